-- case: a check and a foreign key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
-- expect:
--   1:19 warning no migration validates c of public.t: rows that are there already may break it, and the planner does not use it
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;
--   2:19 warning no migration validates t_a_fkey of public.t: rows that are there already may refer to nothing
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_fkey;

-- case: validated in the next file
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: validated under another name
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t RENAME CONSTRAINT c TO d;
ALTER TABLE t RENAME TO v;
ALTER TABLE v VALIDATE CONSTRAINT d;
-- expect:
--   nothing

-- case: dropped later
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: renamed and left so
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t RENAME CONSTRAINT c TO "D";
-- expect:
--   1/1:19 warning no migration validates "D" of public.t: rows that are there already may break it, and the planner does not use it
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT "D";

-- case: of an earlier migration: that one was judged then
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t ADD COLUMN b int;
-- expect:
--   nothing

-- case: not enforced
-- options: postgres=18
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;
-- expect:
--   nothing

-- case: NOT NULL of PostgreSQL 18
-- options: postgres=18
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;
ALTER TABLE t ADD CONSTRAINT m NOT NULL id NOT VALID;
-- file: up
ALTER TABLE t VALIDATE CONSTRAINT m;
-- expect:
--   1/1:19 warning no migration validates n of public.t: rows that are there already may break it, and the planner does not use it
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT n;

-- case: the way back is not asked
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- file: down
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- expect:
--   nothing

-- case: in a DO block, behind another statement
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD COLUMN b int;
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
END $$;
-- file: up
SELECT 1;
-- expect:
--   1/3:21 warning no migration validates c of public.t: rows that are there already may break it, and the planner does not use it
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: several of a table are one finding
-- file: history
CREATE TABLE t (id int PRIMARY KEY, k int);
-- file: up
ALTER TABLE t ADD CONSTRAINT a CHECK (k > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT b CHECK (k < 9) NOT VALID;
-- expect:
--   1:19 warning no migration validates a of public.t: rows that are there already may break it, and the planner does not use it; the same for b (line 2)
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT a;
--     > ALTER TABLE public.t VALIDATE CONSTRAINT b;
