-- case: plain
-- file: history
CREATE SCHEMA "S";
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW "S"."M" AS SELECT a, b FROM t;
CREATE UNIQUE INDEX i ON "S"."M" (a);
-- file: up
REFRESH MATERIALIZED VIEW m;
REFRESH MATERIALIZED VIEW "S"."M" WITH DATA;
REFRESH MATERIALIZED VIEW m WITH NO DATA;
-- expect:
--   1:1 warning REFRESH MATERIALIZED VIEW holds public.m in ACCESS EXCLUSIVE: queries of it wait until it is filled
--     > -- over columns that are unique together
--     > CREATE UNIQUE INDEX ON public.m (a);
--     > -- next migration:
--     > REFRESH MATERIALIZED VIEW CONCURRENTLY public.m;
--   2:1 warning REFRESH MATERIALIZED VIEW holds "S"."M" in ACCESS EXCLUSIVE: queries of it wait until it is filled
--     > REFRESH MATERIALIZED VIEW CONCURRENTLY "S"."M";
--   3:1 warning REFRESH … WITH NO DATA empties public.m: queries of it fail until it is filled again

-- case: concurrently
-- file: history
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE UNIQUE INDEX i ON m (a, b);
CREATE MATERIALIZED VIEW no_index AS SELECT a, b FROM t;
CREATE UNIQUE INDEX partial ON no_index (a) WHERE b > 0;
CREATE UNIQUE INDEX expr ON no_index ((a + b));
CREATE MATERIALIZED VIEW empty AS SELECT a, b FROM t WITH NO DATA;
CREATE UNIQUE INDEX e ON empty (a);
-- file: up
REFRESH MATERIALIZED VIEW CONCURRENTLY m;
REFRESH MATERIALIZED VIEW CONCURRENTLY no_index;
REFRESH MATERIALIZED VIEW CONCURRENTLY empty;
-- expect:
--   2:1 error PostgreSQL refuses to refresh public.no_index concurrently: it has no unique index over columns without a WHERE
--   3:1 error PostgreSQL refuses to refresh public.empty concurrently: it has never been filled

-- case: new or never filled
-- file: history
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW empty AS SELECT a, b FROM t WITH NO DATA;
-- file: up
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
REFRESH MATERIALIZED VIEW m;
REFRESH MATERIALIZED VIEW empty;
-- expect:
--   nothing

-- case: not known
-- file: up
REFRESH MATERIALIZED VIEW m;
REFRESH MATERIALIZED VIEW CONCURRENTLY n;
-- expect:
--   1:1 warning REFRESH MATERIALIZED VIEW holds public.m in ACCESS EXCLUSIVE: queries of it wait until it is filled
--     > REFRESH MATERIALIZED VIEW CONCURRENTLY public.m;
