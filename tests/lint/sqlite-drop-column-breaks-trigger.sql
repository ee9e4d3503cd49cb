-- case: a trigger that sets it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN UPDATE users SET email = NEW.x; END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error once users.email is dropped the trigger g fails when it fires: it sets it
--     > DROP TRIGGER g;
--     > ALTER TABLE users DROP COLUMN email;

-- case: a trigger that inserts it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN INSERT INTO users (id, email) VALUES (1, NEW.x); END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error once users.email is dropped the trigger g fails when it fires: it inserts it
--     > DROP TRIGGER g;
--     > ALTER TABLE users DROP COLUMN email;

-- case: a trigger that inserts by position
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN INSERT INTO users VALUES (1, 'a', NEW.x); END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 error once users.email is dropped the trigger g fails when it fires: it inserts a value for each column
--     > DROP TRIGGER g;
--     > ALTER TABLE users DROP COLUMN email;

-- case: a trigger that inserts other columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN INSERT INTO users (name) VALUES (NEW.x); END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: UPDATE OF it alone
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER UPDATE OF email ON users BEGIN INSERT INTO log (x) VALUES (1); END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:31 warning once users.email is dropped the trigger g never fires again
--     > DROP TRIGGER g;
--     > ALTER TABLE users DROP COLUMN email;

-- case: UPDATE OF it and another
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER UPDATE OF name, email ON users BEGIN INSERT INTO log (x) VALUES (1); END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: dropped before
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN UPDATE users SET email = NEW.x; END;
-- file: up
DROP TRIGGER g;
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: dropped behind in the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN UPDATE users SET email = NEW.x; END;
-- file: up
ALTER TABLE users DROP COLUMN email;
DROP TRIGGER g;
-- expect:
--   nothing

-- case: the column of another table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE log (x);
CREATE TRIGGER g AFTER INSERT ON log BEGIN UPDATE log SET x = 1; END;
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing
