-- case: a table that comes further down
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX i ON carts (id);
CREATE TABLE carts (id bigint PRIMARY KEY);
-- expect:
--   1:19 error carts is not there yet: it is created further down in this file

-- case: a table of a later migration
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE a (id bigint PRIMARY KEY, b bigint REFERENCES b (id));
INSERT INTO b VALUES (1);
CREATE VIEW v AS SELECT * FROM b;
-- file: up
CREATE TABLE b (id bigint PRIMARY KEY);
-- expect:
--   1/1:60 error b is not there yet: it is created by 20260101000002_case
--   1/2:13 error b is not there yet: it is created by 20260101000002_case
--   1/3:32 error b is not there yet: it is created by 20260101000002_case

-- case: dropped before
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   2/1:13 error users is not there any more: it is dropped or renamed by 20260101000001_case

-- case: renamed before
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users RENAME TO people;
UPDATE users SET state = 'a' WHERE id = 1;
UPDATE people SET state = 'a' WHERE id = 1;
-- expect:
--   2:8 error users is not there any more: it is dropped or renamed further up in this file

-- case: a column that is gone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users DROP COLUMN age;
ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;
-- expect:
--   2:32 error this fails: public.users has no column age

-- case: IF EXISTS
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE IF EXISTS carts;
CREATE TABLE carts (id bigint PRIMARY KEY);
ALTER TABLE IF EXISTS shops ADD COLUMN a text;
CREATE TABLE shops (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: made again
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
CREATE TABLE users (id bigint PRIMARY KEY);
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: nobody makes it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE shops ADD COLUMN a text;
SELECT * FROM elsewhere.things;
-- expect:
--   nothing

-- case: a table that refers to itself
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, up bigint REFERENCES t);
-- expect:
--   nothing

-- case: a name of a WITH
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
WITH b AS (SELECT 1) SELECT * FROM b;
CREATE TABLE b (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: the same name in another schema
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE SCHEMA shop;
-- file: up
INSERT INTO users VALUES (1);
CREATE TABLE shop.users (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: a function may name what comes later
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM carts;
END $$;
CREATE TABLE carts (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: a down
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- file: down
ALTER TABLE users DROP COLUMN b;
-- expect:
--   2/1:1 error this fails: column b does not exist

-- case: SQLite looks foreign keys up when rows change
-- options: dialect=sqlite
-- file: up
CREATE TABLE a (id integer PRIMARY KEY, b integer REFERENCES b);
CREATE VIEW v AS SELECT * FROM b;
INSERT INTO b VALUES (1);
CREATE TABLE b (id integer PRIMARY KEY);
-- expect:
--   3:13 error b is not there yet: it is created further down in this file

-- case: dropped only perhaps
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  IF current_user = 'a' THEN
    DROP TABLE users;
  END IF;
END $$;
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing
