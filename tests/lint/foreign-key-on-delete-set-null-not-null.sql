-- case: a column of a new table
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int NOT NULL REFERENCES u ON DELETE SET NULL);
-- expect:
--   1:32 error DELETE of a row of public.u that is referred to fails: ON DELETE SET NULL makes public.t.a NULL, which is NOT NULL
--     > ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;

-- case: a column of the primary key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int PRIMARY KEY REFERENCES u ON UPDATE SET NULL);
-- expect:
--   1:35 error UPDATE of a row of public.u that is referred to fails: ON UPDATE SET NULL makes public.t.a NULL, which is NOT NULL

-- case: it may be NULL
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL, b int NOT NULL REFERENCES u ON DELETE CASCADE);
-- expect:
--   nothing

-- case: SET DEFAULT without a default
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int NOT NULL REFERENCES u ON DELETE SET DEFAULT, b int NOT NULL DEFAULT 1 REFERENCES u ON DELETE SET DEFAULT);
-- expect:
--   1:32 error DELETE of a row of public.u that is referred to fails: ON DELETE SET DEFAULT makes public.t.a NULL, which is NOT NULL
--     > ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;

-- case: only some of the columns are set
-- options: postgres=15
-- file: history
CREATE TABLE u (a int, b int, PRIMARY KEY (a, b));
-- file: up
CREATE TABLE t (a int NOT NULL, b int, FOREIGN KEY (a, b) REFERENCES u ON DELETE SET NULL (b));
CREATE TABLE s (a int NOT NULL, b int, FOREIGN KEY (a, b) REFERENCES u ON DELETE SET NULL);
-- expect:
--   2:40 error DELETE of a row of public.u that is referred to fails: ON DELETE SET NULL makes public.s.a NULL, which is NOT NULL
--     > ALTER TABLE public.s ALTER COLUMN a DROP NOT NULL;

-- case: a constraint on a table that is there, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE shop."T" ("A" int NOT NULL);
-- file: up
ALTER TABLE shop."T" ADD FOREIGN KEY ("A") REFERENCES u ON DELETE SET NULL NOT VALID;
-- expect:
--   1:26 error DELETE of a row of public.u that is referred to fails: ON DELETE SET NULL makes shop."T"."A" NULL, which is NOT NULL
--     > ALTER TABLE shop."T" ALTER COLUMN "A" DROP NOT NULL;

-- case: the column becomes NOT NULL later
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error DELETE of a row of public.u that is referred to fails: ON DELETE SET NULL makes public.t.a NULL, which is NOT NULL
--     > ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;

-- case: the column becomes NOT NULL in the same file
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL);
ALTER TABLE t ALTER a SET NOT NULL;
-- expect:
--   2:15 error DELETE of a row of public.u that is referred to fails: ON DELETE SET NULL makes public.t.a NULL, which is NOT NULL
--     > ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;

-- case: the column may be NULL in the end
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int NOT NULL REFERENCES u ON DELETE SET NULL);
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- expect:
--   nothing

-- case: another column becomes NOT NULL
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL, b int);
-- file: up
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- expect:
--   nothing

-- case: the key is replaced
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES u ON DELETE SET NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT f;
-- expect:
--   nothing
