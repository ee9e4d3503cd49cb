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
