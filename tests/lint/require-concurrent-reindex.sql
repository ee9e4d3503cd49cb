-- case: a table
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
REINDEX TABLE t;
-- expect:
--   1:1 warning REINDEX TABLE public.t blocks writes to public.t, and reads while they are planned
--     > REINDEX TABLE CONCURRENTLY public.t;

-- case: an index, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" (a int);
CREATE INDEX "I" ON shop."T" (a);
-- file: up
REINDEX INDEX shop."I";
-- expect:
--   1:1 warning REINDEX INDEX shop."I" blocks writes to shop."T", and reads while they are planned
--     > REINDEX INDEX CONCURRENTLY shop."I";

-- case: concurrently
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
REINDEX TABLE CONCURRENTLY t;
REINDEX INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: concurrently as an option
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
REINDEX (CONCURRENTLY) TABLE t;
REINDEX (VERBOSE, CONCURRENTLY on) INDEX i;
-- expect:
--   nothing

-- case: concurrently as an option that is off
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
REINDEX (CONCURRENTLY false) TABLE t;
REINDEX (CONCURRENTLY 0, VERBOSE) INDEX i;
-- expect:
--   1:1 warning REINDEX TABLE public.t blocks writes to public.t, and reads while they are planned
--     > REINDEX TABLE CONCURRENTLY public.t;
--   2:1 warning REINDEX INDEX public.i blocks writes to public.t, and reads while they are planned
--     > REINDEX INDEX CONCURRENTLY public.i;

-- case: a schema and a database
-- file: up
REINDEX SCHEMA shop;
REINDEX DATABASE app;
-- expect:
--   1:1 warning REINDEX SCHEMA shop blocks writes to the tables whose indexes it builds, and reads while they are planned
--     > REINDEX SCHEMA CONCURRENTLY shop;
--   2:1 warning REINDEX DATABASE app blocks writes to the tables whose indexes it builds, and reads while they are planned
--     > REINDEX DATABASE CONCURRENTLY app;

-- case: SYSTEM has no concurrent form
-- file: up
REINDEX SYSTEM app;
-- expect:
--   nothing

-- case: a table of the same file
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
REINDEX TABLE t;
REINDEX INDEX i;
-- expect:
--   nothing

-- case: a table that nobody knows
-- file: up
REINDEX TABLE t;
-- expect:
--   1:1 warning REINDEX TABLE t blocks writes to the tables whose indexes it builds, and reads while they are planned
--     > REINDEX TABLE CONCURRENTLY t;

-- case: the indexes were switched off
-- file: history
CREATE TABLE big (id int PRIMARY KEY, a int);
-- file: up
UPDATE pg_index SET indisready = false WHERE indrelid = 'big'::regclass;
UPDATE big SET a = id;
UPDATE pg_index SET indisready = true WHERE indrelid = 'big'::regclass;
REINDEX TABLE big;
-- expect:
--   4:1 warning REINDEX TABLE public.big blocks writes to public.big, and reads while they are planned

-- case: reads of the table wait too
-- file: history
CREATE TABLE s (key text PRIMARY KEY, v text);
-- file: up
REINDEX TABLE s;
-- expect:
--   1:1 warning REINDEX TABLE public.s blocks writes to public.s, and reads while they are planned
--     > REINDEX TABLE CONCURRENTLY public.s;
