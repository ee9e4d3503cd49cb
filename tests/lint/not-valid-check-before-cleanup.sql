-- case: over a column that is there
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- expect:
--   1:19 warning from now on each UPDATE of a row of public.t that breaks c fails, whichever column it changes
--     > -- must give no row:
--     > SELECT * FROM public.t WHERE NOT (a > 0) LIMIT 10;

-- case: without a name, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" int);
-- file: up
ALTER TABLE shop."T" ADD CHECK ("A" IS NOT NULL) NOT VALID;
-- expect:
--   1:26 warning from now on each UPDATE of a row of shop."T" that breaks "T_A_check" fails, whichever column it changes
--     > -- must give no row:
--     > SELECT * FROM shop."T" WHERE NOT ("A" IS NOT NULL) LIMIT 10;

-- case: rows were changed before
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
UPDATE t SET a = 1 WHERE a < 1;
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- expect:
--   nothing

-- case: rows were deleted before
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DELETE FROM t WHERE a < 1;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- expect:
--   nothing

-- case: rows are changed behind it
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
UPDATE t SET a = 1 WHERE a < 1;
-- expect:
--   1/1:19 warning from now on each UPDATE of a row of public.t that breaks c fails, whichever column it changes
--     > -- must give no row:
--     > SELECT * FROM public.t WHERE NOT (a > 0) LIMIT 10;

-- case: over a column that was added just now
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int;
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0) NOT VALID;
-- expect:
--   nothing

-- case: over a new and an old column
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int;
ALTER TABLE t ADD CONSTRAINT c CHECK (b > a) NOT VALID;
-- expect:
--   2:19 warning from now on each UPDATE of a row of public.t that breaks c fails, whichever column it changes
--     > -- must give no row:
--     > SELECT * FROM public.t WHERE NOT (b > a) LIMIT 10;

-- case: it takes the place of one over the same column
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2, 3)) NOT VALID;
-- expect:
--   nothing

-- case: of a new table
-- file: up
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- expect:
--   nothing

-- case: a foreign key checks what changes only
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
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

-- case: valid: the statement itself fails on such rows
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
END $$;
-- expect:
--   2:21 warning from now on each UPDATE of a row of public.t that breaks c fails, whichever column it changes
--     > -- must give no row:
--     > SELECT * FROM public.t WHERE NOT (a > 0) LIMIT 10;
