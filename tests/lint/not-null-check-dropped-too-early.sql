-- case: in one statement
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT nn;
-- expect:
--   1:15 error this ALTER TABLE drops the CHECK nn first, so SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT nn;

-- case: in one statement the other way round
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t DROP CONSTRAINT nn, ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:35 error this ALTER TABLE drops the CHECK nn first, so SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT nn;

-- case: in the statement before
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t DROP CONSTRAINT nn;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   2:15 error the CHECK nn is gone by now, so SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT nn;

-- case: in the file before
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t DROP CONSTRAINT nn;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   2/1:15 error the CHECK nn is gone by now, so SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT nn;

-- case: behind it
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT nn;
-- expect:
--   nothing

-- case: another constraint
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
ALTER TABLE t ADD CONSTRAINT pos CHECK (a > 0);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT pos;
-- expect:
--   nothing

-- case: another CHECK does it too
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
ALTER TABLE t ADD CONSTRAINT n2 CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t DROP CONSTRAINT nn;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: a CHECK that was never valid
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL) NOT VALID;
-- file: up
ALTER TABLE t DROP CONSTRAINT nn;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT nn;
-- expect:
--   nothing

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" ("No" int CONSTRAINT "Nn" CHECK ("No" IS NOT NULL));
-- file: up
ALTER TABLE shop."Orders" ALTER "No" SET NOT NULL, DROP CONSTRAINT "Nn";
-- expect:
--   1:27 error this ALTER TABLE drops the CHECK "Nn" first, so SET NOT NULL on shop."Orders"."No" reads all of shop."Orders" under ACCESS EXCLUSIVE
--     > ALTER TABLE shop."Orders" ALTER COLUMN "No" SET NOT NULL;
--     > ALTER TABLE shop."Orders" DROP CONSTRAINT "Nn";
