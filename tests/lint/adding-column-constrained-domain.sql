-- case: a domain with a CHECK
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c pos;
-- expect:
--   1:28 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as the domain public.pos checks its values
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_pos_check CHECK (c > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_pos_check;

-- case: with a default
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c pos DEFAULT 3;
-- expect:
--   1:28 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as the domain public.pos checks its values
--     > ALTER TABLE public.t ADD COLUMN c integer DEFAULT 3;
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_pos_check CHECK (c > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_pos_check;

-- case: a domain that is NOT NULL
-- file: history
CREATE DOMAIN firm AS text NOT NULL;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c firm DEFAULT 'x';
-- expect:
--   1:28 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as the domain public.firm checks its values
--     > ALTER TABLE public.t ADD COLUMN c text DEFAULT 'x';
--     > -- next migration, once every row has a value:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: a domain over such a one
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE DOMAIN deep AS pos;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c deep;
-- expect:
--   1:28 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as the domain public.deep checks its values
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_pos_check CHECK (c > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_pos_check;

-- case: a name and text in the CHECK
-- file: history
CREATE DOMAIN word AS text CONSTRAINT "No value" CHECK (VALUE <> 'value' AND length(VALUE) < 10);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c word;
-- expect:
--   1:28 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as the domain public.word checks its values
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > ALTER TABLE public.t ADD CONSTRAINT "t_c_No value" CHECK (c <> 'value' and length(c) < 10) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT "t_c_No value";

-- case: a domain without constraints
-- file: history
CREATE DOMAIN plain AS text;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c plain;
-- expect:
--   nothing

-- case: a domain that lost its CHECK
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
ALTER DOMAIN pos DROP CONSTRAINT pos_check;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c pos;
-- expect:
--   nothing

-- case: an array of the domain
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c pos[];
-- expect:
--   nothing

-- case: a new table
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);

-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c pos;
-- expect:
--   nothing

-- case: in schemas and quotes
-- file: history
CREATE SCHEMA shop;
CREATE DOMAIN shop."Pos" AS int CHECK (VALUE > 0);
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "Count" shop."Pos" NOT NULL;
-- expect:
--   1:39 error ADD COLUMN "Count" rewrites shop."Orders" under ACCESS EXCLUSIVE, as the domain shop."Pos" checks its values
--     > ALTER TABLE shop."Orders" ADD COLUMN "Count" integer;
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_Count_Pos_check" CHECK ("Count" > 0) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" VALIDATE CONSTRAINT "Orders_Count_Pos_check";
--     > -- next migration, once every row has a value:
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_Count_not_null" CHECK ("Count" IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" VALIDATE CONSTRAINT "Orders_Count_not_null";
--     > -- next migration:
--     > ALTER TABLE shop."Orders" ALTER COLUMN "Count" SET NOT NULL;
--     > ALTER TABLE shop."Orders" DROP CONSTRAINT "Orders_Count_not_null";
