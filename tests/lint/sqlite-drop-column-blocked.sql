-- case: an index
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the index users_email uses it
--     > DROP INDEX users_email;
--     > ALTER TABLE users DROP COLUMN email;

-- case: an index that goes first
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
DROP INDEX users_email;
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: the condition of an index
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (name) WHERE email IS NOT NULL;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the index i uses it
--     > DROP INDEX i;
--     > ALTER TABLE users DROP COLUMN email;

-- case: an index on an expression
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (lower(email));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the index i uses it
--     > DROP INDEX i;
--     > ALTER TABLE users DROP COLUMN email;

-- case: an index of other columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (name);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: the primary key
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
ALTER TABLE users DROP COLUMN id;
-- expect:
--   1:31 error SQLite cannot drop id of users: it is in the primary key

-- case: UNIQUE at the column and in the table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, a UNIQUE, b, c, UNIQUE (b, c));
-- file: up
ALTER TABLE users DROP COLUMN a;
ALTER TABLE users DROP COLUMN b;
-- expect:
--   1:31 error SQLite cannot drop a of users: it is UNIQUE
--   2:31 error SQLite cannot drop b of users: it is UNIQUE

-- case: a CHECK of the table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, CHECK (email <> ''));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: CHECK (email <> '') of users uses it

-- case: a CHECK at the column goes with it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT CHECK (email <> ''));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: a CHECK at another column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT CHECK (name <> email));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: CHECK (name <> email) of users uses it

-- case: a foreign key of the table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, FOREIGN KEY (email) REFERENCES t (id));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the foreign key of the table to t uses it

-- case: REFERENCES at the column goes with it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT REFERENCES t (id));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: a generated column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, e TEXT AS (lower(email)));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the generated column e uses it

-- case: a view
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE VIEW v AS SELECT u.email FROM users u;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the view v reads it
--     > DROP VIEW v;
--     > ALTER TABLE users DROP COLUMN email;

-- case: a view with a star
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE VIEW v AS SELECT * FROM users;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: a view of another table with such a column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE o (email TEXT);
CREATE VIEW v AS SELECT email FROM o;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: a trigger that reads it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER UPDATE ON users BEGIN INSERT INTO log (x) VALUES (NEW.email); END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the trigger g reads it
--     > DROP TRIGGER g;
--     > ALTER TABLE users DROP COLUMN email;

-- case: a trigger that only writes it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN UPDATE users SET email = NEW.x; END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: a trigger with a condition on it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN DELETE FROM users WHERE email = 'x'; END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the trigger g reads it
--     > DROP TRIGGER g;
--     > ALTER TABLE users DROP COLUMN email;

-- case: the only column
-- file: history
CREATE TABLE t (a);
-- file: up
ALTER TABLE t DROP COLUMN a;
-- expect:
--   1:27 error SQLite cannot drop a of t: it is the only column

-- case: nothing in the way and names in another case
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
ALTER TABLE main."USERS" DROP [Email];
-- expect:
--   nothing

-- case: an index found in another case
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX i ON users (EMAIL);
-- file: up
ALTER TABLE USERS DROP COLUMN email;
-- expect:
--   1:31 error SQLite cannot drop email of users: the index i uses it
--     > DROP INDEX i;
--     > ALTER TABLE USERS DROP COLUMN email;

-- case: a column of the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
ALTER TABLE users ADD COLUMN x TEXT;
CREATE INDEX i ON users (x);
ALTER TABLE users DROP COLUMN x;
-- expect:
--   3:31 error SQLite cannot drop x of users: the index i uses it
--     > DROP INDEX i;
--     > ALTER TABLE users DROP COLUMN x;
