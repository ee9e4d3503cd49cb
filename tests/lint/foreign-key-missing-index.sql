-- case: a new table refers to another
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (id int, a int REFERENCES u);
-- expect:
--   1:31 info no index of public.t begins with a: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_a_idx ON public.t (a);

-- case: a column is added
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int);
-- file: up
ALTER TABLE t ADD COLUMN a int REFERENCES u (id);
-- expect:
--   1:32 info no index of public.t begins with a: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_a_idx ON public.t (a);

-- case: a constraint of two columns, with quotes and a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE u (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE shop."T" ("A" int, b int);
-- file: up
ALTER TABLE shop."T" ADD FOREIGN KEY ("A", b) REFERENCES u NOT VALID;
-- expect:
--   1:26 info no index of shop."T" begins with A or b: each DELETE from public.u reads the whole of shop."T"
--     > CREATE INDEX CONCURRENTLY "T_A_b_idx" ON shop."T" ("A", b);

-- case: an index is there
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
-- expect:
--   nothing

-- case: an index comes later
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (id int, a int REFERENCES u);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: a key of its own serves
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u, b int, PRIMARY KEY (a, b));
CREATE TABLE v (id int PRIMARY KEY REFERENCES u, b int UNIQUE REFERENCES u);
-- expect:
--   nothing

-- case: the column is second in the index
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int, b int REFERENCES u, PRIMARY KEY (a, b));
-- expect:
--   1:30 info no index of public.t begins with b: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_b_idx ON public.t (b);

-- case: the order of the columns does not matter
-- file: history
CREATE TABLE u (a int, b int, PRIMARY KEY (a, b));
-- file: up
CREATE TABLE t (a int, b int, FOREIGN KEY (a, b) REFERENCES u);
CREATE INDEX i ON t (b, a);
-- expect:
--   nothing

-- case: one column of the key narrows it down
-- file: history
CREATE TABLE u (a int, b int, PRIMARY KEY (a, b));
-- file: up
CREATE TABLE t (a int, b int, FOREIGN KEY (a, b) REFERENCES u);
CREATE INDEX i ON t (b);
-- expect:
--   nothing

-- case: an index without NULLs serves, one over some rows does not
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u, b int REFERENCES u);
CREATE INDEX i ON t (a) WHERE a IS NOT NULL;
CREATE INDEX j ON t (b) WHERE b > 10;
-- expect:
--   1:43 info no index of public.t begins with b: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_b_idx ON public.t (b);

-- case: a GIN index does not serve
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE EXTENSION btree_gin;
CREATE TABLE t (a int REFERENCES u);
CREATE INDEX i ON t USING gin (a);
CREATE TABLE v (a int REFERENCES u);
CREATE INDEX j ON v USING hash (a);
-- expect:
--   2:23 info no index of public.t begins with a: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_a_idx ON public.t (a);

-- case: the key does not stay
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (id int, a int CONSTRAINT f REFERENCES u);
ALTER TABLE t DROP CONSTRAINT f;
-- expect:
--   nothing

-- case: the table does not stay
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (id int, a int REFERENCES u);
DROP TABLE t;
-- expect:
--   nothing

-- case: a table that refers to itself
-- file: up
CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t);
-- expect:
--   1:44 info no index of public.t begins with up: each DELETE from public.t reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_up_idx ON public.t (up);

-- case: a partitioned table: the partition gets what the parent has
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE p (id int, a int REFERENCES u) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
-- expect:
--   1:31 info no index of public.p begins with a: each DELETE from public.u reads the whole of public.p
--     > CREATE INDEX ON public.p (a);

-- case: on the way back
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int CONSTRAINT f REFERENCES u);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
-- file: down
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;
-- expect:
--   2/1:19 info no index of public.t begins with a: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_a_idx ON public.t (a);

-- case: in a DO block, behind another statement
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
DO $$ BEGIN
  CREATE TABLE s (id int);
  CREATE TABLE t (a int REFERENCES u);
END $$;
-- expect:
--   3:25 info no index of public.t begins with a: each DELETE from public.u reads the whole of public.t
--     > CREATE INDEX CONCURRENTLY t_a_idx ON public.t (a);

-- case: a long name
-- file: history
CREATE TABLE a_table_with_a_name_that_is_as_long_as_they_get (id int PRIMARY KEY);
CREATE TABLE another_table_with_a_name_that_is_long_enough (parent_of_the_row_in_the_other_table int REFERENCES a_table_with_a_name_that_is_as_long_as_they_get);
-- file: up
ALTER TABLE another_table_with_a_name_that_is_long_enough ADD FOREIGN KEY (parent_of_the_row_in_the_other_table) REFERENCES a_table_with_a_name_that_is_as_long_as_they_get;
-- expect:
--   1:63 info no index of public.another_table_with_a_name_that_is_long_enough begins with parent_of_the_row_in_the_other_table: each DELETE from public.a_table_with_a_name_that_is_as_long_as_they_get reads the whole of public.another_table_with_a_name_that_is_long_enough
--     > CREATE INDEX CONCURRENTLY another_table_with_a_name_tha_parent_of_the_row_in_the_othe_idx ON public.another_table_with_a_name_that_is_long_enough (parent_of_the_row_in_the_other_table);
