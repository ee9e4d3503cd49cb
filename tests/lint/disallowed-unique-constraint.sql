-- case: over one column
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
-- expect:
--   1:15 error ADD UNIQUE builds an index of public.t while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY k ON public.t (a);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT k UNIQUE USING INDEX k;

-- case: without a name
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD UNIQUE (id, a);
-- expect:
--   1:15 error ADD UNIQUE builds an index of public.t while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY t_id_a_key ON public.t (id, a);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_a_key UNIQUE USING INDEX t_id_a_key;

-- case: with all the rest, a schema and quotes
-- options: postgres=15
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" int, b int);
-- file: up
ALTER TABLE shop."T" ADD CONSTRAINT "K" UNIQUE NULLS NOT DISTINCT ("A") INCLUDE (b) DEFERRABLE INITIALLY DEFERRED;
-- expect:
--   1:22 error ADD UNIQUE builds an index of shop."T" while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY "K" ON shop."T" ("A") INCLUDE (b) NULLS NOT DISTINCT;
--     > -- next migration:
--     > ALTER TABLE shop."T" ADD CONSTRAINT "K" UNIQUE USING INDEX "K" DEFERRABLE INITIALLY DEFERRED;

-- case: it adopts an index
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX k ON t (a);
-- file: up
ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k;
-- expect:
--   nothing

-- case: on a new table
-- file: up
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD UNIQUE (a);
-- expect:
--   nothing

-- case: on a partitioned table
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
ALTER TABLE p ADD CONSTRAINT k UNIQUE (id);
-- expect:
--   1:15 error ADD UNIQUE builds an index of public.p while nobody can read or write it
--     > -- on each partition:
--     > CREATE UNIQUE INDEX CONCURRENTLY p1_id_key ON public.p1 (id);
--     > CREATE UNIQUE INDEX CONCURRENTLY "P2_id_key" ON public."P2" (id);
--     > -- next migration:
--     > ALTER TABLE public.p1 ADD CONSTRAINT p1_id_key UNIQUE USING INDEX p1_id_key;
--     > ALTER TABLE public."P2" ADD CONSTRAINT "P2_id_key" UNIQUE USING INDEX "P2_id_key";
--     > -- next migration:
--     > ALTER TABLE public.p ADD CONSTRAINT k UNIQUE (id);

-- case: without overlaps, which no index can be made for
-- options: postgres=18
-- file: history
CREATE TABLE t (id int4range, d daterange);
-- file: up
ALTER TABLE t ADD CONSTRAINT k UNIQUE (id, d WITHOUT OVERLAPS);
-- expect:
--   1:15 error ADD UNIQUE builds an index of public.t while nobody can read or write it

-- case: on a table that nobody knows
-- file: up
ALTER TABLE shop.t ADD CONSTRAINT k UNIQUE (a);
-- expect:
--   1:20 error ADD UNIQUE builds an index of shop.t while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY k ON shop.t (a);
--     > -- next migration:
--     > ALTER TABLE shop.t ADD CONSTRAINT k UNIQUE USING INDEX k;

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
END $$;
-- expect:
--   2:17 error ADD UNIQUE builds an index of public.t while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY k ON public.t (a);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT k UNIQUE USING INDEX k;

-- case: a column of its own has a rule of its own
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int UNIQUE;
-- expect:
--   nothing

-- case: the old constraint goes with its column in a statement before
-- file: history
CREATE TABLE pb (id int PRIMARY KEY, person_id int NOT NULL, old_id int, CONSTRAINT pk1 UNIQUE (old_id));
-- file: up
ALTER TABLE pb DROP COLUMN old_id;
ALTER TABLE pb ADD CONSTRAINT pk1 UNIQUE (person_id);
-- expect:
--   2:16 error ADD UNIQUE builds an index of public.pb while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY pk1_new ON public.pb (person_id);
--     > -- next migration:
--     > ALTER TABLE public.pb DROP COLUMN old_id, ADD CONSTRAINT pk1 UNIQUE USING INDEX pk1_new;
