-- case: a view whose table is gone
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- file: up
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users RENAME TO people;
-- expect:
--   1:1 error ALTER TABLE users DROP COLUMN fails: the view team_ids names teams, which is not there
--   2:1 error ALTER TABLE users RENAME COLUMN fails: the view team_ids names teams, which is not there
--   3:1 error ALTER TABLE users RENAME TO fails: the view team_ids names teams, which is not there

-- case: ADD COLUMN does not look
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- file: up
ALTER TABLE users ADD COLUMN x TEXT;
-- expect:
--   nothing

-- case: the view is dropped first
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- file: up
DROP VIEW team_ids;
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: the table goes in the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
-- file: up
DROP TABLE teams;
ALTER TABLE users DROP COLUMN email;
-- expect:
--   2:1 error ALTER TABLE users DROP COLUMN fails: the view team_ids names teams, which is not there

-- case: nothing is broken
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: a trigger
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON users BEGIN INSERT INTO log (x) VALUES (1); END;
DROP TABLE log;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:1 error ALTER TABLE users DROP COLUMN fails: the trigger g names log, which is not there

-- case: with legacy_alter_table a table can be renamed
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- file: up
PRAGMA legacy_alter_table = ON;
ALTER TABLE users RENAME TO people;
PRAGMA legacy_alter_table = OFF;
-- expect:
--   nothing

-- case: a rebuild has a rule of its own
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: what SQLite has by itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE VIEW v AS SELECT name FROM sqlite_schema;
CREATE VIEW w AS SELECT name FROM pragma_table_info('users');
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: files alone say nothing of other tables
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE VIEW v AS SELECT id FROM elsewhere;
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing
