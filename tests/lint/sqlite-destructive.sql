-- case: DROP TABLE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
DROP TABLE users;
-- expect:

-- case: DROP TABLE with foreign keys on
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
DROP TABLE main.users;
-- expect:

-- case: DROP TABLE of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (name) VALUES ('a');
DROP TABLE users;
-- expect:

-- case: DROP TABLE IF EXISTS of what is not there
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DROP TABLE IF EXISTS other;
-- expect:

-- case: DROP TABLE of what is not known
-- file: up
DROP TABLE IF EXISTS other;
-- expect:

-- case: a temporary table
-- file: up
CREATE TEMP TABLE t (a);
DROP TABLE t;
-- expect:

-- case: DROP COLUMN
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:

-- case: DROP COLUMN of the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT;
ALTER TABLE users DROP COLUMN email;
-- expect:

-- case: DROP COLUMN of a generated one
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT AS (id));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:

-- case: DELETE without WHERE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
DELETE FROM users;
DELETE FROM orders WHERE 1 = 1;
DELETE FROM orders WHERE TRUE;
-- expect:

-- case: DELETE with WHERE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DELETE FROM users WHERE name IS NULL;
DELETE FROM users WHERE id IN (SELECT 1);
DELETE FROM users WHERE 0;
-- expect:

-- case: DELETE with foreign keys on
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
DELETE FROM users;
-- expect:

-- case: UPDATE without WHERE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = 'x';
UPDATE users SET name = 'x' WHERE id = 1;
-- expect:

-- case: UPDATE that corrects a value
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = trim(name);
-- expect:

-- case: UPDATE that fills a new column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN nick TEXT;
UPDATE users SET nick = name;
-- expect:

-- case: UPDATE in a trigger is not run now
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TRIGGER g AFTER INSERT ON users BEGIN UPDATE users SET name = 'x'; DELETE FROM users; END;
-- expect:

-- case: REPLACE into a parent
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
REPLACE INTO users (id, name) VALUES (1, 'a');
INSERT OR REPLACE INTO users (id, name) VALUES (1, 'a');
REPLACE INTO orders (id) VALUES (1);
-- expect:

-- case: REPLACE where keys are not enforced
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
REPLACE INTO users (id, name) VALUES (1, 'a');
-- expect:

-- case: a rebuild
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a rebuild without one of the columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a rebuild that makes one column of two
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, contact TEXT);
INSERT INTO new_users (id, contact) SELECT id, name || email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a rebuild that keeps a column but forgets its values
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a rebuild of some rows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users WHERE name IS NOT NULL;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a rebuild through a helper
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE helper (id, name);
INSERT INTO helper (id, name) SELECT id, name FROM users;
DROP TABLE users;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (id, name) SELECT id, name FROM helper;
DROP TABLE helper;
-- expect:

-- case: a new table of the same name without a copy
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DROP TABLE users;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- expect:

-- case: a virtual table
-- file: history
CREATE VIRTUAL TABLE search USING fts5 (body);
-- file: up
DROP TABLE search;
-- expect:
