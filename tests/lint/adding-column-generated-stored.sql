-- case: stored
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2) STORED;
-- expect:
--   1:32 error ADD COLUMN c GENERATED … STORED rewrites public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > CREATE FUNCTION set_t_c() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c := (SELECT a * 2 FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER set_t_c BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION set_t_c();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = a * 2 WHERE c IS NULL;

-- case: VIRTUAL writes nothing
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2) VIRTUAL;
-- expect:
--   nothing

-- case: without a word it is VIRTUAL
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2);
-- expect:
--   nothing

-- case: stored on servers that know VIRTUAL
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2) STORED;
-- expect:
--   1:32 error ADD COLUMN c GENERATED … STORED rewrites public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS (a * 2) VIRTUAL;

-- case: stored on a range that begins below
-- options: postgres=14-18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2) STORED;
-- expect:
--   1:32 error ADD COLUMN c GENERATED … STORED rewrites public.t under ACCESS EXCLUSIVE
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > CREATE FUNCTION set_t_c() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.c := (SELECT a * 2 FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER set_t_c BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION set_t_c();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = a * 2 WHERE c IS NULL;

-- case: SET EXPRESSION
-- options: postgres=17-18
-- file: history
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a * 2) STORED);
-- file: up
ALTER TABLE t ALTER COLUMN c SET EXPRESSION AS (a * 3);
-- expect:
--   1:15 error SET EXPRESSION of the stored column c rewrites public.t under ACCESS EXCLUSIVE

-- case: SET EXPRESSION of a virtual one
-- options: postgres=18
-- file: history
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a * 2) VIRTUAL);
-- file: up
ALTER TABLE t ALTER COLUMN c SET EXPRESSION AS (a * 3);
-- expect:
--   nothing

-- case: DROP EXPRESSION writes nothing
-- file: history
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a * 2) STORED);
-- file: up
ALTER TABLE t ALTER COLUMN c DROP EXPRESSION;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS (a * 2) STORED;
-- expect:
--   nothing

-- case: identity is no expression
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS IDENTITY;
-- expect:
--   nothing

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" ("Net" int);
-- file: up
ALTER TABLE shop."Orders" ADD "Total" int GENERATED ALWAYS AS ("Net" + 1) STORED;
-- expect:
--   1:43 error ADD COLUMN "Total" GENERATED … STORED rewrites shop."Orders" under ACCESS EXCLUSIVE
--     > ALTER TABLE shop."Orders" ADD COLUMN "Total" integer;
--     > CREATE FUNCTION "set_Orders_Total"() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW."Total" := (SELECT "Net" + 1 FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER "set_Orders_Total" BEFORE INSERT OR UPDATE ON shop."Orders" FOR EACH ROW EXECUTE FUNCTION "set_Orders_Total"();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE shop."Orders" SET "Total" = "Net" + 1 WHERE "Total" IS NULL;

-- case: several of a statement are one rewrite
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, tax numeric);
-- file: up
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (net + tax) STORED, ADD COLUMN twice numeric GENERATED ALWAYS AS (net * 2) STORED;
-- expect:
--   1:45 error ADD COLUMN total GENERATED … STORED rewrites public.orders under ACCESS EXCLUSIVE; the same for twice
--     > ALTER TABLE public.orders ADD COLUMN total numeric;
--     > CREATE FUNCTION set_orders_total() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.total := (SELECT net + tax FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER set_orders_total BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION set_orders_total();
--     > ALTER TABLE public.orders ADD COLUMN twice numeric;
--     > CREATE FUNCTION set_orders_twice() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   NEW.twice := (SELECT net * 2 FROM (SELECT NEW.*) AS new_row);
--     >   RETURN NEW;
--     > END
--     > $$;
--     > CREATE TRIGGER set_orders_twice BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION set_orders_twice();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.orders SET total = net + tax WHERE total IS NULL;
--     > UPDATE public.orders SET twice = net * 2 WHERE twice IS NULL;
