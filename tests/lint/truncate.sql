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
