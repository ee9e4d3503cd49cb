-- case: an index of a table in use is built concurrently
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, "Ref" text, at timestamptz);
-- file: up
CREATE INDEX ON shop.orders USING btree (lower("Ref") text_pattern_ops DESC, at) INCLUDE (id) WITH (fillfactor = 70) WHERE at > '2026-01-01';
-- file: down
DROP INDEX shop.orders_lower_at_id_idx;
-- expect:
--   20260101000001_case
--     up   -- mig: transaction off
--     up   CREATE INDEX CONCURRENTLY orders_lower_at_id_idx ON shop.orders ((lower("Ref")) text_pattern_ops DESC, at) INCLUDE (id) WITH (fillfactor = '70') WHERE at > '2026-01-01';
--     down DROP INDEX CONCURRENTLY IF EXISTS shop.orders_lower_at_id_idx;

-- case: a unique one is told which rows stand in its way before it is built
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int NOT NULL, b int);
INSERT INTO t SELECT g, g, g % 5 FROM generate_series(1, 500) AS g;
-- file: up
CREATE UNIQUE INDEX t_ab ON t (a, b);
-- file: down
DROP INDEX t_ab;
-- expect:
--   20260101000001_case
--     up   -- mig: transaction off
--     up   -- mig: check no two rows of t have the same a, b
--     up   SELECT a, b, count(*) FROM public.t WHERE b IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1 LIMIT 5;
--     up   CREATE UNIQUE INDEX CONCURRENTLY t_ab ON public.t (a, b);
--     down DROP INDEX CONCURRENTLY IF EXISTS public.t_ab;

-- case: other statements of the file keep their own step
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE TABLE extra (id bigint PRIMARY KEY);
CREATE INDEX t_a ON t (a);
COMMENT ON INDEX t_a IS 'for the report';
INSERT INTO extra VALUES (1);
-- file: down
DROP INDEX t_a;
DROP TABLE extra;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   CREATE TABLE extra (id bigint PRIMARY KEY);
--     up   INSERT INTO extra VALUES (1);
--     down DROP TABLE extra;
--   20260101000002_case_index
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   CREATE INDEX CONCURRENTLY t_a ON public.t (a);
--     down DROP INDEX CONCURRENTLY IF EXISTS public.t_a;
--   20260101000003_case_settle
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   COMMENT ON INDEX t_a IS 'for the report';
--     down -- mig: noop the down file of the migration that it comes from took nothing of it back

-- case: of a partitioned table it is refused
-- file: history
CREATE TABLE t (id bigint, a int) PARTITION BY RANGE (id);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
-- file: up
CREATE INDEX t_a ON t (a);
-- file: down
DROP INDEX t_a;
-- expect:
--   note: stays as it is: an index of a partitioned table is built partition by partition

-- case: a new table's index stays
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX t_a ON t (a);
-- file: down
DROP TABLE t;
-- expect:
--   nothing
