-- case: on a table that is there
-- file: history
CREATE TABLE t (d daterange);
-- file: up
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (d WITH &&);
-- expect:
--   1:15 error ADD EXCLUDE builds an index of public.t and compares its rows while nobody can read or write it

-- case: on a new table
-- file: up
CREATE TABLE t (d daterange);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (d WITH &&);
-- expect:
--   nothing

-- case: of a new table
-- file: up
CREATE TABLE t (d daterange, EXCLUDE USING gist (d WITH &&));
-- expect:
--   nothing

-- case: with a schema and quotes, over some rows
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" (d daterange, a int);
-- file: up
ALTER TABLE shop."T" ADD EXCLUDE USING gist (d WITH &&) WHERE (a > 0) DEFERRABLE;
-- expect:
--   1:22 error ADD EXCLUDE builds an index of shop."T" and compares its rows while nobody can read or write it

-- case: other constraints
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD UNIQUE (a), ADD CHECK (a > 0);
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE t (d daterange);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (d WITH &&);
END $$;
-- expect:
--   2:17 error ADD EXCLUDE builds an index of public.t and compares its rows while nobody can read or write it
