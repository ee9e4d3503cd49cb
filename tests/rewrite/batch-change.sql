-- case: an UPDATE of all rows in batches
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, n int);
INSERT INTO t (id, a) SELECT g, g % 5 FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE t ALTER COLUMN n SET DEFAULT 0;
UPDATE t SET n = 0 WHERE n IS NULL;
-- file: down
ALTER TABLE t ALTER COLUMN n DROP DEFAULT;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE t ALTER COLUMN n SET DEFAULT 0;
--     down ALTER TABLE t ALTER COLUMN n DROP DEFAULT;
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE t SET n = 0 WHERE n IS NULL;
--     down -- mig: noop the down file of the migration that it comes from took nothing of it back

-- case: what reads the rows behind it waits, what stands in front of it does not
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, n int);
INSERT INTO t (id, a) SELECT g, g % 5 FROM generate_series(1, 500) AS g;
CREATE TABLE old (id bigint PRIMARY KEY, n int);
-- file: up
UPDATE t SET n = (SELECT n FROM old WHERE old.id = t.id) WHERE n IS NULL;
DROP TABLE old;
-- file: down
CREATE TABLE old (id bigint PRIMARY KEY, n int);
-- expect:
--   20260101000001_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE t SET n = (SELECT n FROM old WHERE old.id = t.id) WHERE n IS NULL;
--     down -- mig: noop the down file of the migration that it comes from took nothing of it back
--   20260101000002_case_settle
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   DROP TABLE old;
--     down CREATE TABLE old (id bigint PRIMARY KEY, n int);
--   note: stays as it is, mig has no online way for it yet: DROP TABLE deletes public.old; its rows are copied to public.t before; running code that uses it fails [dropping-table]
--   lint: 20260101000002_case_settle error dropping-table DROP TABLE deletes public.old with all its rows; running code that uses it fails

-- case: what is kept keeps its order behind what waits
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, n int);
INSERT INTO t (id, a) SELECT g, g % 5 FROM generate_series(1, 500) AS g;
CREATE INDEX t_a ON t (a);
-- file: up
UPDATE t SET n = 0 WHERE n IS NULL;
CREATE TABLE child (id bigint PRIMARY KEY, t_id bigint REFERENCES t (id));
CREATE INDEX child_t ON child (t_id);
ALTER TABLE t ALTER COLUMN n SET DEFAULT 0;
DROP INDEX IF EXISTS nowhere;
-- file: down
ALTER TABLE t ALTER COLUMN n DROP DEFAULT;
DROP TABLE child;
-- expect:
--   20260101000001_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE t SET n = 0 WHERE n IS NULL;
--     down -- mig: noop the down file of the migration that it comes from took nothing of it back
--   20260101000002_case_settle_2
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   CREATE TABLE child (id bigint PRIMARY KEY, t_id bigint REFERENCES t (id));
--     down DROP TABLE child;
--   20260101000003_case_settle_3
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   CREATE INDEX CONCURRENTLY child_t ON public.child (t_id);
--     down DROP INDEX CONCURRENTLY IF EXISTS public.child_t;
--   20260101000004_case_settle_4
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE t ALTER COLUMN n SET DEFAULT 0;
--     up   DROP INDEX IF EXISTS nowhere;
--     down ALTER TABLE t ALTER COLUMN n DROP DEFAULT;
--   note: stays as it is: only an UPDATE or a DELETE of a table that is known goes in batches

-- case: a WITH query that changes rows cannot go in batches
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, n int);
CREATE TABLE log (id bigint PRIMARY KEY);
-- file: up
WITH told AS (INSERT INTO log SELECT id FROM t RETURNING id) UPDATE t SET n = 1 WHERE n IS NULL;
CREATE INDEX t_n ON t (n);
-- file: down
DROP INDEX t_n;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   WITH told AS (INSERT INTO log SELECT id FROM t RETURNING id) UPDATE t SET n = 1 WHERE n IS NULL;
--     down -- mig: noop the down file of the migration that it comes from took nothing of it back
--   20260101000002_case_index
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   CREATE INDEX CONCURRENTLY t_n ON public.t (n);
--     down DROP INDEX CONCURRENTLY IF EXISTS public.t_n;
--   note: stays as it is: it cannot go in batches: a WITH query of it changes rows too
--   lint: 20260101000001_case_expand warning unbatched-backfill UPDATE goes through all rows of public.t in one transaction
