-- case: a rebuild
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 info the rebuild writes every row of users while no other writer gets in

-- case: a small table
-- options: size=users:300
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = trim(name);
-- expect:
--   nothing

-- case: a large table
-- options: size=users:3000000
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = trim(name);
DELETE FROM users;
-- expect:
--   1:1 info UPDATE writes about 3000000 rows of users while no other writer gets in
--   2:1 info DELETE writes about 3000000 rows of users while no other writer gets in

-- case: some rows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = trim(name) WHERE id < 10;
DELETE FROM users WHERE name IS NULL;
-- expect:
--   nothing

-- case: of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
UPDATE users SET name = trim(name);
-- expect:
--   nothing
