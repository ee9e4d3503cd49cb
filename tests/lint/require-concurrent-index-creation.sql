-- case: an index on a table of an earlier migration
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
-- expect:
--   1:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON t (a);

-- case: on a table of the same file
-- file: up
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: on a table of the same file that has rows by now
-- file: up
-- mig: transaction off
CREATE TABLE t (id int, a int);
INSERT INTO t SELECT g, g FROM generate_series(1, 1000000) g;
CREATE INDEX i ON t (a);
-- expect:
--   4:1 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON t (a);

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  CREATE INDEX i ON t (a);
END $$;
-- expect:
--   2:3 error CREATE INDEX blocks writes to public.t while it is built
--     > CREATE INDEX CONCURRENTLY i ON t (a);
