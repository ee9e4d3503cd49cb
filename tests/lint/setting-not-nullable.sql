-- case: without anything
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_not_null;

-- case: with a validated CHECK
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: as a term of an AND
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a > 0 AND a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: a CHECK that lets NULL pass
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a > 0);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_not_null;

-- case: a CHECK that is not valid
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL) NOT VALID;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t VALIDATE CONSTRAINT nn;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;

-- case: validated in this set
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL) NOT VALID;
-- file: up
ALTER TABLE t VALIDATE CONSTRAINT nn;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT nn;
-- expect:
--   nothing

-- case: a CHECK of another column
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (id IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_not_null;

-- case: before PostgreSQL 12 a CHECK does not help
-- options: postgres=11
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: NOT NULL already
-- file: history
CREATE TABLE t (a int NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: a new column of an old table
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int DEFAULT 5;
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- expect:
--   2:15 error SET NOT NULL on public.t.b reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_b_not_null CHECK (b IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN b SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_b_not_null;

-- case: the CHECK goes in the same statement
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT nn;
-- expect:
--   nothing

-- case: partitions with the CHECK of the parent
-- file: history
CREATE TABLE t (a int, k int) PARTITION BY RANGE (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9);
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: partitions without
-- file: history
CREATE TABLE t (a int, k int) PARTITION BY RANGE (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_not_null;

-- case: a constraint of the table
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a;
-- expect:
--   1:15 error ADD CONSTRAINT … NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;

-- case: a constraint of the table that is not valid
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID;
-- expect:
--   nothing

-- case: the way from PostgreSQL 18 on
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;

-- case: over a constraint that is not valid
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:15 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t VALIDATE CONSTRAINT nn;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;

-- case: a table that is not known
-- file: up
ALTER TABLE shop.orders ALTER COLUMN a SET NOT NULL;
-- expect:
--   1:25 error SET NOT NULL on shop.orders.a reads all of shop.orders under ACCESS EXCLUSIVE
--     > ALTER TABLE shop.orders ADD CONSTRAINT orders_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_a_not_null;
--     > -- next migration:
--     > ALTER TABLE shop.orders ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE shop.orders DROP CONSTRAINT orders_a_not_null;

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" ("No" int);
-- file: up
ALTER TABLE shop."Orders" ALTER "No" SET NOT NULL;
-- expect:
--   1:27 error SET NOT NULL on shop."Orders"."No" reads all of shop."Orders" under ACCESS EXCLUSIVE
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_No_not_null" CHECK ("No" IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" VALIDATE CONSTRAINT "Orders_No_not_null";
--     > -- next migration:
--     > ALTER TABLE shop."Orders" ALTER COLUMN "No" SET NOT NULL;
--     > ALTER TABLE shop."Orders" DROP CONSTRAINT "Orders_No_not_null";

-- case: in a DO block
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ALTER COLUMN a SET NOT NULL;
END $$;
-- expect:
--   2:17 error SET NOT NULL on public.t.a reads all of public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_a_not_null;

-- case: a long name
-- file: history
CREATE TABLE a_table_with_a_name_that_is_as_long_as_they_get (and_a_column_that_is_long_too int);
-- file: up
ALTER TABLE a_table_with_a_name_that_is_as_long_as_they_get ALTER COLUMN and_a_column_that_is_long_too SET NOT NULL;
-- expect:
--   1:61 error SET NOT NULL on public.a_table_with_a_name_that_is_as_long_as_they_get.and_a_column_that_is_long_too reads all of public.a_table_with_a_name_that_is_as_long_as_they_get under ACCESS EXCLUSIVE
--     > ALTER TABLE public.a_table_with_a_name_that_is_as_long_as_they_get ADD CONSTRAINT a_table_with_a_name_that_is_as_long_as_they_get_and_a__not_null CHECK (and_a_column_that_is_long_too IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.a_table_with_a_name_that_is_as_long_as_they_get VALIDATE CONSTRAINT a_table_with_a_name_that_is_as_long_as_they_get_and_a__not_null;
--     > -- next migration:
--     > ALTER TABLE public.a_table_with_a_name_that_is_as_long_as_they_get ALTER COLUMN and_a_column_that_is_long_too SET NOT NULL;
--     > ALTER TABLE public.a_table_with_a_name_that_is_as_long_as_they_get DROP CONSTRAINT a_table_with_a_name_that_is_as_long_as_they_get_and_a__not_null;
