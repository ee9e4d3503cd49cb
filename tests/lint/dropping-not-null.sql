-- case: a column that is NOT NULL
-- file: history
CREATE TABLE t (a int NOT NULL);
-- file: up
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- expect:
--   1:15 info deployed code that reads public.t.a may meet NULL from here on

-- case: a column that may be NULL
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (a int NOT NULL);
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- expect:
--   nothing

-- case: a new column
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 1;
ALTER TABLE t ALTER COLUMN c DROP NOT NULL;
-- expect:
--   nothing

-- case: a table that is not known
-- file: up
ALTER TABLE shop.orders ALTER COLUMN a DROP NOT NULL;
-- expect:
--   1:25 info deployed code that reads shop.orders.a may meet NULL from here on

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" ("No" int NOT NULL);
-- file: up
ALTER TABLE shop."Orders" ALTER "No" DROP NOT NULL;
-- expect:
--   1:27 info deployed code that reads shop."Orders"."No" may meet NULL from here on
