-- case: NOT NULL without a default
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL;
-- expect:
--   1:30 error adding team as NOT NULL without a default fails where users has rows
--     > ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 0;

-- case: DEFAULT NULL is none
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN code VARCHAR(10) NOT NULL DEFAULT (NULL);
-- expect:
--   1:30 error adding code as NOT NULL without a default fails where users has rows
--     > ALTER TABLE users ADD COLUMN code VARCHAR(10) NOT NULL DEFAULT '';

-- case: with a default
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 0;
-- expect:
--   nothing

-- case: may be NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN team INTEGER;
-- expect:
--   nothing

-- case: a generated column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN upper_name TEXT NOT NULL AS (coalesce(name, ''));
-- expect:
--   nothing

-- case: a table of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL;
-- expect:
--   nothing

-- case: a table of the same file that has rows by now
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (name) VALUES ('a');
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL;
-- expect:
--   3:30 error adding team as NOT NULL without a default fails where users has rows
--     > ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 0;

-- case: files alone do not say that IF NOT EXISTS made the table
-- file: up
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL;
-- expect:
--   2:30 error adding team as NOT NULL without a default fails where users has rows
--     > ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 0;

-- case: a table that is not known
-- file: up
ALTER TABLE "other table" ADD "my column" TEXT NOT NULL;
-- expect:
--   1:31 error adding my column as NOT NULL without a default fails where "other table" has rows
--     > ALTER TABLE "other table" ADD COLUMN "my column" TEXT NOT NULL DEFAULT '';

-- case: a rebuild makes a column NOT NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 warning the copy of users fails where name is NULL: name becomes NOT NULL

-- case: a rebuild with a value for NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild that leaves the rows with NULL out
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO new_users (id, name) SELECT id, name FROM users WHERE name IS NOT NULL;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild of a column that was checked
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT CHECK (name IS NOT NULL));
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild that was NOT NULL before
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild adds a column that is not filled
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, team INTEGER NOT NULL);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the copy of users fails where it has rows: it gives no value to team, which is NOT NULL

-- case: a rebuild adds a column with a default
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, team INTEGER NOT NULL DEFAULT 1);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: in a down file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
SELECT 1;
-- file: down
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL;
-- expect:
--   2/1:30 info adding team as NOT NULL without a default fails where users has rows
--     > ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 0;

-- case: emptied by the same transaction
-- options: dialect=sqlite
-- file: history
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- file: up
DELETE FROM t;
ALTER TABLE t ADD COLUMN a TEXT NOT NULL;
-- expect:
--   nothing
