-- case: switched on
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA writable_schema = ON;
PRAGMA writable_schema = OFF;
PRAGMA writable_schema;
PRAGMA writable_schema = RESET;
-- expect:
--   1:1 error PRAGMA writable_schema lets statements damage the schema

-- case: written
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA writable_schema = 1;
UPDATE sqlite_master SET sql = sql WHERE name = 'users';
DELETE FROM sqlite_schema WHERE name = 'nothing';
-- expect:
--   1:1 error PRAGMA writable_schema lets statements damage the schema
--   2:8 error the statement writes sqlite_master by itself
--   3:13 error the statement writes sqlite_schema by itself

-- case: read
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
SELECT sql FROM sqlite_master;
INSERT INTO users (name) SELECT name FROM sqlite_schema;
-- expect:
--   nothing

-- case: schema_version
-- file: up
PRAGMA schema_version;
PRAGMA schema_version = 7;
PRAGMA user_version = 7;
-- expect:
--   2:1 error PRAGMA schema_version makes other connections read with a wrong schema

-- case: the tables that may be written
-- file: history
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);
ANALYZE;
-- file: up
DELETE FROM sqlite_sequence WHERE name = 'x';
DELETE FROM sqlite_stat1 WHERE tbl = 'x';
-- expect:
--   nothing
