-- case: an index is created
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
CREATE INDEX CONCURRENTLY i ON p (a);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY fails: public.p is partitioned, and no index is built concurrently on all partitions
--     > CREATE INDEX i ON ONLY public.p (a);
--     > -- next migration:
--     > CREATE INDEX CONCURRENTLY p1_a_idx ON public.p1 (a);
--     > ALTER INDEX public.i ATTACH PARTITION public.p1_a_idx;
--     > CREATE INDEX CONCURRENTLY "P2_a_idx" ON public."P2" (a);
--     > ALTER INDEX public.i ATTACH PARTITION public."P2_a_idx";

-- case: a unique one without a name, only on the parent
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY ON ONLY p (id, a) INCLUDE (a);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY fails: public.p is partitioned, and no index is built concurrently on all partitions
--     > CREATE UNIQUE INDEX p_id_a_a1_idx ON ONLY public.p (id, a) INCLUDE (a);

-- case: one is dropped
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX i ON p (a);
-- file: up
DROP INDEX CONCURRENTLY IF EXISTS i;
-- expect:
--   1:1 error DROP INDEX CONCURRENTLY fails: public.i is the index of public.p, which is partitioned
--     > SET LOCAL lock_timeout = '2s';
--     > DROP INDEX public.i;

-- case: on a partition it works
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX j ON p1 (id);
-- file: up
CREATE INDEX CONCURRENTLY i ON p1 (a);
DROP INDEX CONCURRENTLY j;
-- expect:
--   nothing

-- case: on a plain table it works
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (id);
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: the parent was made in the same file
-- file: up
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX CONCURRENTLY i ON p (a);
-- expect:
--   4:1 error CREATE INDEX CONCURRENTLY fails: public.p is partitioned, and no index is built concurrently on all partitions
--     > CREATE INDEX i ON ONLY public.p (a);
--     > -- next migration:
--     > CREATE INDEX CONCURRENTLY p1_a_idx ON public.p1 (a);
--     > ALTER INDEX public.i ATTACH PARTITION public.p1_a_idx;
--     > CREATE INDEX CONCURRENTLY "P2_a_idx" ON public."P2" (a);
--     > ALTER INDEX public.i ATTACH PARTITION public."P2_a_idx";

-- case: no partition is known
-- file: history
CREATE TABLE p (id int) PARTITION BY RANGE (id);
-- file: up
CREATE INDEX CONCURRENTLY i ON p (id);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY fails: public.p is partitioned, and no index is built concurrently on all partitions
--     > CREATE INDEX i ON public.p (id);

-- case: in a schema, behind a rename
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.p (id int) PARTITION BY LIST (id);
ALTER TABLE shop.p RENAME TO q;
-- file: up
CREATE INDEX CONCURRENTLY i ON shop.q (id);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY fails: shop.q is partitioned, and no index is built concurrently on all partitions
--     > CREATE INDEX i ON shop.q (id);

-- case: partitions of partitions want a parent index on each level
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10) PARTITION BY LIST (a);
CREATE TABLE p1a PARTITION OF p1 FOR VALUES IN (1);
-- file: up
CREATE INDEX CONCURRENTLY i ON p (a);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY fails: public.p is partitioned, and no index is built concurrently on all partitions
--     > CREATE INDEX i ON ONLY public.p (a);
--     > CREATE INDEX p1_a_idx ON ONLY public.p1 (a);
--     > ALTER INDEX public.i ATTACH PARTITION public.p1_a_idx;
--     > -- next migration:
--     > CREATE INDEX CONCURRENTLY p1a_a_idx ON public.p1a (a);
--     > ALTER INDEX public.p1_a_idx ATTACH PARTITION public.p1a_a_idx;
