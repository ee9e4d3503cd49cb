-- case: an index on a table of an earlier migration
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: a unique index on it
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE UNIQUE INDEX i ON t (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE UNIQUE INDEX CONCURRENTLY i ON public.t (a);

-- case: without a name and with all the rest
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX ON t USING btree (a DESC NULLS LAST) INCLUDE (id) WITH (fillfactor = 70) WHERE a > 0;
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY ON public.t USING btree (a DESC NULLS LAST) INCLUDE (id) WITH (fillfactor = 70) WHERE a > 0;

-- case: concurrently
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: on a table of the same file
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on a table of the same file that has rows by now
-- file: up
-- mig: transaction off
CREATE TABLE t (id int, a int);
INSERT INTO t SELECT g, g FROM generate_series(1, 1000000) g;
CREATE INDEX i ON t (a);
-- expect:
--   4:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: on a table of the same transaction that has rows by now
-- file: up
CREATE TABLE t (id int, a int);
INSERT INTO t SELECT g, g FROM generate_series(1, 1000000) g;
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on a table of another file of the set
-- file: up
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
-- expect:
--   2/1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: on a table of another file of the set where that is new as well
-- options: new=set
-- file: up
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on a table of the same file where only the transaction counts
-- options: new=transaction
-- file: up
-- mig: transaction off
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   3:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: on a table that IF NOT EXISTS did not create
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: on a table that IF NOT EXISTS created
-- file: history
CREATE TABLE o (id int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id int, a int);
CREATE INDEX IF NOT EXISTS i ON t (a);
-- expect:
--   nothing

-- case: on a table that IF NOT EXISTS may have created, as nobody knows what ran before
-- file: history
DO $$ BEGIN EXECUTE (SELECT s FROM x); END $$;
-- file: up
CREATE TABLE IF NOT EXISTS t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: an index that IF NOT EXISTS finds there
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (a);
-- expect:
--   nothing

-- case: an index that IF NOT EXISTS does not find
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON public.t (a);

-- case: on a table that was rolled back and is the old one again
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
BEGIN;
DROP TABLE t;
CREATE TABLE t (id int, a int);
ROLLBACK;
CREATE INDEX i ON t (a);
-- expect:
--   5:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: behind ROLLBACK TO
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
SAVEPOINT s;
DROP TABLE t;
CREATE TABLE t (id int, a int);
ROLLBACK TO s;
CREATE INDEX i ON t (a);
-- expect:
--   5:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: on a new table that took the name of the old one
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DROP TABLE t;
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on an old table with a new name
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t RENAME TO u;
CREATE TABLE t (id int, a int);
CREATE INDEX i ON u (a);
CREATE INDEX j ON t (a);
-- expect:
--   3:1 error CREATE INDEX blocks writes to public.u while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.u (a);

-- case: on tables of the same name in two schemas
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.t (id int, a int);
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
CREATE INDEX i ON shop.t (a);
-- expect:
--   3:1 error CREATE INDEX blocks writes to shop.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON shop.t (a);

-- case: through the search path
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.t (id int, a int);
-- file: up
SET search_path = shop;
CREATE INDEX i ON t (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to shop.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON shop.t (a);

-- case: with quoted names
-- file: history
CREATE TABLE "Order Lines" (id int, "A" int);
-- file: up
CREATE INDEX "I" ON "Order Lines" ("A");
-- expect:
--   1:1 error CREATE INDEX blocks writes to public."Order Lines" while it is built
--     > CREATE INDEX CONCURRENTLY "I" ON public."Order Lines" ("A");

-- case: quoted or not makes another table
-- file: history
CREATE TABLE "T" (id int, a int);
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON T (a);
CREATE INDEX j ON "T" (a);
-- expect:
--   3:1 error CREATE INDEX blocks writes to public."T" while it is built
--     > CREATE INDEX CONCURRENTLY j ON public."T" (a);

-- case: on a temporary table
-- file: up
CREATE TEMP TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on a temporary table that hides an old one
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE TEMP TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on a materialized view of the same transaction
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX i ON m (a);
-- expect:
--   nothing

-- case: on a materialized view of an earlier migration
-- file: history
CREATE TABLE t (id int, a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- file: up
CREATE UNIQUE INDEX i ON m (a);
-- expect:
--   1:1 error CREATE INDEX blocks REFRESH of public.m while it is built
--     > CREATE UNIQUE INDEX CONCURRENTLY i ON public.m (a);

-- case: on a table that is copied from another
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE TABLE u AS SELECT * FROM t;
CREATE INDEX i ON u (a);
-- expect:
--   nothing

-- case: on a copy, outside a transaction
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: transaction off
CREATE TABLE u AS SELECT * FROM t;
CREATE INDEX i ON u (a);
-- expect:
--   3:1 error CREATE INDEX blocks writes to public.u while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.u (a);

-- case: on a partitioned table with partitions
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
CREATE INDEX i ON p (a) WHERE a > 0;
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.p and all its partitions while it is built
--     > CREATE INDEX i ON ONLY public.p (a) WHERE a > 0;
--     > -- next migration:
--     > CREATE INDEX CONCURRENTLY p1_a_idx ON public.p1 (a) WHERE a > 0;
--     > ALTER INDEX public.i ATTACH PARTITION public.p1_a_idx;
--     > CREATE INDEX CONCURRENTLY p2_a_idx ON public.p2 (a) WHERE a > 0;
--     > ALTER INDEX public.i ATTACH PARTITION public.p2_a_idx;

-- case: on a partitioned table without partitions
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
-- file: up
CREATE INDEX i ON p (a);
-- expect:
--   nothing

-- case: on only a partitioned table
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
-- file: up
CREATE INDEX i ON ONLY p (a);
-- expect:
--   nothing

-- case: ON ONLY means nothing to a plain table
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON ONLY t (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: on a partition
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
-- file: up
CREATE INDEX i ON p1 (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.p1 while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.p1 (a);

-- case: on a table that the history does not show
-- file: up
CREATE INDEX i ON shop.t (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to shop.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON shop.t (a);

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  CREATE INDEX i ON t (a);
END $$;
-- expect:
--   2:3 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: in the text of an EXECUTE, below a condition
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  IF to_regclass('i') IS NULL THEN
    EXECUTE 'CREATE INDEX i ON t (a)';
  END IF;
END $$;
-- expect:
--   3:14 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: in a function, which this migration does not call
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  CREATE INDEX i ON t (a);
END $$;
-- expect:
--   nothing

-- case: on the way back
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DROP INDEX CONCURRENTLY i;
-- file: down
CREATE INDEX i ON t (a);
-- expect:
--   2/1:1 info CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);

-- case: two in two files
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX j ON t (id);
-- expect:
--   1/1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON public.t (a);
--   2/1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY j ON public.t (id);

-- case: on a table that the same DO block made and filled
-- file: up
-- mig: transaction off
DO $$ BEGIN
  CREATE TABLE t (id int, a int);
  INSERT INTO t VALUES (1, 1);
  CREATE INDEX i ON t (a);
END $$;
CREATE INDEX j ON t (id);
-- expect:
--   7:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY j ON public.t (id);

-- case: emptied by the same transaction, or by DELETE, which leaves dead rows to read
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int);
-- file: up
TRUNCATE t;
CREATE INDEX t_a ON t (a);
-- file: up
DELETE FROM t;
CREATE INDEX t_a2 ON t (a);
-- expect:
--   2/2:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY t_a2 ON public.t (a);

-- case: several of a table are one finding
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX users_state_idx ON users (state);
CREATE INDEX orders_state_idx ON orders (state);
CREATE UNIQUE INDEX users_age_idx ON users (age);
CREATE INDEX ON users (state, age);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.users while it is built; the same for users_age_idx (line 3) and line 4
--     > CREATE INDEX CONCURRENTLY users_state_idx ON public.users (state);
--     > CREATE UNIQUE INDEX CONCURRENTLY users_age_idx ON public.users (age);
--     > CREATE INDEX CONCURRENTLY ON public.users (state, age);
--   2:1 error CREATE INDEX blocks writes to public.orders while it is built
--     > CREATE INDEX CONCURRENTLY orders_state_idx ON public.orders (state);

-- case: one of several is suppressed
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: ignore require-concurrent-index-creation -- built in the night
CREATE INDEX a ON users (state);
CREATE INDEX b ON users (age);
CREATE INDEX c ON users (state, age);
-- expect:
--   3:1 error CREATE INDEX blocks writes to public.users while it is built; the same for c (line 4)
--     > CREATE INDEX CONCURRENTLY b ON public.users (age);
--     > CREATE INDEX CONCURRENTLY c ON public.users (state, age);

-- case: in a function that is called, and on a new table with an old partition
-- file: history
CREATE TABLE t (id int NOT NULL);
CREATE TABLE old (id int NOT NULL);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE INDEX ON t (id); END $$;
SELECT f();
CREATE TABLE n (id int NOT NULL) PARTITION BY RANGE (id);
ALTER TABLE n ATTACH PARTITION old DEFAULT;
CREATE INDEX ON n (id);
CREATE TABLE p (id int NOT NULL);
CREATE INDEX ON p (id);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.t while it is built (in public.f(), which is called here)
--     > CREATE INDEX CONCURRENTLY ON public.t (id);
--   5:1 error CREATE INDEX blocks writes to public.n and all its partitions while it is built
--     > CREATE INDEX n_id_idx ON ONLY public.n (id);
--     > -- next migration:
--     > CREATE INDEX CONCURRENTLY old_id_idx ON public.old (id);
--     > ALTER INDEX public.n_id_idx ATTACH PARTITION public.old_id_idx;

-- case: a column is renamed in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u RENAME COLUMN phone TO p2; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a column is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u DROP COLUMN phone; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a type is changed in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u ALTER COLUMN phone TYPE varchar; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: an index is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN DROP INDEX ux; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: an index is renamed in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER INDEX ux RENAME TO uy; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a constraint is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u DROP CONSTRAINT u_pkey; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a constraint is renamed in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u RENAME CONSTRAINT u_pkey TO u_key; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a view is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN DROP VIEW uv; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a function is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN DROP FUNCTION uf(); END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a trigger is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN DROP TRIGGER ut ON u; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a table is dropped in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN DROP TABLE w; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a type is renamed in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TYPE ue RENAME TO ue2; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: another table is renamed in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE w RENAME TO w2; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: an index is dropped by EXECUTE in an IF before, which makes no table
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
CREATE TABLE w (id int PRIMARY KEY);
CREATE INDEX ux ON u (phone);
CREATE VIEW uv AS SELECT id FROM w;
CREATE TYPE ue AS ENUM ('a');
CREATE FUNCTION uf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION ug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER ut BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION ug();
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN EXECUTE 'drop index ux'; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   nothing

-- case: a table of the name is perhaps renamed
-- file: history
CREATE SCHEMA s;
CREATE TABLE u (id int PRIMARY KEY, a int);
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u RENAME TO n; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.n while it is built
--     > CREATE INDEX CONCURRENTLY n_a ON public.n (a);

-- case: a table of the name is perhaps renamed away
-- file: history
CREATE SCHEMA s;
CREATE TABLE n (id int PRIMARY KEY, a int);
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE n RENAME TO n2; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.n while it is built
--     > CREATE INDEX CONCURRENTLY n_a ON public.n (a);

-- case: a table of the name is perhaps dropped
-- file: history
CREATE SCHEMA s;
CREATE TABLE n (id int PRIMARY KEY, a int);
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN DROP TABLE n; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.n while it is built
--     > CREATE INDEX CONCURRENTLY n_a ON public.n (a);

-- case: a table of the name is perhaps moved
-- file: history
CREATE SCHEMA s;
CREATE TABLE n (id int PRIMARY KEY, a int);
-- file: history
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE n SET SCHEMA s; END IF; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY, a int);
CREATE INDEX n_a ON n (a);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.n while it is built
--     > CREATE INDEX CONCURRENTLY n_a ON public.n (a);

-- case: an index is replaced in one transaction
-- file: history
CREATE TABLE le (id int PRIMARY KEY, b int NOT NULL, c int);
CREATE INDEX le_b ON le (b);
-- file: up
DROP INDEX le_b;
CREATE INDEX le_b ON le (b, c);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.le while it is built
--     > CREATE INDEX CONCURRENTLY le_b_new ON public.le (b, c);
--     > DROP INDEX CONCURRENTLY public.le_b;
--     > ALTER INDEX public.le_b_new RENAME TO le_b;

-- case: an index is replaced in one transaction by one of another name
-- file: history
CREATE TABLE le (id int PRIMARY KEY, b int NOT NULL, c int);
CREATE INDEX le_b ON le (b);
-- file: up
DROP INDEX le_b;
CREATE INDEX le_b_c ON le (b, c);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.le while it is built
--     > CREATE INDEX CONCURRENTLY le_b_c ON public.le (b, c);
--     > DROP INDEX CONCURRENTLY public.le_b;

-- case: another index takes the name in one transaction and does less
-- file: history
CREATE TABLE le (id int PRIMARY KEY, b int NOT NULL, c int);
CREATE UNIQUE INDEX le_b ON le (b);
-- file: up
DROP INDEX le_b;
CREATE INDEX le_b ON le (c);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.le while it is built
--     > CREATE INDEX CONCURRENTLY le_b_new ON public.le (c);
--     > DROP INDEX CONCURRENTLY public.le_b;
--     > ALTER INDEX public.le_b_new RENAME TO le_b;

-- case: a constraint is dropped and an index of its name made
-- file: history
CREATE TABLE rc (id int PRIMARY KEY, a int, v text, CONSTRAINT rc_key UNIQUE (a, v));
-- file: up
ALTER TABLE rc DROP CONSTRAINT rc_key;
CREATE UNIQUE INDEX rc_key ON rc (a, md5(v));
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.rc while it is built
--     > CREATE UNIQUE INDEX CONCURRENTLY rc_key_new ON public.rc (a, md5(v));
--     > -- next migration:
--     > ALTER TABLE public.rc DROP CONSTRAINT rc_key;
--     > ALTER INDEX public.rc_key_new RENAME TO rc_key;

-- case: one index replaces two in one transaction
-- file: history
CREATE TABLE le (id int PRIMARY KEY, b int NOT NULL, c int, d int);
CREATE INDEX le_b ON le (b);
CREATE INDEX le_b_c ON le (b, c);
-- file: up
DROP INDEX le_b, le_b_c;
CREATE INDEX le_b_c_d ON le (b, c, d);
-- expect:
--   2:1 error CREATE INDEX blocks writes to public.le while it is built
--     > CREATE INDEX CONCURRENTLY le_b_c_d ON public.le (b, c, d);
--     > DROP INDEX CONCURRENTLY public.le_b;
