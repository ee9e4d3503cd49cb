-- case: CURRENT_TIMESTAMP
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- expect:
--   1:55 error adding created_at with the default CURRENT_TIMESTAMP, which is no constant, fails where users has rows
--     > ALTER TABLE users ADD COLUMN created_at TEXT;
--     > UPDATE users SET created_at = CURRENT_TIMESTAMP WHERE created_at IS NULL;

-- case: a function in parentheses
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN created_at TEXT DEFAULT (datetime('now'));
-- expect:
--   1:46 error adding created_at with the default (datetime('now')), which is no constant, fails where users has rows
--     > ALTER TABLE users ADD COLUMN created_at TEXT;
--     > UPDATE users SET created_at = (datetime('now')) WHERE created_at IS NULL;

-- case: an operator in parentheses
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT (1 + 1);
-- expect:
--   1:40 error adding n with the default (1 + 1), which is no constant, fails where users has rows
--     > ALTER TABLE users ADD COLUMN n INTEGER;
--     > UPDATE users SET n = (1 + 1) WHERE n IS NULL;

-- case: a collation in parentheses
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n TEXT DEFAULT ('x' COLLATE nocase);
-- expect:
--   1:37 error adding n with the default ('x' COLLATE nocase), which is no constant, fails where users has rows
--     > ALTER TABLE users ADD COLUMN n TEXT;
--     > UPDATE users SET n = ('x' COLLATE nocase) WHERE n IS NULL;

-- case: constants
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN c0 DEFAULT 1;
ALTER TABLE users ADD COLUMN c1 DEFAULT -1;
ALTER TABLE users ADD COLUMN c2 DEFAULT +1.5;
ALTER TABLE users ADD COLUMN c3 DEFAULT 'x';
ALTER TABLE users ADD COLUMN c4 DEFAULT "x";
ALTER TABLE users ADD COLUMN c5 DEFAULT abc;
ALTER TABLE users ADD COLUMN c6 DEFAULT TRUE;
ALTER TABLE users ADD COLUMN c7 DEFAULT x'00';
ALTER TABLE users ADD COLUMN c8 DEFAULT (1);
ALTER TABLE users ADD COLUMN c9 DEFAULT ((-1));
ALTER TABLE users ADD COLUMN c10 DEFAULT (CAST(1 AS TEXT));
ALTER TABLE users ADD COLUMN c11 DEFAULT NULL;
ALTER TABLE users ADD COLUMN c12 DEFAULT (NULL);
-- expect:
--   nothing

-- case: a table of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN created_at TEXT DEFAULT CURRENT_TIMESTAMP;
-- expect:
--   nothing

-- case: in CREATE TABLE
-- file: up
CREATE TABLE t (a TEXT DEFAULT CURRENT_TIMESTAMP, b INTEGER DEFAULT (1 + 1));
-- expect:
--   nothing

-- case: a temporary table of the same file
-- file: up
CREATE TEMP TABLE t (a);
ALTER TABLE t ADD COLUMN b DEFAULT CURRENT_DATE;
-- expect:
--   nothing
