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

-- case: ADD COLUMN does not look
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- file: up
ALTER TABLE users ADD COLUMN x TEXT;
-- expect:

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

-- case: the table goes in the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
-- file: up
DROP TABLE teams;
ALTER TABLE users DROP COLUMN email;
-- expect:

-- case: nothing is broken
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:

-- case: a trigger
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON users BEGIN INSERT INTO log (x) VALUES (1); END;
DROP TABLE log;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:

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

-- case: what SQLite has by itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE VIEW v AS SELECT name FROM sqlite_schema;
CREATE VIEW w AS SELECT name FROM pragma_table_info('users');
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:

-- case: files alone say nothing of other tables
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE VIEW v AS SELECT id FROM elsewhere;
ALTER TABLE users DROP COLUMN email;
-- expect:
