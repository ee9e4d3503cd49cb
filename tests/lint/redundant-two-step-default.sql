-- case: three steps
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text;
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
UPDATE t SET c = 'x';
-- expect:
--   3:1 info UPDATE writes every row of public.t to give c the value that ADD COLUMN … DEFAULT would give without touching one
--     > ALTER TABLE public.t ADD COLUMN c text DEFAULT 'x';

-- case: three steps in three files
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text;
-- file: up
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
-- file: up
UPDATE t SET c = 'x' WHERE c IS NULL;
-- expect:
--   3/1:1 info UPDATE writes every row of public.t to give c the value that ADD COLUMN … DEFAULT would give without touching one
--     > ALTER TABLE public.t ADD COLUMN c text DEFAULT 'x';

-- case: another value for old rows
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text;
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
UPDATE t SET c = 'old';
-- expect:
--   nothing

-- case: a value for each row
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c uuid;
ALTER TABLE t ALTER COLUMN c SET DEFAULT gen_random_uuid();
UPDATE t SET c = gen_random_uuid();
-- expect:
--   nothing

-- case: some rows
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text;
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
UPDATE t SET c = 'x' WHERE a > 5;
-- expect:
--   nothing

-- case: a column that was there
-- file: history
CREATE TABLE t (id int, c text);
-- file: up
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
UPDATE t SET c = 'x';
-- expect:
--   nothing

-- case: before PostgreSQL 11 it was the way
-- options: postgres=10
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text;
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
UPDATE t SET c = 'x';
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c text;
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';
UPDATE t SET c = 'x';
-- expect:
--   nothing

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "No" int;
ALTER TABLE shop."Orders" ALTER "No" SET DEFAULT 5;
UPDATE shop."Orders" SET "No" = 5;
-- expect:
--   3:1 info UPDATE writes every row of shop."Orders" to give "No" the value that ADD COLUMN … DEFAULT would give without touching one
--     > ALTER TABLE shop."Orders" ADD COLUMN "No" integer DEFAULT 5;
