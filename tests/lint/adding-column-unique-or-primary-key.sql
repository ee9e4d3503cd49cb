-- case: UNIQUE
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text UNIQUE;
-- expect:
--   1:33 error ADD COLUMN c UNIQUE builds an index on public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > -- next migration, once the rows have their values:
--     > CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON public.t (c);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;

-- case: PRIMARY KEY
-- file: history
CREATE TABLE t (a int);
-- file: up
ALTER TABLE t ADD COLUMN id bigint PRIMARY KEY;
-- expect:
--   1:36 error ADD COLUMN id PRIMARY KEY builds an index on public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN id bigint;
--     > -- next migration, once the rows have their values:
--     > CREATE UNIQUE INDEX CONCURRENTLY t_id_key ON public.t (id);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_not_null CHECK (id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_id_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_key PRIMARY KEY USING INDEX t_id_key;

-- case: a name
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text CONSTRAINT code UNIQUE;
-- expect:
--   1:33 error ADD COLUMN c UNIQUE builds an index on public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > -- next migration, once the rows have their values:
--     > CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON public.t (c);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;

-- case: no key
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c text UNIQUE;
-- expect:
--   nothing

-- case: a partitioned table
-- file: history
CREATE TABLE t (a int, k int) PARTITION BY RANGE (k);
-- file: up
ALTER TABLE t ADD COLUMN c text UNIQUE;
-- expect:
--   1:33 error ADD COLUMN c UNIQUE builds an index on public.t under ACCESS EXCLUSIVE

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "Code" text UNIQUE;
-- expect:
--   1:43 error ADD COLUMN "Code" UNIQUE builds an index on shop."Orders" under ACCESS EXCLUSIVE
--     > ALTER TABLE shop."Orders" ADD COLUMN "Code" text;
--     > -- next migration, once the rows have their values:
--     > CREATE UNIQUE INDEX CONCURRENTLY "Orders_Code_key" ON shop."Orders" ("Code");
--     > -- next migration:
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_Code_key" UNIQUE USING INDEX "Orders_Code_key";

-- case: from PostgreSQL 18 on
-- options: postgres=18
-- file: history
CREATE TABLE t (a int);
-- file: up
ALTER TABLE t ADD COLUMN id bigint PRIMARY KEY;
-- expect:
--   1:36 error ADD COLUMN id PRIMARY KEY builds an index on public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN id bigint;
--     > -- next migration, once the rows have their values:
--     > CREATE UNIQUE INDEX CONCURRENTLY t_id_key ON public.t (id);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_key PRIMARY KEY USING INDEX t_id_key;

-- case: the number that it gets is told by another rule
-- options: beside-others
-- file: history
CREATE TABLE users (name text);
-- file: up
ALTER TABLE users ADD COLUMN id bigserial PRIMARY KEY;
-- expect:
--   nothing
