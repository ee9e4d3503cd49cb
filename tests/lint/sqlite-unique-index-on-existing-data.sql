-- case: old columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
CREATE UNIQUE INDEX i ON users (email, name);
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails where rows of users agree in (email, name)
--     > -- no row may come:
--     > SELECT email, name, count(*) FROM users WHERE email IS NOT NULL AND name IS NOT NULL GROUP BY email, name HAVING count(*) > 1;

-- case: an expression with a condition
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
CREATE UNIQUE INDEX i ON users (lower(email)) WHERE email IS NOT NULL;
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails where rows of users agree in its expressions

-- case: not unique
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
CREATE INDEX i ON users (email);
-- expect:
--   nothing

-- case: a table of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX i ON users (email);
-- expect:
--   nothing

-- case: a table of the same file that has rows
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO users (email) VALUES ('a'), ('a');
CREATE UNIQUE INDEX i ON users (email);
-- expect:
--   3:1 warning CREATE UNIQUE INDEX fails where rows of users agree in (email)
--     > -- no row may come:
--     > SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1;

-- case: a new column which is NULL everywhere
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT;
CREATE UNIQUE INDEX i ON users (email);
-- expect:
--   nothing

-- case: a new column that was filled
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT;
UPDATE users SET email = name;
CREATE UNIQUE INDEX i ON users (email);
-- expect:
--   3:1 warning CREATE UNIQUE INDEX fails where rows of users agree in (email)
--     > -- no row may come:
--     > SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1;

-- case: a new column with a default
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT DEFAULT 'x';
CREATE UNIQUE INDEX i ON users (email);
-- expect:
--   2:1 warning CREATE UNIQUE INDEX fails where rows of users agree in (email)
--     > -- no row may come:
--     > SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1;

-- case: with a key among its columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
CREATE UNIQUE INDEX i ON users (email, id);
-- expect:
--   nothing

-- case: another index is unique already
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX i ON users (email);
-- file: up
CREATE UNIQUE INDEX j ON users (email, name);
-- expect:
--   nothing

-- case: a rebuild that had it before
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX i ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, name, email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE UNIQUE INDEX i ON users (email);
-- expect:
--   nothing

-- case: a rebuild that makes a column unique
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT UNIQUE);
INSERT INTO new_users (id, name, email) SELECT id, name, email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 warning the copy of users fails where rows agree in (email), which becomes unique
