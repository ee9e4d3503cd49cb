-- case: dropped in one file, added in the next
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2, 3)) NOT VALID;
-- expect:
--   1/1:15 warning nothing checks (a) of public.t from here until c is added
--     > ALTER TABLE public.t ADD CONSTRAINT c_new CHECK (a IN (1, 2, 3)) NOT VALID, DROP CONSTRAINT c;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c_new;
--     > -- next migration:
--     > ALTER TABLE public.t RENAME CONSTRAINT c_new TO c;

-- case: under another name, in a file without a transaction
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
-- mig: transaction off
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT d CHECK (a > 0);
-- expect:
--   2:15 warning nothing checks (a) of public.t from here until d is added
--     > ALTER TABLE public.t ADD CONSTRAINT d CHECK (a > 0) NOT VALID, DROP CONSTRAINT c;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT d;

-- case: in one transaction
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2, 3)) NOT VALID;
-- expect:
--   nothing

-- case: in one statement
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a IN (1, 2, 3)) NOT VALID;
-- expect:
--   nothing

-- case: the new one first
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t ADD CONSTRAINT d CHECK (a IN (1, 2, 3)) NOT VALID;
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: over another column
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- file: up
ALTER TABLE t ADD CONSTRAINT d CHECK (id > 0) NOT VALID;
-- expect:
--   nothing

-- case: of a new table
-- file: up
-- mig: transaction off
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- expect:
--   nothing

-- case: a foreign key is no check
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES u);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
-- file: up
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u ON DELETE CASCADE NOT VALID;
-- expect:
--   nothing

-- case: only dropped
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" int CONSTRAINT "C" CHECK ("A" > 0), b int);
-- file: up
ALTER TABLE shop."T" DROP CONSTRAINT "C";
-- file: up
ALTER TABLE shop."T" ADD CHECK ("A" > 1) NOT VALID;
-- expect:
--   1/1:22 warning nothing checks ("A") of shop."T" from here until "T_A_check" is added
--     > ALTER TABLE shop."T" ADD CONSTRAINT "T_A_check" CHECK ("A" > 1) NOT VALID, DROP CONSTRAINT "C";
--     > -- next migration:
--     > ALTER TABLE shop."T" VALIDATE CONSTRAINT "T_A_check";
