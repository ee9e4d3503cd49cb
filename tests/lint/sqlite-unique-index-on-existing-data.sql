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

-- case: a column of this file that is filled with a value for each row
-- options: dialect=sqlite
-- file: history
CREATE TABLE memo (id INTEGER PRIMARY KEY);
-- file: up
ALTER TABLE memo ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE memo SET name = lower(hex(randomblob(8)));
CREATE UNIQUE INDEX memo_name ON memo (name);
-- expect:
--   nothing

-- case: a column made of the key
-- file: history
CREATE TABLE idp (id INTEGER PRIMARY KEY, kind INTEGER, name TEXT);
-- file: up
ALTER TABLE idp ADD COLUMN uid TEXT NOT NULL DEFAULT '';
UPDATE idp SET uid = printf('%08x', id) WHERE uid = '';
CREATE UNIQUE INDEX idp_uid ON idp (uid);
-- expect:
--   nothing

-- case: columns whose values may be alike
-- file: history
CREATE TABLE idp (id INTEGER PRIMARY KEY, kind INTEGER, name TEXT);
-- file: up
ALTER TABLE idp ADD COLUMN a TEXT NOT NULL DEFAULT '';
ALTER TABLE idp ADD COLUMN b TEXT NOT NULL DEFAULT '';
ALTER TABLE idp ADD COLUMN c TEXT NOT NULL DEFAULT '';
ALTER TABLE idp ADD COLUMN d TEXT NOT NULL DEFAULT '';
ALTER TABLE idp ADD COLUMN e TEXT NOT NULL DEFAULT '';
UPDATE idp SET a = id % 10, b = kind, c = substr(id, 1, 2), d = abs(random()) % 7;
UPDATE idp SET e = hex(randomblob(8)) WHERE kind = 2;
CREATE UNIQUE INDEX idp_a ON idp (a);
CREATE UNIQUE INDEX idp_b ON idp (b);
CREATE UNIQUE INDEX idp_c ON idp (c);
CREATE UNIQUE INDEX idp_d ON idp (d);
CREATE UNIQUE INDEX idp_e ON idp (e);
-- expect:
--   8:1 warning CREATE UNIQUE INDEX fails where rows of idp agree in (a)
--     > -- no row may come:
--     > SELECT a, count(*) FROM idp WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1;
--   9:1 warning CREATE UNIQUE INDEX fails where rows of idp agree in (b)
--     > -- no row may come:
--     > SELECT b, count(*) FROM idp WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1;
--   10:1 warning CREATE UNIQUE INDEX fails where rows of idp agree in (c)
--     > -- no row may come:
--     > SELECT c, count(*) FROM idp WHERE c IS NOT NULL GROUP BY c HAVING count(*) > 1;
--   11:1 warning CREATE UNIQUE INDEX fails where rows of idp agree in (d)
--     > -- no row may come:
--     > SELECT d, count(*) FROM idp WHERE d IS NOT NULL GROUP BY d HAVING count(*) > 1;
--   12:1 warning CREATE UNIQUE INDEX fails where rows of idp agree in (e)
--     > -- no row may come:
--     > SELECT e, count(*) FROM idp WHERE e IS NOT NULL GROUP BY e HAVING count(*) > 1;
