-- case: a check
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- expect:
--   1:15 error ADD CHECK reads all of public.t while nobody can read or write it
--     > ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: a check without a name, among other actions, with quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" int);
-- file: up
ALTER TABLE shop."T" ADD COLUMN b int, ADD CHECK ("A" > 0) NO INHERIT;
-- expect:
--   1:40 error ADD CHECK reads all of shop."T" while nobody can read or write it
--     > ALTER TABLE shop."T" ADD CONSTRAINT "T_A_check" CHECK ("A" > 0) NO INHERIT NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."T" VALIDATE CONSTRAINT "T_A_check";

-- case: a foreign key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
-- expect:
--   1:15 error ADD FOREIGN KEY blocks writes to public.t and public.u while it reads all of public.t to check the rows
--     > ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT f;

-- case: a foreign key without a name
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;
-- expect:
--   1:15 error ADD FOREIGN KEY blocks writes to public.t and public.u while it reads all of public.t to check the rows
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES public.u NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_fkey;

-- case: a foreign key of a table to itself
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES t;
-- expect:
--   1:15 error ADD FOREIGN KEY blocks writes to public.t while it reads all of public.t to check the rows
--     > ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.t NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT f;

-- case: not valid
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;
-- expect:
--   nothing

-- case: not enforced
-- options: postgres=18
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT ENFORCED;
-- expect:
--   nothing

-- case: on a new table
-- file: up
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CHECK (a > 0);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;
-- expect:
--   nothing

-- case: of a new table to an old one
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;
-- expect:
--   2:15 info ADD FOREIGN KEY to public.u blocks writes to it until the transaction ends

-- case: of an old table to a new one
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE TABLE u (id int PRIMARY KEY);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u;
-- expect:
--   2:15 error ADD FOREIGN KEY blocks writes to public.t and public.u while it reads all of public.t to check the rows
--     > ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT f;

-- case: of a new table that has rows by now
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
-- mig: transaction off
CREATE TABLE t (id int, a int);
INSERT INTO t VALUES (1, 1);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- expect:
--   4:15 error ADD CHECK reads all of public.t while nobody can read or write it
--     > ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: of a temporary table
-- file: up
CREATE TEMP TABLE t (a int);
ALTER TABLE t ADD CHECK (a > 0);
-- expect:
--   nothing

-- case: of a foreign table, which is not read
-- file: history
CREATE EXTENSION postgres_fdw;
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE t (a int) SERVER s;
-- file: up
ALTER FOREIGN TABLE t ADD CONSTRAINT c CHECK (a > 0);
ALTER TABLE t ADD CONSTRAINT d CHECK (a > 1);
-- expect:
--   nothing

-- case: a foreign key of a partitioned table before 18
-- options: postgres=15
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
ALTER TABLE p ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u;
-- expect:
--   1:15 error ADD FOREIGN KEY blocks writes to public.p and public.u while it reads all of public.p to check the rows
--     > ALTER TABLE public.p1 ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u NOT VALID;
--     > ALTER TABLE public."P2" ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.p1 VALIDATE CONSTRAINT f;
--     > ALTER TABLE public."P2" VALIDATE CONSTRAINT f;
--     > -- next migration:
--     > ALTER TABLE public.p ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u;

-- case: a foreign key of a partitioned table on 18
-- options: postgres=18
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
ALTER TABLE p ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u;
-- expect:
--   1:15 error ADD FOREIGN KEY blocks writes to public.p and public.u while it reads all of public.p to check the rows
--     > ALTER TABLE public.p ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.p VALIDATE CONSTRAINT f;

-- case: a check of a partitioned table
-- file: history
CREATE TABLE p (id int NOT NULL, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE "P2" PARTITION OF p FOR VALUES FROM (10) TO (20);
-- file: up
ALTER TABLE p ADD CONSTRAINT c CHECK (a > 0);
-- expect:
--   1:15 error ADD CHECK reads all of public.p while nobody can read or write it
--     > ALTER TABLE public.p ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.p VALIDATE CONSTRAINT c;

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
  END IF;
END $$;
-- expect:
--   3:19 error ADD CHECK reads all of public.t while nobody can read or write it
--     > ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT c;

-- case: a table that nobody knows
-- file: up
ALTER TABLE shop.t ADD CONSTRAINT c CHECK (a > 0);
ALTER TABLE shop.t ADD FOREIGN KEY (a) REFERENCES shop.u (id);
-- expect:
--   1:20 error ADD CHECK reads all of shop.t while nobody can read or write it
--     > ALTER TABLE shop.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop.t VALIDATE CONSTRAINT c;
--   2:20 error ADD FOREIGN KEY blocks writes to shop.t and shop.u while it reads all of shop.t to check the rows
--     > ALTER TABLE shop.t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES shop.u (id) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop.t VALIDATE CONSTRAINT t_a_fkey;

-- case: other constraints have rules of their own
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD UNIQUE (a), ADD PRIMARY KEY (id);
-- expect:
--   nothing

-- case: on the way back
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- file: down
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- expect:
--   2/1:15 info ADD CHECK reads all of public.t while nobody can read or write it
--     > -- what has to commit by itself is the down of a migration of its own: split the up

-- case: several keys of new tables to one parent are told once
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u, ADD FOREIGN KEY (b) REFERENCES u;
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES v;
CREATE TABLE s (a int);
ALTER TABLE s ADD FOREIGN KEY (a) REFERENCES u;
-- expect:
--   2:15 info ADD FOREIGN KEY to public.u blocks writes to it until the transaction ends
--   3:15 info ADD FOREIGN KEY to public.v blocks writes to it until the transaction ends

-- case: a foreign key is dropped and added by one ALTER TABLE
-- file: history
CREATE TABLE users (uuid text PRIMARY KEY);
CREATE TABLE sso (u text NOT NULL CONSTRAINT sso_fk REFERENCES users);
-- file: up
ALTER TABLE sso DROP CONSTRAINT sso_fk, ADD CONSTRAINT sso_fk FOREIGN KEY (u) REFERENCES users ON DELETE CASCADE;
-- expect:
--   1:41 error ADD FOREIGN KEY blocks reads and writes of public.sso and public.users while it reads all of public.sso to check the rows
--     > ALTER TABLE public.sso DROP CONSTRAINT sso_fk, ADD CONSTRAINT sso_fk FOREIGN KEY (u) REFERENCES public.users ON DELETE CASCADE NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.sso VALIDATE CONSTRAINT sso_fk;

-- case: what is emptied before reads nothing of the other table and locks it
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p int);
-- file: up
TRUNCATE c;
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   2:15 info ADD FOREIGN KEY to public.p blocks writes to it until the transaction ends

-- case: a new table that has got rows is read, and they are looked up
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
-- file: up
CREATE TABLE c (id int PRIMARY KEY, p int);
INSERT INTO c SELECT id, id FROM p;
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   3:15 info ADD FOREIGN KEY to public.p blocks writes to it until the transaction ends
