-- case: any default on an old server
-- options: postgres=10
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT 'x';
-- expect:
--   1:33 error ADD COLUMN c with a default rewrites public.t under ACCESS EXCLUSIVE before PostgreSQL 11
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT 'x';
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = 'x' WHERE c IS NULL;

-- case: now() too
-- options: postgres=9
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c timestamptz NOT NULL DEFAULT now();
-- expect:
--   1:49 error ADD COLUMN c with a default rewrites public.t under ACCESS EXCLUSIVE before PostgreSQL 11
--     > ALTER TABLE public.t ADD COLUMN c timestamp with time zone;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT now();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = now() WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;

-- case: DEFAULT NULL is none
-- options: postgres=10
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT NULL;
-- expect:
--   nothing

-- case: PostgreSQL 11 keeps the value beside the table
-- options: postgres=11
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT 'x';
-- expect:
--   nothing

-- case: an old server in the range
-- options: postgres=10-16
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT 'x';
-- expect:
--   1:33 error ADD COLUMN c with a default rewrites public.t under ACCESS EXCLUSIVE before PostgreSQL 11
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT 'x';
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = 'x' WHERE c IS NULL;

-- case: without settings it is not asked
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT 'x';
-- expect:
--   nothing

-- case: a volatile one is another rule
-- options: postgres=10
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c float8 DEFAULT random();
-- expect:
--   nothing

-- case: a new table
-- options: postgres=10
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c text DEFAULT 'x';
-- expect:
--   nothing
