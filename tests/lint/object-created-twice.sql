-- case: a table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE users (id bigint PRIMARY KEY);
-- expect:
--   1:1 error this fails: table public.users exists already

-- case: a column, an index, a type
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE TYPE mood AS ENUM ('b');
CREATE INDEX i ON users (age);
-- file: up
ALTER TABLE users ADD COLUMN age integer;
CREATE TYPE mood AS ENUM ('a');
CREATE INDEX i ON orders (amount);
-- expect:
--   1:1 error this fails: column age exists already
--   2:1 error this fails: type public.mood exists already
--   3:1 error this fails: public.i exists already

-- case: by two migrations with IF NOT EXISTS
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a text);
-- expect:
--   2/1:1 warning public.t is created by 20260101000001_case as well: this statement does nothing

-- case: IF NOT EXISTS of what an older release made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: dropped in between
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
CREATE TABLE users (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: OR REPLACE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE VIEW v AS SELECT 1 AS a;
-- file: up
CREATE OR REPLACE VIEW v AS SELECT 2 AS a;
-- expect:
--   nothing

-- case: in another schema
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE SCHEMA shop;
-- file: up
CREATE TABLE shop.users (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: SQLite
-- options: dialect=sqlite
-- file: history
CREATE TABLE t (id integer PRIMARY KEY);
-- file: up
CREATE TABLE T (id integer PRIMARY KEY);
-- expect:
--   1:1 error this fails: table t exists already

-- case: a table moves to where there is one of its name
-- file: history
CREATE SCHEMA app;
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE app.users (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users SET SCHEMA app;
-- expect:
--   1:1 error this fails: app.users exists already

-- case: what a block makes unless it is there, and what follows a block that cannot be followed
-- file: history
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (id int, q text);
-- file: up
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('a');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ DECLARE q text; BEGIN SELECT t.q INTO q FROM t; EXECUTE q; END $$;
ALTER TABLE t ADD COLUMN id int;
-- expect:
--   6:1 warning this fails: column id exists already

-- case: the index of a constraint has a name that is taken
-- file: history
CREATE TABLE u2f (id int CONSTRAINT u2f_pkey PRIMARY KEY);
-- file: up
ALTER TABLE u2f RENAME TO bkp_u2f;
CREATE TABLE u2f (id int CONSTRAINT u2f_pkey PRIMARY KEY);
-- expect:
--   2:1 error this fails: public.u2f_pkey exists already

-- case: a constraint that comes again in the place of the one of its name
-- file: history
CREATE TABLE t (id int, a int, CONSTRAINT k UNIQUE (id));
-- file: up
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE (a);
ALTER TABLE t DROP CONSTRAINT k;
ALTER TABLE t ADD CONSTRAINT k UNIQUE (id);
CREATE TABLE IF NOT EXISTS t (id int CONSTRAINT k PRIMARY KEY);
-- expect:
--   nothing

-- case: an IF before may have renamed the column
-- file: history
CREATE TABLE u (id int PRIMARY KEY, phone text);
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u RENAME COLUMN phone TO p2; END IF; END $$;
-- file: up
ALTER TABLE u ADD COLUMN p2 text;
-- expect:
--   1:1 warning this fails: column p2 exists already
