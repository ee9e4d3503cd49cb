-- case: IF NOT EXISTS
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);
-- expect:
--   1:1 info IF NOT EXISTS takes an invalid index i of public.t, left by a build that failed, for a finished one
--     > CREATE INDEX CONCURRENTLY i ON t (a);

-- case: a unique one with quotes
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "I" ON public.t (a) WHERE a > 0;
-- expect:
--   1:1 info IF NOT EXISTS takes an invalid index "I" of public.t, left by a build that failed, for a finished one
--     > CREATE UNIQUE INDEX CONCURRENTLY "I" ON public.t (a) WHERE a > 0;

-- case: without IF NOT EXISTS
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: not concurrently
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (a);
-- expect:
--   nothing
