-- case: a table that comes further down
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX i ON carts (id);
CREATE TABLE carts (id bigint PRIMARY KEY);
-- expect:

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

-- case: dropped before
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- expect:

-- case: renamed before
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users RENAME TO people;
UPDATE users SET state = 'a' WHERE id = 1;
UPDATE people SET state = 'a' WHERE id = 1;
-- expect:

-- case: a column that is gone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users DROP COLUMN age;
ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;
-- expect:

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

-- case: made again
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
CREATE TABLE users (id bigint PRIMARY KEY);
ALTER TABLE users ADD COLUMN a text;
-- expect:

-- case: nobody makes it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE shops ADD COLUMN a text;
SELECT * FROM elsewhere.things;
-- expect:

-- case: a table that refers to itself
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, up bigint REFERENCES t);
-- expect:

-- case: a name of a WITH
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
WITH b AS (SELECT 1) SELECT * FROM b;
CREATE TABLE b (id bigint PRIMARY KEY);
-- expect:

-- case: the same name in another schema
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE SCHEMA shop;
-- file: up
INSERT INTO users VALUES (1);
CREATE TABLE shop.users (id bigint PRIMARY KEY);
-- expect:

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

-- case: a down
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- file: down
ALTER TABLE users DROP COLUMN b;
-- expect:

-- case: SQLite looks foreign keys up when rows change
-- options: dialect=sqlite
-- file: up
CREATE TABLE a (id integer PRIMARY KEY, b integer REFERENCES b);
CREATE VIEW v AS SELECT * FROM b;
INSERT INTO b VALUES (1);
CREATE TABLE b (id integer PRIMARY KEY);
-- expect:

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
