-- case: over a column that is not null
-- file: history
CREATE TABLE t (id int NOT NULL);
-- file: up
ALTER TABLE t ADD PRIMARY KEY (id);
-- expect:
--   1:15 error ADD PRIMARY KEY builds an index of public.t while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t (id);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;

-- case: over columns that may be NULL
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id, a);
-- expect:
--   1:15 error ADD PRIMARY KEY builds an index of public.t while nobody can read or write it
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_nn CHECK (id IS NOT NULL) NOT VALID;
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_nn CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_nn;
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_nn;
--     > CREATE UNIQUE INDEX CONCURRENTLY k ON public.t (id, a);
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
--     > ALTER TABLE public.t DROP CONSTRAINT t_id_nn;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_nn;

-- case: adopts an index over a column that is not null
-- file: history
CREATE TABLE t (id int NOT NULL);
CREATE UNIQUE INDEX k ON t (id);
-- file: up
ALTER TABLE t ADD PRIMARY KEY USING INDEX k;
-- expect:
--   nothing

-- case: adopts an index over columns that may be NULL
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX k ON t (id, a);
-- file: up
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
-- expect:
--   1:15 error ADD PRIMARY KEY USING INDEX reads all of public.t while nobody can read or write it, as id and a may be NULL so far
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_nn CHECK (id IS NOT NULL) NOT VALID;
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_nn CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_nn;
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_nn;
--     > -- next migration:
--     > ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
--     > ALTER TABLE public.t DROP CONSTRAINT t_id_nn;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_nn;

-- case: a validated check proves it
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (id IS NOT NULL AND id > 0);
CREATE UNIQUE INDEX k ON t (id);
-- file: up
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
-- expect:
--   nothing

-- case: a check that is not valid proves nothing
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (id IS NOT NULL) NOT VALID;
CREATE UNIQUE INDEX k ON t (id);
-- file: up
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
-- expect:
--   1:15 error ADD PRIMARY KEY USING INDEX reads all of public.t while nobody can read or write it, as id may be NULL so far
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_nn CHECK (id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_nn;
--     > -- next migration:
--     > ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
--     > ALTER TABLE public.t DROP CONSTRAINT t_id_nn;

-- case: a check that NULL passes proves nothing
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (id > 0 OR id IS NOT NULL);
ALTER TABLE t ADD CONSTRAINT d CHECK (id > 0);
CREATE UNIQUE INDEX k ON t (id);
-- file: up
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
-- expect:
--   1:15 error ADD PRIMARY KEY USING INDEX reads all of public.t while nobody can read or write it, as id may be NULL so far
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_nn CHECK (id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_nn;
--     > -- next migration:
--     > ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
--     > ALTER TABLE public.t DROP CONSTRAINT t_id_nn;

-- case: on a new table
-- file: up
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD PRIMARY KEY (id);
-- expect:
--   nothing

-- case: with a schema and quotes, deferrable
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" int NOT NULL, b int);
-- file: up
ALTER TABLE shop."T" ADD CONSTRAINT "K" PRIMARY KEY ("A") INCLUDE (b) DEFERRABLE;
-- expect:
--   1:22 error ADD PRIMARY KEY builds an index of shop."T" while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY "K" ON shop."T" ("A") INCLUDE (b);
--     > -- next migration:
--     > ALTER TABLE shop."T" ADD CONSTRAINT "K" PRIMARY KEY USING INDEX "K" DEFERRABLE;

-- case: on a partitioned table
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
ALTER TABLE p ADD PRIMARY KEY (id);
-- expect:
--   1:15 error ADD PRIMARY KEY builds an index of public.p while nobody can read or write it
--     > -- on each partition:
--     > CREATE UNIQUE INDEX CONCURRENTLY p1_pkey ON public.p1 (id);
--     > CREATE UNIQUE INDEX CONCURRENTLY "P2_pkey" ON public."P2" (id);
--     > -- next migration:
--     > ALTER TABLE public.p1 ADD CONSTRAINT p1_pkey PRIMARY KEY USING INDEX p1_pkey;
--     > ALTER TABLE public."P2" ADD CONSTRAINT "P2_pkey" PRIMARY KEY USING INDEX "P2_pkey";
--     > -- next migration:
--     > ALTER TABLE public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id);

-- case: on a table that nobody knows
-- file: up
ALTER TABLE t ADD PRIMARY KEY (id);
-- expect:
--   1:15 error ADD PRIMARY KEY builds an index of public.t while nobody can read or write it
--     > ALTER TABLE t ADD CONSTRAINT t_id_nn CHECK (id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE t VALIDATE CONSTRAINT t_id_nn;
--     > CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (id);
--     > -- next migration:
--     > ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
--     > ALTER TABLE t DROP CONSTRAINT t_id_nn;

-- case: emptied by the same transaction
-- file: history
CREATE TABLE inputs (a text, id integer NOT NULL);
-- file: up
TRUNCATE inputs;
ALTER TABLE inputs ADD PRIMARY KEY (id);
-- expect:
--   nothing

-- case: the name is another key's until then
-- file: history
CREATE TABLE ek (k int PRIMARY KEY, id bigint NOT NULL);
-- file: up
ALTER TABLE ek DROP CONSTRAINT ek_pkey, ADD CONSTRAINT ek_pkey PRIMARY KEY (id);
-- expect:
--   1:41 error ADD PRIMARY KEY builds an index of public.ek while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY ek_pkey_new ON public.ek (id);
--     > -- next migration:
--     > ALTER TABLE public.ek DROP CONSTRAINT ek_pkey, ADD CONSTRAINT ek_pkey PRIMARY KEY USING INDEX ek_pkey_new;

-- case: the old key goes with its column
-- file: history
CREATE TABLE pb (id serial PRIMARY KEY, person_id int NOT NULL, CONSTRAINT pk1 UNIQUE (person_id));
-- file: up
ALTER TABLE pb DROP COLUMN id, ADD PRIMARY KEY (person_id), DROP CONSTRAINT pk1;
-- expect:
--   1:32 error ADD PRIMARY KEY builds an index of public.pb while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY pb_pkey_new ON public.pb (person_id);
--     > -- next migration:
--     > ALTER TABLE public.pb DROP COLUMN id, ADD CONSTRAINT pb_pkey PRIMARY KEY USING INDEX pb_pkey_new;

-- case: the old key goes in a statement before, and the free name is taken too
-- file: history
CREATE TABLE pb (id serial PRIMARY KEY, person_id int NOT NULL);
CREATE INDEX pb_pkey_new ON pb (person_id, id);
-- file: up
ALTER TABLE pb DROP CONSTRAINT pb_pkey;
ALTER TABLE pb ADD PRIMARY KEY (person_id);
-- expect:
--   2:16 error ADD PRIMARY KEY builds an index of public.pb while nobody can read or write it
--     > CREATE UNIQUE INDEX CONCURRENTLY pb_pkey_new1 ON public.pb (person_id);
--     > -- next migration:
--     > ALTER TABLE public.pb DROP CONSTRAINT pb_pkey, ADD CONSTRAINT pb_pkey PRIMARY KEY USING INDEX pb_pkey_new1;
