-- case: another type
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS a bigint;
-- expect:
--   1:15 warning public.t.a is there already and stays: it is integer and not bigint

-- case: NOT NULL
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int NOT NULL;
-- expect:
--   1:15 warning public.t.a is there already and stays: it is integer and not integer NOT NULL

-- case: the same
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;
-- expect:
--   nothing

-- case: the same in other words
-- file: history
CREATE TABLE t (a timestamptz, b varchar(10));
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS a timestamp with time zone, ADD COLUMN IF NOT EXISTS b character varying(10);
-- expect:
--   nothing

-- case: a new column
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS c int;
-- expect:
--   nothing

-- case: a plain statement fails by itself
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN a bigint;
-- expect:
--   nothing

-- case: a table with a column less
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a int, b text);
-- expect:
--   1:28 warning public.t is there already and stays: it has no column b

-- case: a table with a column of another type
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a text);
-- expect:
--   1:28 warning public.t is there already and stays: its column a is integer and not text

-- case: a table with more columns
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);
-- expect:
--   1:28 warning public.t is there already and stays: it has 2 columns and not 1

-- case: a table of the same shape
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id int8 PRIMARY KEY, a integer);
-- expect:
--   nothing

-- case: an index on other columns
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (id);
-- expect:
--   1:28 warning public.i is there already and stays: it has other columns

-- case: an index that is to be unique
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a);
-- expect:
--   1:35 warning public.i is there already and stays: it is not unique

-- case: the same index
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (a);
-- expect:
--   nothing

-- case: an index with a condition
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX IF NOT EXISTS i ON t (a) WHERE a > 0;
-- expect:
--   1:28 warning public.i is there already and stays: it has no WHERE

-- case: a table that was dropped
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
DROP TABLE t;
-- file: up
CREATE TABLE IF NOT EXISTS t (id int);
-- expect:
--   nothing

-- case: a table that is perhaps there
-- file: history
CREATE TABLE IF NOT EXISTS t (id int);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint);
-- expect:
--   1:28 warning public.t is there already and stays: its column id is integer and not bigint
