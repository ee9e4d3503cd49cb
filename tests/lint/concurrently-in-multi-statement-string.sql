-- case: beside another statement
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
ANALYZE t;
-- expect:
--   1:1 info CREATE INDEX CONCURRENTLY shares its file with 1 other statement: a tool that sends the file as one string runs it in a transaction

-- case: alone in its file
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- file: up
ALTER TABLE t ADD COLUMN b int;
-- expect:
--   nothing

-- case: several plain ones
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int;
ANALYZE t;
-- expect:
--   nothing

-- case: two concurrent ones
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
REINDEX TABLE CONCURRENTLY t;
-- expect:
--   1:1 info DROP INDEX CONCURRENTLY shares its file with 1 other statement: a tool that sends the file as one string runs it in a transaction
--   2:1 info REINDEX CONCURRENTLY shares its file with 1 other statement: a tool that sends the file as one string runs it in a transaction

-- case: a block with statements inside is one statement
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN PERFORM 1; PERFORM 2; END $$;
-- file: down
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing
