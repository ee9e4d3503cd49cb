-- case: the default does not satisfy it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:
--   1:50 error no row of users satisfies CHECK (n > 0) of the new n: where one does not, the statement fails since 3.37; before, the row stays and its next UPDATE fails

-- case: before 3.37 nothing is verified
-- options: sqlite=3.35-3.36
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:
--   1:50 error no row of users satisfies CHECK (n > 0) of the new n: where one does not, the row stays, and its next UPDATE fails

-- case: since 3.37 it is
-- options: sqlite=3.37-3.53
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:
--   1:50 error no row of users satisfies CHECK (n > 0) of the new n: where one does not, the statement fails

-- case: the default satisfies it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN a INTEGER DEFAULT 0 CHECK (a IN (0, 1));
ALTER TABLE users ADD COLUMN b TEXT NOT NULL DEFAULT 'x' CHECK (b = 'x' OR b = 'y');
ALTER TABLE users ADD COLUMN c INTEGER DEFAULT 5 CHECK (c BETWEEN 1 AND 9);
ALTER TABLE users ADD COLUMN d INTEGER DEFAULT -1 CHECK (NOT d > 0 AND d IS NOT NULL);
ALTER TABLE users ADD COLUMN e BOOLEAN DEFAULT TRUE CHECK (e IN (TRUE, FALSE));
-- expect:
--   nothing

-- case: NULL satisfies all but IS NOT NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN a INTEGER CHECK (a > 0);
ALTER TABLE users ADD COLUMN b TEXT CHECK (b IN ('x', 'y'));
ALTER TABLE users ADD COLUMN c TEXT CHECK (c IS NOT NULL);
-- expect:
--   3:37 error no row of users satisfies CHECK (c IS NOT NULL) of the new c: where one does not, the statement fails since 3.37; before, the row stays and its next UPDATE fails

-- case: what depends on other columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN nick TEXT DEFAULT 'x' CHECK (nick <> name);
-- expect:
--   1:52 warning perhaps not every row of users satisfies CHECK (nick <> name) of the new nick: where one does not, the statement fails since 3.37; before, the row stays and its next UPDATE fails
--     > -- no row may come:
--     > SELECT * FROM (SELECT *, 'x' AS nick FROM users) WHERE NOT (nick <> name);

-- case: what calls a function
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN nick TEXT DEFAULT 'x' CHECK (length(nick) > 2);
-- expect:
--   1:52 warning perhaps not every row of users satisfies CHECK (length(nick) > 2) of the new nick: where one does not, the statement fails since 3.37; before, the row stays and its next UPDATE fails
--     > -- no row may come:
--     > SELECT * FROM (SELECT *, 'x' AS nick FROM users) WHERE NOT (length(nick) > 2);

-- case: a table of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:
--   nothing

-- case: a text that affinity would make a number is not decided
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT '0' CHECK (n = 0);
-- expect:
--   1:52 warning perhaps not every row of users satisfies CHECK (n = 0) of the new n: where one does not, the statement fails since 3.37; before, the row stays and its next UPDATE fails
--     > -- no row may come:
--     > SELECT * FROM (SELECT *, '0' AS n FROM users) WHERE NOT (n = 0);
