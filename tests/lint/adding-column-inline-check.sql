-- case: a CHECK
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int CHECK (c > 0);
-- expect:
--   1:32 error ADD COLUMN c with a CHECK reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c int;
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_check CHECK (c > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_check;

-- case: with a default
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT 1 CHECK (c > 0);
-- expect:
--   1:42 error ADD COLUMN c with a CHECK reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c int DEFAULT 1;
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_check CHECK (c > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_check;

-- case: two of them
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int CHECK (c > 0) CONSTRAINT small CHECK (c < 10);
-- expect:
--   1:32 error ADD COLUMN c with a CHECK reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c int CONSTRAINT small CHECK (c < 10);
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_check CHECK (c > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_check;
--   1:46 error ADD COLUMN c with a CHECK reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c int CHECK (c > 0);
--     > ALTER TABLE public.t ADD CONSTRAINT small CHECK (c < 10) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT small;

-- case: as a constraint of the table it is another rule
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int;
ALTER TABLE t ADD CHECK (c > 0) NOT VALID;
-- expect:
--   nothing

-- case: not enforced
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int CHECK (c > 0) NOT ENFORCED;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c int CHECK (c > 0);
-- expect:
--   nothing

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "Count" int CHECK ("Count" > 0);
-- expect:
--   1:43 error ADD COLUMN "Count" with a CHECK reads all of shop."Orders" under ACCESS EXCLUSIVE
--     > ALTER TABLE shop."Orders" ADD "Count" int;
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_Count_check" CHECK ("Count" > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" VALIDATE CONSTRAINT "Orders_Count_check";
