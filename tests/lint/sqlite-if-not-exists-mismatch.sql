-- case: another column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- expect:

-- case: the same definition
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS "Users" (ID integer PRIMARY KEY, Name text);
-- expect:

-- case: a column is NOT NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- expect:

-- case: it was not there
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE IF NOT EXISTS teams (id INTEGER PRIMARY KEY);
-- expect:

-- case: without IF NOT EXISTS it fails by itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY);
-- expect:

-- case: an index on other columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (name);
-- file: up
CREATE INDEX IF NOT EXISTS i ON users (email);
-- expect:

-- case: an index that is unique now
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (name);
-- file: up
CREATE UNIQUE INDEX IF NOT EXISTS i ON users (name);
-- expect:

-- case: an index of another table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE t (name);
CREATE INDEX i ON users (name);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (name);
-- expect:

-- case: the same index
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (lower(name)) WHERE email IS NOT NULL;
-- file: up
CREATE INDEX IF NOT EXISTS i ON users (LOWER(name)) WHERE email is not null;
-- expect:
