-- case: the index is dropped concurrently, and built again on the way back
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX t_a ON t USING hash (a) WHERE a > 0;
-- file: up
DROP INDEX t_a;
-- file: down
CREATE INDEX t_a ON t USING hash (a) WHERE a > 0;
-- expect:
--   20260101000001_case
--     up   -- mig: transaction off
--     up   DROP INDEX CONCURRENTLY IF EXISTS public.t_a;
--     down CREATE INDEX CONCURRENTLY t_a ON public.t USING hash (a) WHERE a > 0;

-- case: CASCADE is refused
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX t_a ON t (a);
-- file: up
DROP INDEX t_a CASCADE;
-- file: down
CREATE INDEX t_a ON t (a);
-- expect:
--   note: stays as it is: DROP INDEX CONCURRENTLY takes no CASCADE: drop what depends on it first

-- case: what takes the name of the dropped index waits for it
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX by_a ON t (a);
-- file: up
DROP INDEX by_a;
CREATE TABLE u (id bigint PRIMARY KEY, a int);
CREATE INDEX by_a ON u (a);
-- file: down
DROP TABLE u;
CREATE INDEX by_a ON t (a);
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   CREATE TABLE u (id bigint PRIMARY KEY, a int);
--     down DROP TABLE u;
--   20260101000002_case_index
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   DROP INDEX CONCURRENTLY IF EXISTS public.by_a;
--     down CREATE INDEX CONCURRENTLY by_a ON public.t (a);
--   20260101000003_case_settle
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   CREATE INDEX CONCURRENTLY by_a ON public.u (a);
--     down DROP INDEX CONCURRENTLY IF EXISTS public.by_a;
