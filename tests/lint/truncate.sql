-- case: tables of earlier migrations
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.a (id int);
CREATE TABLE b (id int);
-- file: up
TRUNCATE TABLE shop.a, b RESTART IDENTITY;
-- expect:
--   1:16 error TRUNCATE deletes all rows of shop.a and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM shop.a;
--     > -- those with a DELETE … WHERE, in batches
--   1:24 error TRUNCATE deletes all rows of public.b and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.b;
--     > -- those with a DELETE … WHERE, in batches

-- case: new and temporary tables
-- options: new=set
-- file: up
CREATE TABLE a (id int);
CREATE TEMP TABLE b (id int);
INSERT INTO a VALUES (1);
-- file: up
TRUNCATE a;
-- expect:
--   nothing

-- case: a temporary table of the same file
-- file: up
CREATE TEMP TABLE b (id int);
TRUNCATE b;
-- expect:
--   nothing

-- case: a table that is not known and one in a DO block
-- file: up
TRUNCATE ONLY t;
DO $$ BEGIN TRUNCATE u; END $$;
-- expect:
--   1:15 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches
--   2:22 error TRUNCATE deletes all rows of public.u and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.u;
--     > -- those with a DELETE … WHERE, in batches

-- case: in a function that is only created
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'TRUNCATE t';
-- expect:
--   nothing

-- case: in the body of a function, a procedure, a block that the migration runs
-- file: history
CREATE TABLE t (id int);
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE FUNCTION old() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'TRUNCATE t'; END $$;
-- file: up
CREATE PROCEDURE p(n int) LANGUAGE sql AS 'TRUNCATE t';
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM old(); RETURN 1; END $$;
CREATE FUNCTION g() RETURNS void LANGUAGE sql SET search_path = app AS 'TRUNCATE t';
CALL p(1);
SELECT f();
SELECT g();
DO $$ DECLARE n int; BEGIN n := f(); END $$;
-- expect:
--   4:1 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it (in public.p(integer), which is called here)
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches
--   5:1 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it (in public.old(), which is called here)
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches
--   6:1 error TRUNCATE deletes all rows of app.t and blocks reads and writes of it (in public.g(), which is called here)
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM app.t;
--     > -- those with a DELETE … WHERE, in batches
--   7:1 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it (in public.old(), which is called here)
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches

-- case: in a function that calls itself, or is not called for certain
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE FUNCTION f(n int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE t;
  PERFORM f(n - 1);
END $$;
SELECT f(id) FROM t;
-- expect:
--   6:1 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it (in public.f(integer), which is called here)
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches

-- case: in a function that makes the table itself, or cannot change anything
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE work (id int);
  TRUNCATE work;
END $$;
CREATE FUNCTION g() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
SELECT f();
SELECT g();
-- expect:
--   nothing

-- case: a function that a trigger calls, the action of a rule
-- file: history
CREATE TABLE t (id int);
CREATE FUNCTION empty() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN TRUNCATE t; RETURN NULL; END $$;
-- file: up
CREATE TABLE q (id int);
CREATE TRIGGER a AFTER INSERT ON q FOR EACH STATEMENT EXECUTE FUNCTION empty();
-- expect:
--   2:1 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it (in public.empty(), which the trigger calls)
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches

-- case: a new table whose partition or child is old, and tables that are new with all they hold
-- file: history
CREATE TABLE old (id int NOT NULL);
CREATE TABLE child (id int NOT NULL);
-- file: up
CREATE TABLE parent (id int NOT NULL);
ALTER TABLE child INHERIT parent;
TRUNCATE parent;
CREATE TABLE parted (id int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (1) TO (5);
TRUNCATE parted;
ALTER TABLE parted ATTACH PARTITION old DEFAULT;
TRUNCATE parted;
-- expect:
--   3:10 error TRUNCATE deletes all rows of public.parent and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.parent;
--     > -- those with a DELETE … WHERE, in batches
--   8:10 error TRUNCATE deletes all rows of public.parted and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.parted;
--     > -- those with a DELETE … WHERE, in batches

-- case: a temporary table that is gone
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE TEMP TABLE t (id int);
TRUNCATE t;
DISCARD PLANS;
TRUNCATE t;
DISCARD TEMP;
TRUNCATE t;
-- expect:
--   6:10 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches

-- case: a temporary table that is gone with its own commit
-- file: history
CREATE TABLE t (id int);
CREATE TABLE u (id int);
-- file: up
-- mig: transaction off
CREATE TEMP TABLE t (id int) ON COMMIT DROP;
TRUNCATE t;
BEGIN;
CREATE TEMP TABLE u (id int) ON COMMIT DROP;
TRUNCATE u;
COMMIT;
DO $$ BEGIN CREATE TEMP TABLE u (id int) ON COMMIT DROP; TRUNCATE u; END $$;
TRUNCATE u;
-- expect:
--   3:10 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches
--   9:10 error TRUNCATE deletes all rows of public.u and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.u;
--     > -- those with a DELETE … WHERE, in batches

-- case: IF NOT EXISTS where nothing is known of what was there
-- file: up
CREATE TABLE IF NOT EXISTS t (id int);
CREATE TABLE n (id int);
CREATE TEMP TABLE IF NOT EXISTS w (id int);
TRUNCATE t;
TRUNCATE n;
TRUNCATE w;
-- expect:
--   4:10 error TRUNCATE deletes all rows of public.t and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.t;
--     > -- those with a DELETE … WHERE, in batches

-- case: IF NOT EXISTS where the history is known
-- file: history
CREATE TABLE u (id int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id int);
CREATE TABLE IF NOT EXISTS u (id int);
TRUNCATE t;
TRUNCATE u;
-- expect:
--   4:10 error TRUNCATE deletes all rows of public.u and blocks reads and writes of it
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.u;
--     > -- those with a DELETE … WHERE, in batches
