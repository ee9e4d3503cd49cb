-- case: TEXT
-- file: up
CREATE TABLE t (id TEXT PRIMARY KEY);
-- expect:
--   1:14 warning the primary key of t takes NULL: id is not NOT NULL

-- case: NOT NULL
-- file: up
CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY);
CREATE TABLE u (id TEXT PRIMARY KEY NOT NULL);
-- expect:
--   nothing

-- case: the rowid
-- file: up
CREATE TABLE t (id INTEGER PRIMARY KEY);
CREATE TABLE u (id integer, PRIMARY KEY (id DESC));
-- expect:
--   nothing

-- case: what looks like the rowid
-- file: up
CREATE TABLE t (id INT PRIMARY KEY);
CREATE TABLE u (id INTEGER PRIMARY KEY DESC);
CREATE TABLE v (id BIGINT PRIMARY KEY);
-- expect:
--   1:14 warning the primary key of t takes NULL: id is not NOT NULL
--   2:14 warning the primary key of u takes NULL: id is not NOT NULL
--   3:14 warning the primary key of v takes NULL: id is not NOT NULL

-- case: several columns
-- file: up
CREATE TABLE t (a INTEGER, b TEXT NOT NULL, PRIMARY KEY (a, b));
-- expect:
--   1:14 warning the primary key of t takes NULL: a is not NOT NULL

-- case: STRICT and WITHOUT ROWID
-- file: up
CREATE TABLE t (id TEXT PRIMARY KEY) STRICT;
CREATE TABLE u (id TEXT PRIMARY KEY) WITHOUT ROWID;
-- expect:
--   nothing

-- case: no key at all and a temporary table
-- file: up
CREATE TABLE t (a);
CREATE TEMP TABLE u (id TEXT PRIMARY KEY);
-- expect:
--   nothing

-- case: a rebuild of one that was so before
-- file: history
CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: it is there already
-- file: history
CREATE TABLE t (id TEXT PRIMARY KEY);
-- file: up
CREATE TABLE IF NOT EXISTS t (id TEXT PRIMARY KEY);
-- expect:
--   nothing
