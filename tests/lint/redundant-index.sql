-- case: a new one that another serves for
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a, id);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a);
-- expect:
--   1:1 info public.j (a) does nothing that public.i (a, id) of public.t does not do

-- case: a new one that serves for another
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a, id);
-- expect:
--   1:1 info public.i (a) does nothing that public.j (a, id) of public.t does not do: it can go
--     > -- next migration:
--     > DROP INDEX CONCURRENTLY public.i;

-- case: an equal one
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a);
-- expect:
--   1:1 info public.j (a) does nothing that public.i (a) of public.t does not do

-- case: one over the primary key
-- file: up
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE);
CREATE INDEX i ON t (id);
CREATE UNIQUE INDEX j ON t (a);
-- expect:
--   2:1 info public.i (id) does nothing that public.t_pkey (id) of public.t does not do
--   3:1 info public.j (a) does nothing that public.t_a_key (a) of public.t does not do

-- case: the first column of the primary key
-- file: history
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
CREATE INDEX CONCURRENTLY j ON t (b);
-- expect:
--   1:1 info public.i (a) does nothing that public.t_pkey (a, b) of public.t does not do

-- case: a constraint that makes a plain one needless
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
ALTER TABLE t ADD UNIQUE (a);
-- expect:
--   1:1 info public.i (a) does nothing that public.t_a_key (a) of public.t does not do: it can go
--     > -- next migration:
--     > DROP INDEX CONCURRENTLY public.i;

-- case: the narrower one is dropped
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a, id);
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: a unique one of fewer columns keeps out what the other does not
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a, id);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY j ON t (a);
-- expect:
--   nothing

-- case: other rows, order, method, expression, covered columns
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a, id);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a) WHERE id > 0;
CREATE INDEX CONCURRENTLY k ON t (a DESC);
CREATE INDEX CONCURRENTLY l ON t USING hash (a);
CREATE INDEX CONCURRENTLY m ON t ((a + 1));
-- expect:
--   nothing

-- case: a column that the other does not carry
-- file: history
CREATE TABLE t (id int, a int, b int);
CREATE INDEX i ON t (a, id);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a) INCLUDE (b);
CREATE INDEX CONCURRENTLY k ON t (a) INCLUDE (id);
-- expect:
--   2:1 info public.k (a) does nothing that public.i (a, id) of public.t does not do

-- case: GIN has no order of columns
-- file: history
CREATE TABLE t (a int[], b int[]);
CREATE INDEX i ON t USING gin (a, b);
-- file: up
CREATE INDEX CONCURRENTLY j ON t USING gin (a);
CREATE INDEX CONCURRENTLY k ON t USING gin (a, b);
-- expect:
--   2:1 info public.k (a, b) does nothing that public.i (a, b) of public.t does not do

-- case: of different tables
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
CREATE TABLE u (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY j ON u (a);
-- expect:
--   nothing

-- case: in a DO block, behind another statement
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a, id);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD COLUMN b int;
  CREATE INDEX j ON t (a);
END $$;
CREATE INDEX k ON t (b);
-- expect:
--   3:3 info public.j (a) does nothing that public.i (a, id) of public.t does not do

-- case: on the way back
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a, id);
CREATE INDEX j ON t (a);
-- file: up
DROP INDEX CONCURRENTLY j;
-- file: down
CREATE INDEX CONCURRENTLY j ON t (a);
-- expect:
--   nothing

-- case: a down makes one that was not there
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE INDEX t_a_b ON t (a, b);
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- file: down
ALTER TABLE t DROP COLUMN c;
CREATE INDEX t_a ON t (a);
-- expect:
--   2/2:1 info public.t_a (a) does nothing that public.t_a_b (a, b) of public.t does not do
