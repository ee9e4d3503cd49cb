-- case: with foreign keys on
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 1 REFERENCES teams (id);
-- expect:
--   2:52 error adding team, which refers to teams, with a default fails where users has rows, for foreign keys are on
--     > ALTER TABLE users ADD COLUMN team INTEGER REFERENCES teams (id);
--     > UPDATE users SET team = 1 WHERE team IS NULL;

-- case: where nothing is said of them
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT 1 REFERENCES teams (id);
-- expect:
--   1:43 warning adding team, which refers to teams, with a default makes every row of users refer to 1, and nothing checks that it is there
--     > ALTER TABLE users ADD COLUMN team INTEGER REFERENCES teams (id);
--     > UPDATE users SET team = 1 WHERE team IS NULL;

-- case: switched off and checked by mig
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT 1 REFERENCES teams (id);
-- expect:
--   2:43 warning adding team, which refers to teams, with a default makes every row of users refer to 1: the check before COMMIT fails where that is not there
--     > ALTER TABLE users ADD COLUMN team INTEGER REFERENCES teams (id);
--     > UPDATE users SET team = 1 WHERE team IS NULL;

-- case: without a default
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team INTEGER REFERENCES teams (id);
-- expect:
--   nothing

-- case: DEFAULT NULL
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT NULL REFERENCES teams (id);
-- expect:
--   nothing

-- case: a table of the same file
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT 1 REFERENCES teams (id);
-- expect:
--   nothing
