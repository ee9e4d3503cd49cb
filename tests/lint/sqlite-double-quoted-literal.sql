-- case: in UPDATE and INSERT
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = "unknown" WHERE name = "x";
INSERT INTO users (name) VALUES ("a"), ("name");
-- expect:
--   1:25 warning "unknown" is no column: some builds of SQLite take it for the string 'unknown', the others fail
--   1:48 warning "x" is no column: some builds of SQLite take it for the string 'x', the others fail
--   2:34 warning "a" is no column: some builds of SQLite take it for the string 'a', the others fail
--   2:41 warning "name" is no column: some builds of SQLite take it for the string 'name', the others fail

-- case: names of columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE "users" SET "name" = "id" WHERE "users"."name" = "NAME";
INSERT INTO "users" ("name") SELECT "name" FROM "users" WHERE "rowid" = 1;
-- expect:
--   nothing

-- case: in an index and a CHECK
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX i ON users ("nope");
CREATE INDEX j ON users ("name");
CREATE TABLE t (a TEXT CHECK ("a" IN ("x", "y")));
-- expect:
--   1:26 warning "nope" is no column: some builds of SQLite take it for the string 'nope', the others fail
--   3:39 warning "x" is no column: some builds of SQLite take it for the string 'x', the others fail
--   3:44 warning "y" is no column: some builds of SQLite take it for the string 'y', the others fail

-- case: a default is always a string
-- file: up
CREATE TABLE t (a TEXT DEFAULT "x");
-- expect:
--   nothing

-- case: a column that ALTER TABLE makes of others
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n TEXT AS (lower("name")) VIRTUAL CHECK ("n" <> "x");
-- expect:
--   1:78 warning "x" is no column: some builds of SQLite take it for the string 'x', the others fail

-- case: in a view and a trigger
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE VIEW v AS SELECT "name", "nope" FROM users;
CREATE TRIGGER g AFTER INSERT ON users BEGIN UPDATE users SET name = "none" WHERE id = NEW."id"; END;
-- expect:
--   1:33 warning "nope" is no column: some builds of SQLite take it for the string 'nope', the others fail
--   2:70 warning "none" is no column: some builds of SQLite take it for the string 'none', the others fail

-- case: aliases and WITH
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE VIEW v AS WITH "c" ("x") AS (SELECT name FROM users) SELECT "x" AS "y" FROM "c" ORDER BY "y";
-- expect:
--   nothing

-- case: tables that are not known
-- file: up
UPDATE t SET a = "x";
-- expect:
--   nothing

-- case: other quotes
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = 'x', id = [id] WHERE `name` IS NULL;
-- expect:
--   nothing
