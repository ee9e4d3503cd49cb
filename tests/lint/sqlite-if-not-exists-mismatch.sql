-- case: another column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- expect:
--   1:1 warning IF NOT EXISTS skips users, which is there already, and it has no column email

-- case: the same definition
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS "Users" (ID integer PRIMARY KEY, Name text);
-- expect:
--   nothing

-- case: a column is NOT NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- expect:
--   1:1 warning IF NOT EXISTS skips users, which is there already, and its column name is another

-- case: it was not there
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS teams (id INTEGER PRIMARY KEY);
-- expect:
--   nothing

-- case: without IF NOT EXISTS it fails by itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY);
-- expect:
--   nothing

-- case: an index on other columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (name);
-- file: up
CREATE INDEX IF NOT EXISTS i ON users (email);
-- expect:
--   1:1 warning IF NOT EXISTS skips i, which is there already, and it is on something else

-- case: an index that is unique now
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (name);
-- file: up
CREATE UNIQUE INDEX IF NOT EXISTS i ON users (name);
-- expect:
--   1:1 warning IF NOT EXISTS skips i, which is there already, and it is not unique

-- case: an index of another table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE t (name);
CREATE INDEX i ON users (name);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (name);
-- expect:
--   1:1 warning IF NOT EXISTS skips i, which is there already, and it is on users

-- case: the same index
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (lower(name)) WHERE email IS NOT NULL;
-- file: up
CREATE INDEX IF NOT EXISTS i ON users (LOWER(name)) WHERE email is not null;
-- expect:
--   nothing
