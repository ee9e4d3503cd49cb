-- case: a new table refers to two
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u, b int REFERENCES v);
-- expect:
--   1:1 warning one transaction locks public.u and public.v, one after the other, against writes for its foreign keys

-- case: two statements of one transaction
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES v NOT VALID;
-- expect:
--   2:1 warning one transaction locks public.u and public.v, one after the other, against writes for its foreign keys
--     > -- next migration:
--     > ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES v NOT VALID;

-- case: two statements that commit by themselves
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES v NOT VALID;
-- expect:
--   nothing

-- case: one statement that commits by itself
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID, ADD FOREIGN KEY (b) REFERENCES v NOT VALID;
-- expect:
--   2:1 warning one transaction locks public.u and public.v, one after the other, against writes for its foreign keys

-- case: two files
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
-- file: up
ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES v NOT VALID;
-- expect:
--   nothing

-- case: twice to the same table
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u, b int REFERENCES u);
-- expect:
--   nothing

-- case: one of the two is new, or the table itself
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES u, b int REFERENCES v, c int REFERENCES t);
-- expect:
--   nothing

-- case: a table with two keys is dropped
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES u, b int REFERENCES v);
-- file: up
DROP TABLE t;
-- expect:
--   1:1 warning one transaction locks public.u and public.v, one after the other, against reads and writes for its foreign keys

-- case: two keys are dropped, three tables in all, with schemas and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE shop."W" (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES u, b int CONSTRAINT g REFERENCES v, c int);
-- file: up
ALTER TABLE t DROP CONSTRAINT f, DROP CONSTRAINT g;
ALTER TABLE t ADD FOREIGN KEY (c) REFERENCES shop."W" NOT VALID;
-- expect:
--   1:1 warning one transaction locks public.u, public.v and shop."W", one after the other, against reads and writes for its foreign keys

-- case: the tables go together
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES u, b int REFERENCES v);
-- file: up
DROP TABLE t, u, v;
-- expect:
--   nothing

-- case: a column that refers and another table
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE t (id int);
-- file: up
ALTER TABLE t ADD COLUMN a int REFERENCES u;
CREATE TABLE w (b int REFERENCES v);
-- expect:
--   2:1 warning one transaction locks public.u and public.v, one after the other, against writes for its foreign keys
--     > -- next migration:
--     > CREATE TABLE w (b int REFERENCES v);

-- case: in a DO block
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
-- file: up
DO $$ BEGIN
  CREATE TABLE t (a int REFERENCES u);
  CREATE TABLE w (b int REFERENCES v);
END $$;
-- expect:
--   3:3 warning one transaction locks public.u and public.v, one after the other, against writes for its foreign keys

-- case: what stands behind the statement that moves goes with it
-- file: history
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, a int CONSTRAINT ca REFERENCES a (id), b int CONSTRAINT cb REFERENCES b (id));
-- file: up
ALTER TABLE c DROP CONSTRAINT ca;
ALTER TABLE c DROP CONSTRAINT cb;
ALTER TABLE c ADD CONSTRAINT cb FOREIGN KEY (b) REFERENCES b (id) ON DELETE CASCADE;
-- expect:
--   2:1 warning one transaction locks public.a and public.b, one after the other, against reads and writes for its foreign keys
--     > -- next migration:
--     > ALTER TABLE c DROP CONSTRAINT cb;
--     > ALTER TABLE c ADD CONSTRAINT cb FOREIGN KEY (b) REFERENCES b (id) ON DELETE CASCADE;
