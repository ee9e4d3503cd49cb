-- case: with foreign keys on
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 1 REFERENCES teams (id);
-- expect:

-- case: where nothing is said of them
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT 1 REFERENCES teams (id);
-- expect:

-- case: switched off and checked by mig
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT 1 REFERENCES teams (id);
-- expect:

-- case: without a default
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team INTEGER REFERENCES teams (id);
-- expect:

-- case: DEFAULT NULL
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT NULL REFERENCES teams (id);
-- expect:

-- case: a table of the same file
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN team INTEGER DEFAULT 1 REFERENCES teams (id);
-- expect:
