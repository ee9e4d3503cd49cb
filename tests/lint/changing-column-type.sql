-- case: int to bigint
-- file: history
CREATE TABLE t (id int, c int);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE bigint;
-- expect:
--   1:15 error changing public.t.c from integer to bigint rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new bigint;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::bigint;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::bigint WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: varchar longer
-- file: history
CREATE TABLE t (id int, c varchar(50));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(100);
-- expect:
--   1:15 info changing public.t.c from character varying(50) to character varying(100) touches no row, but locks public.t for a moment

-- case: varchar shorter
-- file: history
CREATE TABLE t (id int, c varchar(50));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- expect:
--   1:15 error changing public.t.c from character varying(50) to character varying(20) rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new character varying(20);
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::character varying(20);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::character varying(20) WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: varchar to text
-- file: history
CREATE TABLE t (id int, c varchar(50));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text;
-- expect:
--   1:15 info changing public.t.c from character varying(50) to text touches no row, but locks public.t for a moment

-- case: text to varchar with a length
-- file: history
CREATE TABLE t (id int, c text);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- expect:
--   1:15 error changing public.t.c from text to character varying(20) rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new character varying(20);
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::character varying(20);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::character varying(20) WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: char to text
-- file: history
CREATE TABLE t (id int, c char(10));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text;
-- expect:
--   1:15 error changing public.t.c from character(10) to text rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new text;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::text;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::text WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: numeric wider
-- file: history
CREATE TABLE t (id int, c numeric(10,2));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE numeric(12,2);
-- expect:
--   1:15 info changing public.t.c from numeric(10,2) to numeric(12,2) touches no row, but locks public.t for a moment

-- case: numeric with another scale
-- file: history
CREATE TABLE t (id int, c numeric(10,2));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE numeric(12,4);
-- expect:
--   1:15 error changing public.t.c from numeric(10,2) to numeric(12,4) rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new numeric(12,4);
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::numeric(12,4);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::numeric(12,4) WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: the same type
-- file: history
CREATE TABLE t (id int, c int);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE integer;
-- expect:
--   nothing

-- case: USING that is a cast
-- file: history
CREATE TABLE t (id int, c varchar(50));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text USING c::text;
-- expect:
--   1:15 info changing public.t.c from character varying(50) to text touches no row, but locks public.t for a moment

-- case: USING that computes
-- file: history
CREATE TABLE t (id int, c varchar(50));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text USING trim(c);
-- expect:
--   1:15 error changing public.t.c from character varying(50) to text rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new text;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := (SELECT trim(c) FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = trim(c) WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: timestamp to timestamptz
-- file: history
CREATE TABLE t (id int, c timestamp);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE timestamptz;
-- expect:
--   1:15 error changing public.t.c from timestamp without time zone to timestamp with time zone rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new timestamp with time zone;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::timestamp with time zone;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::timestamp with time zone WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: timestamp to timestamptz in UTC
-- file: history
CREATE TABLE t (id int, c timestamp);
CREATE INDEX i ON t (c);
-- file: up
SET LOCAL timezone = 'UTC';
ALTER TABLE t ALTER COLUMN c TYPE timestamptz;
-- expect:
--   2:15 warning changing public.t.c from timestamp without time zone to timestamp with time zone builds public.i anew under ACCESS EXCLUSIVE

-- case: timestamp to timestamptz in another zone
-- file: history
CREATE TABLE t (id int, c timestamp);
-- file: up
SET LOCAL timezone = 'Europe/Oslo';
ALTER TABLE t ALTER COLUMN c TYPE timestamptz;
-- expect:
--   2:15 error changing public.t.c from timestamp without time zone to timestamp with time zone rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new timestamp with time zone;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::timestamp with time zone;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::timestamp with time zone WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: UTC is gone after the transaction
-- file: history
CREATE TABLE t (id int, c timestamp);
-- file: up
-- mig: transaction off
BEGIN;
SET LOCAL timezone = 'UTC';
COMMIT;
ALTER TABLE t ALTER COLUMN c TYPE timestamptz;
-- expect:
--   5:15 error changing public.t.c from timestamp without time zone to timestamp with time zone rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new timestamp with time zone;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::timestamp with time zone;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::timestamp with time zone WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: another collation with an index
-- file: history
CREATE TABLE t (id int, c text);
CREATE INDEX i ON t (c);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text COLLATE "C";
-- expect:
--   1:15 warning changing the collation of public.t.c builds public.i anew under ACCESS EXCLUSIVE

-- case: a free change with an index on an expression
-- file: history
CREATE TABLE t (id int, c varchar(10));
CREATE INDEX i ON t (lower(c));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text;
-- expect:
--   1:15 warning changing public.t.c from character varying(10) to text builds public.i anew under ACCESS EXCLUSIVE

-- case: a free change with a CHECK
-- file: history
CREATE TABLE t (id int, c varchar(10) CONSTRAINT short CHECK (length(c) < 8));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- expect:
--   1:15 warning changing public.t.c from character varying(10) to character varying(20) reads all of public.t under ACCESS EXCLUSIVE for the CHECK short
--     > ALTER TABLE public.t DROP CONSTRAINT short;
--     > ALTER TABLE public.t ALTER COLUMN c TYPE varchar(20);
--     > ALTER TABLE public.t ADD CONSTRAINT short CHECK (length(c) < 8) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT short;

-- case: json to jsonb
-- file: history
CREATE TABLE t (id int, c json);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE jsonb USING c::jsonb;
-- expect:
--   1:15 error changing public.t.c from json to jsonb rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new jsonb;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := (SELECT c::jsonb FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::jsonb WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: enum to text
-- file: history
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (c mood);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE text;
-- expect:
--   1:15 error changing public.t.c from public.mood to text rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new text;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::text;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::text WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: a checked domain
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE t (id int, c int);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE pos;
-- expect:
--   1:15 error changing public.t.c from integer to public.pos rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new public.pos;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::public.pos;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::public.pos WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: domain to its base
-- file: history
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE t (c pos);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE int;
-- expect:
--   1:15 info changing public.t.c from public.pos to integer touches no row, but locks public.t for a moment

-- case: nothing casts by itself
-- file: history
CREATE TABLE t (id int, c text);
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE int;
-- expect:
--   1:15 error PostgreSQL refuses the change of public.t.c: column "c" cannot be cast automatically to type integer

-- case: a view uses it
-- file: history
CREATE TABLE t (id int, c varchar(10));
CREATE VIEW v AS SELECT c FROM t;
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- expect:
--   1:15 error PostgreSQL refuses the change of public.t.c: cannot alter type of a column used by a view or rule

-- case: a table that is not known
-- file: up
ALTER TABLE shop.orders ALTER COLUMN c TYPE bigint;
-- expect:
--   1:25 error changing shop.orders.c to bigint may rewrite shop.orders under ACCESS EXCLUSIVE, as its type is not known
--     > ALTER TABLE shop.orders ADD COLUMN c_new bigint;
--     > CREATE FUNCTION orders_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::bigint;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER orders_c_sync BEFORE INSERT OR UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION orders_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE shop.orders SET c_new = c::bigint WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER orders_c_sync ON shop.orders;
--     > DROP FUNCTION orders_c_sync();
--     > ALTER TABLE shop.orders RENAME COLUMN c TO c_old;
--     > ALTER TABLE shop.orders RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE shop.orders DROP COLUMN c_old;

-- case: a type that is not known
-- file: history
CREATE TABLE t (id int, c geometry(Point));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE geometry(Point, 4326) USING ST_SetSRID(c, 4326);
-- expect:
--   1:15 error changing public.t.c from geometry(Point) to geometry(Point,4326) rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new geometry(Point,4326);
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := (SELECT ST_SetSRID(c, 4326) FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = ST_SetSRID(c, 4326) WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: a new table
-- file: up
CREATE TABLE t (id int, c int);
ALTER TABLE t ALTER COLUMN c TYPE bigint;
-- expect:
--   nothing

-- case: a key and its foreign keys
-- file: history
CREATE TABLE t (c int PRIMARY KEY);
CREATE TABLE k (c int REFERENCES t (c));
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE bigint;
-- expect:
--   1:15 error changing public.t.c from integer to bigint rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > -- c is part of a key that foreign keys or other columns share: a table of its own with the new type, filled by a trigger and in batches, or a window

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" ("No" int);
-- file: up
ALTER TABLE shop."Orders" ALTER "No" SET DATA TYPE bigint USING "No" + 1;
-- expect:
--   1:27 error changing shop."Orders"."No" from integer to bigint rewrites shop."Orders" and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE shop."Orders" ADD COLUMN "No_new" bigint;
--     > CREATE FUNCTION shop."Orders_No_sync"() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW."No_new" := (SELECT "No" + 1 FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER "Orders_No_sync" BEFORE INSERT OR UPDATE ON shop."Orders" FOR EACH ROW EXECUTE FUNCTION shop."Orders_No_sync"();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE shop."Orders" SET "No_new" = "No" + 1 WHERE "No_new" IS NULL AND "No" IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER "Orders_No_sync" ON shop."Orders";
--     > DROP FUNCTION shop."Orders_No_sync"();
--     > ALTER TABLE shop."Orders" RENAME COLUMN "No" TO "No_old";
--     > ALTER TABLE shop."Orders" RENAME COLUMN "No_new" TO "No";
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in "No"
--     > ALTER TABLE shop."Orders" DROP COLUMN "No_old";

-- case: after the view is dropped
-- file: history
CREATE TABLE t (id int, c varchar(10));
CREATE VIEW v AS SELECT c FROM t;
-- file: up
DROP VIEW v;
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
CREATE VIEW v AS SELECT c FROM t;
-- expect:
--   2:15 info changing public.t.c from character varying(10) to character varying(20) touches no row, but locks public.t for a moment

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, c int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ALTER COLUMN c TYPE bigint;
END $$;
-- expect:
--   2:17 error changing public.t.c from integer to bigint rewrites public.t and all its indexes under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c_new bigint;
--     > CREATE FUNCTION public.t_c_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c_new := NEW.c::bigint;
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER t_c_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_c_sync();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c_new = c::bigint WHERE c_new IS NULL AND c IS NOT NULL;
--     > -- next migration:
--     > DROP TRIGGER t_c_sync ON public.t;
--     > DROP FUNCTION public.t_c_sync();
--     > ALTER TABLE public.t RENAME COLUMN c TO c_old;
--     > ALTER TABLE public.t RENAME COLUMN c_new TO c;
--     > -- next release, once nothing uses it:
--     > -- mig: ignore dropping-column -- its values are in c
--     > ALTER TABLE public.t DROP COLUMN c_old;

-- case: a composite type is no table
-- file: history
CREATE TYPE ct AS (a int);
-- file: up
ALTER TYPE ct ALTER ATTRIBUTE a TYPE bigint;
-- expect:
--   nothing

-- case: a view of several tables that may read another column of the name
-- file: history
CREATE TABLE t (id int, c varchar(10));
CREATE TABLE o (id int, c varchar(10));
CREATE VIEW v AS SELECT t.id, (SELECT c FROM o WHERE o.id = t.id) FROM t;
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- expect:
--   1:15 info changing public.t.c from character varying(10) to character varying(20) touches no row, but locks public.t for a moment

-- case: a view of several tables that reads it
-- file: history
CREATE TABLE t (id int, c varchar(10));
CREATE TABLE o (id int, c varchar(10));
CREATE VIEW v AS SELECT x.c FROM t AS x JOIN o ON o.id = x.id;
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
-- expect:
--   1:15 error PostgreSQL refuses the change of public.t.c: cannot alter type of a column used by a view or rule
