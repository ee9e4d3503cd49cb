-- case: the statement timeout of the file
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
-- mig: statement-timeout 30s
CREATE INDEX CONCURRENTLY j ON t (id);
DROP INDEX CONCURRENTLY i;
REINDEX TABLE CONCURRENTLY t;
-- expect:
--   2:1 warning CREATE INDEX CONCURRENTLY is cancelled after the statement timeout of 30 s and leaves an invalid index
--     > -- mig: statement-timeout 0
--     > CREATE INDEX CONCURRENTLY j ON t (id);
--   3:1 warning DROP INDEX CONCURRENTLY is cancelled after the statement timeout of 30 s and leaves an invalid index
--     > -- mig: statement-timeout 0
--     > DROP INDEX CONCURRENTLY i;
--   4:1 warning REINDEX CONCURRENTLY is cancelled after the statement timeout of 30 s and leaves an unfinished index
--     > -- mig: statement-timeout 0
--     > REINDEX TABLE CONCURRENTLY t;

-- case: the statement timeout of the configuration
-- options: statement-timeout=1500ms
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;
-- expect:
--   1:1 warning DETACH PARTITION CONCURRENTLY is cancelled after the statement timeout of 1500 ms and leaves a partition that is half detached
--     > -- mig: statement-timeout 0
--     > ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;

-- case: the file switches that of the configuration off
-- options: statement-timeout=30s
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: statement-timeout 0
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: mig runs it without a lock timeout
-- options: lock-timeout=500ms
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: lock-timeout 1s
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: mig sets the limits anew before it, whatever SET said
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
SET lock_timeout = '1s';
SET statement_timeout = '5s';
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: plain statements
-- options: statement-timeout=30s
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
DROP INDEX i;
-- expect:
--   nothing
