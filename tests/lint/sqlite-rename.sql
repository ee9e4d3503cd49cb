-- case: a column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME COLUMN name TO full_name;
-- expect:

-- case: a table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME TO people;
-- expect:

-- case: a table with a view of the old name
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT * FROM people;
-- expect:

-- case: a table with a view that writes as well
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT * FROM people;
CREATE TRIGGER users_insert INSTEAD OF INSERT ON users BEGIN INSERT INTO people (id, name) VALUES (NEW.id, NEW.name); END;
CREATE TRIGGER users_update INSTEAD OF UPDATE ON users BEGIN UPDATE people SET name = NEW.name WHERE id = OLD.id; END;
CREATE TRIGGER users_delete INSTEAD OF DELETE ON users BEGIN DELETE FROM people WHERE id = OLD.id; END;
-- expect:

-- case: of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users RENAME TO people;
-- expect:

-- case: a column of the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN x TEXT;
ALTER TABLE users RENAME x TO y;
-- expect:

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

-- case: a rebuild that renames a column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, full_name TEXT);
INSERT INTO new_users (id, full_name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: quoted names
-- file: history
CREATE TABLE "my users" ("the name" TEXT);
-- file: up
ALTER TABLE "my users" RENAME COLUMN "the name" TO "group";
-- expect:

-- case: a table that is not known
-- file: up
ALTER TABLE t RENAME COLUMN a TO b;
-- expect:
