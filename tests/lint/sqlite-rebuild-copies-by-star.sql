-- case: columns in another order
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the copy of users fills email from name: the columns stand in different orders
--     > INSERT INTO new_users (id, email, name) SELECT id, email, name FROM users;

-- case: the same columns in the same order
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT);
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a column more than there are values
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT, age INTEGER);
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the copy of users fails: 3 values for 4 columns
--     > INSERT INTO new_users (id, name, email) SELECT id, name, email FROM users;

-- case: lists in different orders
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, email, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the copy of users fills name from email: the columns stand in different orders
--     > INSERT INTO new_users (id, name, email) SELECT id, name, email FROM users;

-- case: lists of different lengths
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the copy of users fails: 2 values for 3 columns
--     > INSERT INTO new_users (id, name, email) SELECT id, name, email FROM users;

-- case: a column is renamed
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, full_name TEXT, email TEXT);
INSERT INTO new_users (id, full_name, email) SELECT id, name, email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: expressions in the right places
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users SELECT id, trim(name), lower(email) FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a generated column in the list
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT AS (name || '@') STORED);
INSERT INTO new_users (id, name, email) SELECT id, name, email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the copy of users fails: email is a generated column
--     > INSERT INTO new_users (id, name) SELECT id, name FROM users;

-- case: the star of a table with a generated column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT AS (name) VIRTUAL);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT AS (name) VIRTUAL);
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 warning the copy of users reads a generated column with its star, and fails where the tables are not alike
--     > INSERT INTO new_users (id, name) SELECT id, name FROM users;

-- case: the rowid in front of the star
-- file: history
CREATE TABLE users (name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users SELECT rowid, * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a table that is not known
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 warning the copy of users goes by the position of columns that are not known
