-- case: an index of an earlier migration
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX i;
-- expect:
--   1:1 warning DROP INDEX public.i locks public.t against reads and writes
--     > DROP INDEX CONCURRENTLY public.i;

-- case: concurrently
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: with a schema and quotes, if it exists
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" (a int);
CREATE INDEX "I" ON shop."T" (a);
-- file: up
DROP INDEX IF EXISTS shop."I";
-- expect:
--   1:1 warning DROP INDEX shop."I" locks shop."T" against reads and writes
--     > DROP INDEX CONCURRENTLY IF EXISTS shop."I";

-- case: several at once become several statements
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (id);
-- file: up
DROP INDEX i, j;
-- expect:
--   1:12 warning DROP INDEX public.i locks public.t against reads and writes; the same for public.j
--     > DROP INDEX CONCURRENTLY public.i;
--     > DROP INDEX CONCURRENTLY public.j;

-- case: with CASCADE
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX i CASCADE;
-- expect:
--   1:1 warning DROP INDEX public.i locks public.t against reads and writes
--     > DROP INDEX CONCURRENTLY public.i;

-- case: of a table of the same file
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
DROP INDEX i;
-- expect:
--   nothing

-- case: made in the same transaction
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
DROP INDEX i;
-- expect:
--   nothing

-- case: of an earlier file of the set
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX i;
-- expect:
--   2/1:1 warning DROP INDEX public.i locks public.t against reads and writes
--     > DROP INDEX CONCURRENTLY public.i;

-- case: of a partitioned table, where it waits shortly
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE INDEX i ON p (a);
-- file: up
DROP INDEX i;
-- expect:
--   nothing

-- case: of a partitioned table, where it may wait for long
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE INDEX i ON p (a);
-- file: up
-- mig: lock-timeout 0
DROP INDEX i;
-- expect:
--   2:1 warning DROP INDEX public.i locks public.p and all its partitions against reads and writes
--     > SET LOCAL lock_timeout = '2s';
--     > DROP INDEX public.i;

-- case: attached to a partitioned one: the server refuses it
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX i ON p (a);
-- file: up
DROP INDEX p1_a_idx;
-- expect:
--   nothing

-- case: of a constraint: the server refuses it
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
-- file: up
DROP INDEX t_pkey;
-- expect:
--   nothing

-- case: IF EXISTS of one that the history does not have
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DROP INDEX IF EXISTS i;
-- expect:
--   nothing

-- case: of one that nobody knows
-- file: up
DROP INDEX IF EXISTS i;
-- expect:
--   1:1 warning DROP INDEX i locks the table of i against reads and writes
--     > DROP INDEX CONCURRENTLY IF EXISTS i;

-- case: of a temporary table
-- file: up
CREATE TEMP TABLE t (a int);
CREATE INDEX i ON t (a);
DROP INDEX i;
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DO $$ BEGIN
  DROP INDEX i;
END $$;
-- expect:
--   2:3 warning DROP INDEX public.i locks public.t against reads and writes
--     > DROP INDEX CONCURRENTLY public.i;

-- case: on the way back
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- file: down
DROP INDEX i;
-- expect:
--   2/1:1 info DROP INDEX public.i locks public.t against reads and writes
--     > DROP INDEX CONCURRENTLY public.i;

-- case: behind a rename
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
ALTER INDEX i RENAME TO k;
DROP INDEX k;
-- expect:
--   2:1 warning DROP INDEX public.k locks public.t against reads and writes
--     > DROP INDEX CONCURRENTLY public.k;

-- case: several of a table are one finding
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE INDEX a ON users (state);
CREATE INDEX b ON users (age);
CREATE INDEX c ON orders (state);
-- file: up
DROP INDEX a, b;
DROP INDEX c;
-- expect:
--   1:12 warning DROP INDEX public.a locks public.users against reads and writes; the same for public.b
--     > DROP INDEX CONCURRENTLY public.a;
--     > DROP INDEX CONCURRENTLY public.b;
--   2:1 warning DROP INDEX public.c locks public.orders against reads and writes
--     > DROP INDEX CONCURRENTLY public.c;

-- case: of one that is built anew another rule tells
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE INDEX a ON users (state);
CREATE INDEX b ON users (age);
-- file: up
DROP INDEX a, b;
-- file: up
CREATE INDEX CONCURRENTLY a ON users (state, age);
-- expect:
--   1/1:15 warning DROP INDEX public.b locks public.users against reads and writes
--     > DROP INDEX CONCURRENTLY public.b;

-- case: an index is replaced in one transaction
-- file: history
CREATE TABLE le (id int PRIMARY KEY, b int NOT NULL, c int);
CREATE INDEX le_b ON le (b);
-- file: up
DROP INDEX le_b;
CREATE INDEX le_b ON le (b, c);
-- expect:
--   1:1 warning DROP INDEX public.le_b locks public.le against reads and writes
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
--   1:1 warning DROP INDEX public.le_b locks public.le against reads and writes
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
--   1:1 warning DROP INDEX public.le_b locks public.le against reads and writes
--     > CREATE INDEX CONCURRENTLY le_b_new ON public.le (c);
--     > DROP INDEX CONCURRENTLY public.le_b;
--     > ALTER INDEX public.le_b_new RENAME TO le_b;

-- case: one index replaces two in one transaction
-- file: history
CREATE TABLE le (id int PRIMARY KEY, b int NOT NULL, c int, d int);
CREATE INDEX le_b ON le (b);
CREATE INDEX le_b_c ON le (b, c);
-- file: up
DROP INDEX le_b, le_b_c;
CREATE INDEX le_b_c_d ON le (b, c, d);
-- expect:
--   1:12 warning DROP INDEX public.le_b locks public.le against reads and writes; the same for public.le_b_c
--     > CREATE INDEX CONCURRENTLY le_b_c_d ON public.le (b, c, d);
--     > DROP INDEX CONCURRENTLY public.le_b;
--     > DROP INDEX CONCURRENTLY public.le_b_c;
