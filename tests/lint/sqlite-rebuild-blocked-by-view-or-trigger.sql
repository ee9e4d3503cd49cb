-- case: a view
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   5:1 error the rename to users fails: view names names a table that is not there at this moment
--     > PRAGMA legacy_alter_table = ON;
--     > ALTER TABLE new_users RENAME TO users;
--     > PRAGMA legacy_alter_table = OFF;

-- case: the trigger of another table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE log (x);
CREATE TRIGGER note AFTER INSERT ON log BEGIN UPDATE users SET name = 'x'; END;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   5:1 error the rename to users fails: trigger note names a table that is not there at this moment
--     > PRAGMA legacy_alter_table = ON;
--     > ALTER TABLE new_users RENAME TO users;
--     > PRAGMA legacy_alter_table = OFF;

-- case: a view and a trigger
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
CREATE TABLE log (x);
CREATE TRIGGER note AFTER INSERT ON log BEGIN UPDATE users SET name = 'x'; END;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   5:1 error the rename to users fails: view names, trigger note name a table that is not there at this moment
--     > PRAGMA legacy_alter_table = ON;
--     > ALTER TABLE new_users RENAME TO users;
--     > PRAGMA legacy_alter_table = OFF;

-- case: its own trigger goes with the table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TRIGGER touch AFTER UPDATE ON users BEGIN UPDATE users SET name = name WHERE id = NEW.id; END;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: dropped before and made again
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- file: up
-- mig: foreign-keys off
DROP VIEW names;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE VIEW names AS SELECT name FROM users;
-- expect:
--   nothing

-- case: with legacy_alter_table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
-- expect:
--   nothing

-- case: a view of another table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a view that names the table in its WITH
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW v AS WITH users AS (SELECT 1 AS a) SELECT a FROM users;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a view inside a subquery of another case
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW v AS SELECT 1 AS a WHERE EXISTS (SELECT 1 FROM USERS);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   5:1 error the rename to users fails: view v names a table that is not there at this moment
--     > PRAGMA legacy_alter_table = ON;
--     > ALTER TABLE new_users RENAME TO users;
--     > PRAGMA legacy_alter_table = OFF;

-- case: a table created anew needs no rename
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- file: up
-- mig: foreign-keys off
CREATE TABLE helper AS SELECT * FROM users;
DROP TABLE users;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (id, name) SELECT id, name FROM helper;
DROP TABLE helper;
-- expect:
--   nothing
