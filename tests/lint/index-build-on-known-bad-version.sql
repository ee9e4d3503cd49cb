-- case: 14.2
-- options: postgres=14.2
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
REINDEX TABLE CONCURRENTLY t;
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY on PostgreSQL 14.0 to 14.3 can leave rows out of the index
--   2:1 error REINDEX CONCURRENTLY on PostgreSQL 14.0 to 14.3 can leave rows out of the index

-- case: up to 14.3
-- options: postgres=13-14.3
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY on PostgreSQL 14.0 to 14.3 can leave rows out of the index

-- case: 14.1 and later
-- options: postgres=14.1-16
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   1:1 error CREATE INDEX CONCURRENTLY on PostgreSQL 14.0 to 14.3 can leave rows out of the index

-- case: 14.4
-- options: postgres=14.4
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: any 14
-- options: postgres=14
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: 13 to 16
-- options: postgres=13-16
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: not concurrently
-- options: postgres=14.2
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
REINDEX TABLE t;
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing
