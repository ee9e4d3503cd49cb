-- case: inside BEGIN and COMMIT
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
BEGIN;
CREATE INDEX CONCURRENTLY j ON t (id);
DROP INDEX CONCURRENTLY i;
REINDEX TABLE CONCURRENTLY t;
COMMIT;
-- expect:
--   2:1 error CREATE INDEX CONCURRENTLY j ON t (id) cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > CREATE INDEX CONCURRENTLY j ON t (id);
--   3:1 error DROP INDEX CONCURRENTLY i cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > DROP INDEX CONCURRENTLY i;
--   4:1 error REINDEX TABLE CONCURRENTLY t cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > REINDEX TABLE CONCURRENTLY t;

-- case: mig runs such a file step by step
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (id);
ALTER TABLE t ADD COLUMN b int;
DROP INDEX CONCURRENTLY i;
REINDEX TABLE CONCURRENTLY t;
VACUUM t;
-- expect:
--   nothing

-- case: behind COMMIT
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
BEGIN;
ALTER TABLE t ADD COLUMN b int;
COMMIT;
VACUUM t;
-- expect:
--   nothing

-- case: detaching concurrently, VACUUM, databases, settings of the server
-- file: history
CREATE TABLE p (id int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
-- file: up
START TRANSACTION;
ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;
VACUUM FULL p1;
CREATE DATABASE d;
ALTER SYSTEM SET work_mem = '8MB';
REINDEX SCHEMA public;
CLUSTER;
COMMIT;
-- expect:
--   2:1 error ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;
--   3:1 error VACUUM FULL p1 cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > VACUUM FULL p1;
--   4:1 error CREATE DATABASE d cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > CREATE DATABASE d;
--   5:1 error ALTER SYSTEM SET work_mem = '8MB' cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > ALTER SYSTEM SET work_mem = '8MB';
--   6:1 error REINDEX SCHEMA public cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > REINDEX SCHEMA public;
--   7:1 error CLUSTER cannot run in a transaction: the file opens one with BEGIN
--     > -- without BEGIN and COMMIT:
--     > CLUSTER;

-- case: REFRESH MATERIALIZED VIEW CONCURRENTLY and a plain index may
-- file: history
CREATE TABLE t (id int, a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- file: up
BEGIN;
REFRESH MATERIALIZED VIEW CONCURRENTLY m;
CREATE INDEX i ON t (a);
REINDEX TABLE t;
CLUSTER t USING i;
COMMIT;
-- expect:
--   nothing

-- case: a new enum value may since PostgreSQL 12
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
BEGIN;
ALTER TYPE mood ADD VALUE 'ok';
COMMIT;
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  EXECUTE 'CREATE INDEX CONCURRENTLY i ON t (a)';
END $$;
-- expect:
--   2:12 error CREATE INDEX CONCURRENTLY i ON t (a) cannot run in a transaction: a DO block runs in one
--     > -- by itself, outside the body:
--     > CREATE INDEX CONCURRENTLY i ON t (a);

-- case: in a function
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  DROP INDEX CONCURRENTLY i;
END $$;
-- expect:
--   2:3 error DROP INDEX CONCURRENTLY i cannot run in a transaction: a function runs in one
--     > -- by itself, outside the body:
--     > DROP INDEX CONCURRENTLY i;

-- case: REINDEX of a partitioned table, which its text does not tell
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX i ON p (a);
-- file: up
REINDEX TABLE p;
REINDEX INDEX i;
REINDEX TABLE p1;
-- expect:
--   1:1 error REINDEX TABLE p cannot run in a transaction: mig runs the file in one
--     > -- mig: transaction off
--     > REINDEX TABLE p;
--   2:1 error REINDEX INDEX i cannot run in a transaction: mig runs the file in one
--     > -- mig: transaction off
--     > REINDEX INDEX i;

-- case: REINDEX of a partitioned table in a file without a transaction
-- file: history
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE INDEX i ON p (a);
-- file: up
-- mig: transaction off
REINDEX TABLE p;
REINDEX INDEX i;
-- expect:
--   nothing

-- case: a file that mig refuses for another reason
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: nonsense
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing
