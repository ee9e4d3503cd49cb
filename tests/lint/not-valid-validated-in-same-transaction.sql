-- case: a check
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   2:15 error VALIDATE CONSTRAINT reads all of public.t while nobody can read or write it: the transaction that added c still holds its lock
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: a foreign key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT f;
-- expect:
--   2:15 error VALIDATE CONSTRAINT reads all of public.t while nobody can write to it: the transaction that added f still holds its lock
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT f;

-- case: in one statement
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT c;
-- expect:
--   2:57 error VALIDATE CONSTRAINT reads all of public.t while nobody can read or write it: the transaction that added c still holds its lock
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: in one statement, without a name
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT t_a_check;
-- expect:
--   1:44 error VALIDATE CONSTRAINT reads all of public.t while nobody can read or write it: the transaction that added t_a_check still holds its lock
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_check;

-- case: each in a transaction of its own
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: a file that mig runs step by step
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: in two files
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: a constraint of an earlier migration
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t ADD CONSTRAINT d CHECK (a > 1) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: of a new table
-- file: up
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: in a DO block, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" (a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE shop."T" ADD CONSTRAINT "C" CHECK (a > 0) NOT VALID;
  ALTER TABLE shop."T" VALIDATE CONSTRAINT "C";
END $$;
-- expect:
--   3:24 error VALIDATE CONSTRAINT reads all of shop."T" while nobody can read or write it: the transaction that added "C" still holds its lock
--     > -- next migration:
--     > ALTER TABLE shop."T" VALIDATE CONSTRAINT "C";

-- case: added again in this transaction
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   3:15 error VALIDATE CONSTRAINT reads all of public.t while nobody can read or write it: the transaction that added c still holds its lock
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: in a DO block of a file without a transaction
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: transaction off
DO $$ BEGIN
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
  ALTER TABLE t VALIDATE CONSTRAINT c;
END $$;
-- expect:
--   4:17 error VALIDATE CONSTRAINT reads all of public.t while nobody can read or write it: the transaction that added c still holds its lock
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: in a DO block of its own
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
DO $$ BEGIN
  ALTER TABLE t VALIDATE CONSTRAINT c;
END $$;
-- expect:
--   nothing
