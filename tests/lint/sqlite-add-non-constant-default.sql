-- case: CURRENT_TIMESTAMP
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- expect:

-- case: a function in parentheses
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN created_at TEXT DEFAULT (datetime('now'));
-- expect:

-- case: an operator in parentheses
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT (1 + 1);
-- expect:

-- case: a collation in parentheses
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n TEXT DEFAULT ('x' COLLATE nocase);
-- expect:

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

-- case: a table of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN created_at TEXT DEFAULT CURRENT_TIMESTAMP;
-- expect:

-- case: in CREATE TABLE
-- file: up
CREATE TABLE t (a TEXT DEFAULT CURRENT_TIMESTAMP, b INTEGER DEFAULT (1 + 1));
-- expect:

-- case: a temporary table of the same file
-- file: up
CREATE TEMP TABLE t (a);
ALTER TABLE t ADD COLUMN b DEFAULT CURRENT_DATE;
-- expect:
