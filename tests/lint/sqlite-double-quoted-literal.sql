-- case: in UPDATE and INSERT
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = "unknown" WHERE name = "x";
INSERT INTO users (name) VALUES ("a"), ("name");
-- expect:

-- case: names of columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE "users" SET "name" = "id" WHERE "users"."name" = "NAME";
INSERT INTO "users" ("name") SELECT "name" FROM "users" WHERE "rowid" = 1;
-- expect:

-- case: in an index and a CHECK
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX i ON users ("nope");
CREATE INDEX j ON users ("name");
CREATE TABLE t (a TEXT CHECK ("a" IN ("x", "y")));
-- expect:

-- case: a default is always a string
-- file: up
CREATE TABLE t (a TEXT DEFAULT "x");
-- expect:

-- case: in a view and a trigger
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE VIEW v AS SELECT "name", "nope" FROM users;
CREATE TRIGGER g AFTER INSERT ON users BEGIN UPDATE users SET name = "none" WHERE id = NEW."id"; END;
-- expect:

-- case: aliases and WITH
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE VIEW v AS WITH "c" ("x") AS (SELECT name FROM users) SELECT "x" AS "y" FROM "c" ORDER BY "y";
-- expect:

-- case: tables that are not known
-- file: up
UPDATE t SET a = "x";
-- expect:

-- case: other quotes
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = 'x', id = [id] WHERE `name` IS NULL;
-- expect:
