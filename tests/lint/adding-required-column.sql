-- case: a column without a default
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL;
-- expect:
--   1:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: DEFAULT NULL is no default
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT NULL;
-- expect:
--   1:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: a cast NULL is no default
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT (NULL)::text NOT NULL;
-- expect:
--   1:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: PRIMARY KEY asks for a value too
-- file: history
CREATE TABLE t (a int);
-- file: up
ALTER TABLE t ADD COLUMN id bigint PRIMARY KEY;
-- expect:
--   1:26 error ADD COLUMN id NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN id bigint;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET id = NULL WHERE id IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_id_not_null CHECK (id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_id_not_null;

-- case: a default
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 5;
-- expect:
--   nothing

-- case: GENERATED has values
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2) STORED NOT NULL;
-- expect:
--   nothing

-- case: identity and serial have values
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE t ADD COLUMN d serial NOT NULL;
-- expect:
--   nothing

-- case: a domain with a default of its own
-- file: history
CREATE DOMAIN code AS text DEFAULT 'x';
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c code NOT NULL;
-- expect:
--   nothing

-- case: a nullable column
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c int NOT NULL;
-- expect:
--   nothing

-- case: a new table of an earlier file of the set
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL;
-- expect:
--   2/1:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: a new table of an earlier file of the set that counts as new
-- options: new=set
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL;
-- expect:
--   nothing

-- case: a temporary table
-- file: up
CREATE TEMP TABLE w (a int);
ALTER TABLE w ADD COLUMN c int NOT NULL;
-- expect:
--   nothing

-- case: a table that is not known
-- file: up
ALTER TABLE shop.orders ADD COLUMN c int NOT NULL;
-- expect:
--   1:36 error ADD COLUMN c NOT NULL without a default fails as soon as shop.orders has a row
--     > ALTER TABLE shop.orders ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE shop.orders SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE shop.orders ADD CONSTRAINT orders_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_c_not_null;
--     > -- next migration:
--     > ALTER TABLE shop.orders ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE shop.orders DROP CONSTRAINT orders_c_not_null;

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "Total" numeric(10, 2) NOT NULL;
-- expect:
--   1:31 error ADD COLUMN "Total" NOT NULL without a default fails as soon as shop."Orders" has a row
--     > ALTER TABLE shop."Orders" ADD COLUMN "Total" numeric(10,2);
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE shop."Orders" SET "Total" = NULL WHERE "Total" IS NULL;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_Total_not_null" CHECK ("Total" IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" VALIDATE CONSTRAINT "Orders_Total_not_null";
--     > -- next migration:
--     > ALTER TABLE shop."Orders" ALTER COLUMN "Total" SET NOT NULL;
--     > ALTER TABLE shop."Orders" DROP CONSTRAINT "Orders_Total_not_null";

-- case: IF NOT EXISTS of a column that is there
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int NOT NULL;
-- expect:
--   nothing

-- case: the NOT NULL itself can wait from PostgreSQL 18 on
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL;
-- expect:
--   1:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;

-- case: in a DO block
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD COLUMN c int NOT NULL;
END $$;
-- expect:
--   2:28 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: two columns in one statement
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL, ADD d text NOT NULL;
-- expect:
--   1:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;
--   1:46 error ADD COLUMN d NOT NULL without a default fails as soon as public.t has a row
--     > ALTER TABLE public.t ADD COLUMN d text;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET d = NULL WHERE d IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_d_not_null CHECK (d IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_d_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN d SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_d_not_null;

-- case: a function that is only created runs nothing
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ ALTER TABLE t ADD COLUMN c int NOT NULL $$;
-- expect:
--   nothing

-- case: emptied by the same transaction
-- file: history
CREATE TABLE m (id int PRIMARY KEY);
CREATE TABLE n (id int PRIMARY KEY, m int REFERENCES m);
-- file: up
DELETE FROM m;
ALTER TABLE m ADD COLUMN org text NOT NULL;
-- file: up
TRUNCATE m CASCADE;
ALTER TABLE n ADD COLUMN org text NOT NULL;
-- expect:
--   nothing

-- case: some rows stay, or come again, or another transaction emptied it
-- file: history
CREATE TABLE m (id int PRIMARY KEY);
-- file: up
DELETE FROM m WHERE id > 1;
ALTER TABLE m ADD COLUMN a text NOT NULL;
-- file: up
TRUNCATE m;
INSERT INTO m SELECT generate_series(1, 10);
ALTER TABLE m ADD COLUMN b text NOT NULL;
-- file: up
-- mig: transaction off
TRUNCATE m;
ALTER TABLE m ADD COLUMN c text NOT NULL;
-- file: up
DO $$ BEGIN IF current_user = 'x' THEN TRUNCATE m; END IF; END $$;
ALTER TABLE m ADD COLUMN d text NOT NULL;
-- expect:
--   1/2:26 error ADD COLUMN a NOT NULL without a default fails as soon as public.m has a row
--     > ALTER TABLE public.m ADD COLUMN a text;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.m SET a = NULL WHERE a IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.m ADD CONSTRAINT m_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.m VALIDATE CONSTRAINT m_a_not_null;
--     > -- next migration:
--     > ALTER TABLE public.m ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.m DROP CONSTRAINT m_a_not_null;
--   2/3:26 error ADD COLUMN b NOT NULL without a default fails as soon as public.m has a row
--     > ALTER TABLE public.m ADD COLUMN b text;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.m SET b = NULL WHERE b IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.m ADD CONSTRAINT m_b_not_null CHECK (b IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.m VALIDATE CONSTRAINT m_b_not_null;
--     > -- next migration:
--     > ALTER TABLE public.m ALTER COLUMN b SET NOT NULL;
--     > ALTER TABLE public.m DROP CONSTRAINT m_b_not_null;
--   3/3:26 error ADD COLUMN c NOT NULL without a default fails as soon as public.m has a row
--     > ALTER TABLE public.m ADD COLUMN c text;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.m SET c = NULL WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.m ADD CONSTRAINT m_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.m VALIDATE CONSTRAINT m_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.m ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.m DROP CONSTRAINT m_c_not_null;
--   4/2:26 error ADD COLUMN d NOT NULL without a default fails as soon as public.m has a row
--     > ALTER TABLE public.m ADD COLUMN d text;
--     > -- next release, once the code sets it in each new row; put the value in the place of NULL:
--     > -- in batches, each committed by itself:
--     > UPDATE public.m SET d = NULL WHERE d IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.m ADD CONSTRAINT m_d_not_null CHECK (d IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.m VALIDATE CONSTRAINT m_d_not_null;
--     > -- next migration:
--     > ALTER TABLE public.m ALTER COLUMN d SET NOT NULL;
--     > ALTER TABLE public.m DROP CONSTRAINT m_d_not_null;
