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
--   1:13 warning the migrations before this leave no table public.shops
--   2:15 info the migrations before this leave no table elsewhere.things

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

-- case: columns that are surely not there
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total int);
CREATE VIEW v AS SELECT id FROM users;
-- file: up
ALTER TABLE users RENAME COLUMN nope TO x;
CREATE INDEX i1 ON orders (nope);
CREATE INDEX i2 ON orders (lower(nope)) WHERE nope2 > 1;
ALTER TABLE users ADD CONSTRAINT c CHECK (nope > 0) NOT VALID;
ALTER TABLE users ADD UNIQUE (nope);
UPDATE users SET nope = 1 WHERE id = 1;
UPDATE users SET age = 1 WHERE nope = 1;
INSERT INTO users (id, nope) VALUES (1, 2);
CREATE VIEW w AS SELECT nope FROM users;
CREATE VIEW x AS SELECT u.id, o.nope FROM users u JOIN orders o ON o.user_id = u.id;
SELECT users.nope FROM users;
SELECT nope FROM v;
COMMENT ON COLUMN users.nope IS 'x';
-- expect:
--   1:33 error this fails: public.users has no column nope
--   2:28 error this fails: public.orders has no column nope
--   3:34 error this fails: public.orders has no column nope
--   3:47 error this fails: public.orders has no column nope2
--   4:43 error this fails: public.users has no column nope
--   5:31 error this fails: public.users has no column nope
--   6:18 error this fails: public.users has no column nope
--   7:32 error this fails: public.users has no column nope
--   8:24 error this fails: public.users has no column nope
--   9:25 error this fails: public.users has no column nope
--   10:31 error this fails: public.orders has no column nope
--   11:8 error this fails: public.users has no column nope
--   12:8 error this fails: public.v has no column nope
--   13:25 error this fails: public.users has no column nope

-- case: names that are no columns, or of what is not known
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total int);
CREATE FUNCTION full_name(users) RETURNS text LANGUAGE sql AS 'SELECT 1';
-- file: up
SELECT users.full_name, ctid, users, age AS years FROM users ORDER BY years;
SELECT u.age FROM (SELECT 1 AS age) u;
WITH users AS (SELECT 1 AS x) SELECT users.x FROM users;
SELECT k FROM users, generate_series(1, 2) AS k;
UPDATE users SET age = x.n FROM (SELECT 1 AS n) x WHERE users.id = x.n;
INSERT INTO users (id, age) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET age = excluded.age;
SELECT extract(year FROM now()), current_date, email FROM users GROUP BY email;
DELETE FROM users USING orders o WHERE o.user_id = users.id AND total > 1;
SELECT (SELECT total FROM orders WHERE user_id = age LIMIT 1) FROM users;
SELECT o.*, row_number() OVER w FROM orders o WINDOW w AS (PARTITION BY user_id);
ALTER TABLE users ADD COLUMN nick text, ADD CONSTRAINT n CHECK (nick <> '') NOT VALID;
CREATE INDEX j ON users ((email || 'x'), (age + 1)) WHERE age IS NOT NULL;
DO $$ DECLARE k int := 1; BEGIN UPDATE users SET age = k WHERE id = k; END $$;
-- expect:
--   nothing

-- case: SQLite: columns that are surely not there
-- options: dialect=sqlite
-- file: history
CREATE TABLE users (id integer PRIMARY KEY, email text, age int);
-- file: up
ALTER TABLE users RENAME COLUMN nope TO x;
CREATE INDEX i1 ON users (nope);
UPDATE users SET nope = 1 WHERE id = 1;
UPDATE users SET AGE = 1 WHERE Rowid = 1 AND email = "text";
INSERT INTO users (id, nope) VALUES (1, 2);
SELECT total(age) AS t, oid FROM users ORDER BY t;
-- expect:
--   1:33 error this fails: users has no column nope
--   2:27 error this fails: users has no column nope
--   3:18 error this fails: users has no column nope
--   5:24 error this fails: users has no column nope

-- case: a table that no migration makes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
-- file: up
ALTER TABLE userz ADD COLUMN s int;
UPDATE shops SET a = 1 WHERE id = 1;
UPDATE shops SET a = 2 WHERE id = 2;
SELECT * FROM pg_class;
SELECT * FROM information_schema.tables;
-- expect:
--   1:13 warning the migrations before this leave no table public.userz: did you mean users?
--   2:8 info the migrations before this leave no table public.shops

-- case: objects that an earlier migration dropped, or that nothing made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
DROP INDEX users_email;
CREATE TABLE gone (id int);
DROP TABLE gone;
-- file: up
DROP INDEX CONCURRENTLY users_email;
DROP VIEW nowhere;
DROP TYPE IF EXISTS nothing;
ALTER TABLE gone ADD COLUMN a int;
-- expect:
--   1:25 warning the migrations before this leave no index public.users_email
--   2:11 warning the migrations before this leave no view public.nowhere
--   4:13 warning the migrations before this leave no table public.gone

-- case: nothing of the schema is known
-- options: directory
-- file: up
ALTER TABLE users ADD COLUMN a int;
ALTER TABLE users ADD COLUMN b int;
DROP INDEX i;
-- expect:
--   1:13 info the migrations before this leave no table public.users
--   3:12 info the migrations before this leave no index public.i

-- case: a DROP TYPE before it failed, so the column is there
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
-- file: up
CREATE TYPE m AS ENUM ('a');
ALTER TABLE t ADD COLUMN m m;
-- file: down
DROP TYPE m;
ALTER TABLE t DROP COLUMN m;
-- expect:
--   nothing
