-- case: a required column gets its value from the file
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
INSERT INTO orders SELECT g, g % 7 FROM generate_series(1, 500) AS g;
-- file: up
-- mig: fill region = CASE WHEN customer_id % 2 = 0 THEN 'EU' ELSE 'US' END
ALTER TABLE orders ADD COLUMN region text NOT NULL;
-- file: down
ALTER TABLE orders DROP COLUMN region;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD COLUMN region text;
--     up   CREATE SEQUENCE public._mig_oldwrites_orders_region;
--     up   GRANT USAGE ON SEQUENCE public._mig_oldwrites_orders_region TO PUBLIC;
--     up   CREATE FUNCTION public._mig_fill_orders_region() RETURNS trigger LANGUAGE plpgsql AS $mig$
--     up   BEGIN
--     up     IF NEW.region IS NULL THEN
--     up       PERFORM nextval('public._mig_oldwrites_orders_region');
--     up       NEW.region := CASE WHEN NEW.customer_id % 2 = 0 THEN 'EU' ELSE 'US' END;
--     up     END IF;
--     up     RETURN NEW;
--     up   END
--     up   $mig$;
--     up   CREATE TRIGGER zz_mig_fill_orders_region BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public._mig_fill_orders_region();
--     down DROP TRIGGER IF EXISTS zz_mig_fill_orders_region ON public.orders;
--     down DROP FUNCTION IF EXISTS public._mig_fill_orders_region();
--     down DROP SEQUENCE IF EXISTS public._mig_oldwrites_orders_region;
--     down ALTER TABLE public.orders DROP COLUMN IF EXISTS region;
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE public.orders SET region = CASE WHEN customer_id % 2 = 0 THEN 'EU' ELSE 'US' END WHERE region IS NULL;
--     down -- mig: noop the values go with the column, which the step before added
--   20260101000003_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD CONSTRAINT _mig_nn_orders_region CHECK (region IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS _mig_nn_orders_region;
--   20260101000004_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.orders VALIDATE CONSTRAINT _mig_nn_orders_region;
--     up   ALTER TABLE public.orders ALTER COLUMN region SET NOT NULL;
--     up   ALTER TABLE public.orders DROP CONSTRAINT _mig_nn_orders_region;
--     down ALTER TABLE public.orders ADD CONSTRAINT _mig_nn_orders_region CHECK (region IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.orders ALTER COLUMN region DROP NOT NULL;
--   20260101000005_case_contract
--     wait every running release writes orders.region
--     up   -- mig: change case
--     up   -- mig: phase contract
--     up   -- mig: wait every running release writes orders.region
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check the trigger that fills orders.region was on until now
--     up   SELECT 'it is missing or disabled' WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'public.orders'::regclass AND tgname = 'zz_mig_fill_orders_region' AND tgenabled IN ('O', 'A'));
--     up   -- mig: quiet 15min
--     up   SELECT last_value, is_called FROM public._mig_oldwrites_orders_region;
--     up   DROP TRIGGER zz_mig_fill_orders_region ON public.orders;
--     up   DROP FUNCTION public._mig_fill_orders_region();
--     up   DROP SEQUENCE public._mig_oldwrites_orders_region;
--     down CREATE SEQUENCE public._mig_oldwrites_orders_region;
--     down GRANT USAGE ON SEQUENCE public._mig_oldwrites_orders_region TO PUBLIC;
--     down CREATE FUNCTION public._mig_fill_orders_region() RETURNS trigger LANGUAGE plpgsql AS $mig$
--     down BEGIN
--     down   IF NEW.region IS NULL THEN
--     down     PERFORM nextval('public._mig_oldwrites_orders_region');
--     down     NEW.region := CASE WHEN NEW.customer_id % 2 = 0 THEN 'EU' ELSE 'US' END;
--     down   END IF;
--     down   RETURN NEW;
--     down END
--     down $mig$;
--     down CREATE TRIGGER zz_mig_fill_orders_region BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public._mig_fill_orders_region();

-- case: without a value it is refused with the line to write
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders ADD COLUMN region text NOT NULL;
-- file: down
ALTER TABLE orders DROP COLUMN region;
-- expect:
--   refused: orders.region needs a value for the rows that are there, and for those of releases that do not know it; write: -- mig: fill region = <expression>

-- case: a volatile default is for new rows first
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(), ADD COLUMN seen timestamptz NOT NULL DEFAULT clock_timestamp();
-- file: down
ALTER TABLE orders DROP COLUMN token, DROP COLUMN seen;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD COLUMN token uuid;
--     up   ALTER TABLE public.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
--     up   ALTER TABLE public.orders ADD COLUMN seen timestamptz;
--     up   ALTER TABLE public.orders ALTER COLUMN seen SET DEFAULT clock_timestamp();
--     down ALTER TABLE public.orders DROP COLUMN IF EXISTS seen;
--     down ALTER TABLE public.orders DROP COLUMN IF EXISTS token;
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE public.orders SET token = coalesce(token, gen_random_uuid()), seen = coalesce(seen, clock_timestamp()) WHERE token IS NULL OR seen IS NULL;
--     down -- mig: noop the values go with the column, which the step before added
--   20260101000003_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD CONSTRAINT _mig_nn_orders_seen CHECK (seen IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS _mig_nn_orders_seen;
--   20260101000004_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.orders VALIDATE CONSTRAINT _mig_nn_orders_seen;
--     up   ALTER TABLE public.orders ALTER COLUMN seen SET NOT NULL;
--     up   ALTER TABLE public.orders DROP CONSTRAINT _mig_nn_orders_seen;
--     down ALTER TABLE public.orders ADD CONSTRAINT _mig_nn_orders_seen CHECK (seen IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.orders ALTER COLUMN seen DROP NOT NULL;

-- case: unique, check and foreign key written with the column
-- file: history
CREATE TABLE promos (id integer PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders ADD COLUMN promo_id integer UNIQUE CHECK (promo_id > 0) REFERENCES promos (id) ON DELETE SET NULL;
-- file: down
ALTER TABLE orders DROP COLUMN promo_id;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD COLUMN promo_id integer;
--     down ALTER TABLE public.orders DROP COLUMN IF EXISTS promo_id;
--   20260101000002_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check every row of orders has its parent
--     up   SELECT child.* FROM public.orders AS child WHERE child.promo_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.promos AS parent WHERE parent.id = child.promo_id) LIMIT 5;
--     up   -- mig: check every row of orders satisfies orders_promo_id_check
--     up   SELECT * FROM public.orders WHERE NOT (promo_id > 0) LIMIT 5;
--     up   ALTER TABLE public.orders ADD CONSTRAINT orders_promo_id_check CHECK (promo_id > 0) NOT VALID;
--     up   ALTER TABLE public.orders ADD CONSTRAINT orders_promo_id_fkey FOREIGN KEY (promo_id) REFERENCES public.promos (id) ON DELETE SET NULL NOT VALID;
--     down ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS orders_promo_id_fkey;
--     down ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS orders_promo_id_check;
--   20260101000003_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.orders VALIDATE CONSTRAINT orders_promo_id_check;
--     up   ALTER TABLE public.orders VALIDATE CONSTRAINT orders_promo_id_fkey;
--     down ALTER TABLE public.orders DROP CONSTRAINT orders_promo_id_fkey, ADD CONSTRAINT orders_promo_id_fkey FOREIGN KEY (promo_id) REFERENCES public.promos (id) ON DELETE SET NULL NOT VALID;
--     down ALTER TABLE public.orders DROP CONSTRAINT orders_promo_id_check, ADD CONSTRAINT orders_promo_id_check CHECK (promo_id > 0) NOT VALID;
--   20260101000004_case_index
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: check no two rows of orders have the same promo_id
--     up   SELECT promo_id, count(*) FROM public.orders WHERE promo_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1 LIMIT 5;
--     up   CREATE UNIQUE INDEX CONCURRENTLY orders_promo_id_key ON public.orders (promo_id);
--     up   ALTER TABLE public.orders ADD CONSTRAINT orders_promo_id_key UNIQUE USING INDEX orders_promo_id_key;
--     down ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS orders_promo_id_key;

-- case: PostgreSQL 18 proves NOT NULL by itself
-- options: postgres=18
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
-- file: down
ALTER TABLE orders DROP COLUMN token;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD COLUMN token uuid;
--     up   ALTER TABLE public.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
--     down ALTER TABLE public.orders DROP COLUMN IF EXISTS token;
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE public.orders SET token = gen_random_uuid() WHERE token IS NULL;
--     down -- mig: noop the values go with the column, which the step before added
--   20260101000003_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD CONSTRAINT orders_token_not_null NOT NULL token NOT VALID;
--     down ALTER TABLE public.orders ALTER COLUMN token DROP NOT NULL;
--   20260101000004_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   ALTER TABLE public.orders VALIDATE CONSTRAINT orders_token_not_null;
--     down -- mig: noop the down file of the migration that it comes from took nothing of it back

-- case: names that need quotes, and long ones
-- file: history
CREATE TABLE "Order Items of all customers in every region of the world" (id bigint PRIMARY KEY, "Weight in kilograms" numeric);
INSERT INTO "Order Items of all customers in every region of the world" SELECT g, g / 8.0 FROM generate_series(1, 500) AS g;
-- file: up
-- mig: fill Gross = "Weight in kilograms" * 1.1
ALTER TABLE "Order Items of all customers in every region of the world" ADD COLUMN "Gross" numeric(12, 3) NOT NULL;
-- file: down
ALTER TABLE "Order Items of all customers in every region of the world" DROP COLUMN "Gross";
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public."Order Items of all customers in every region of the world" ADD COLUMN "Gross" numeric(12, 3);
--     up   CREATE SEQUENCE public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8";
--     up   GRANT USAGE ON SEQUENCE public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8" TO PUBLIC;
--     up   CREATE FUNCTION public."_mig_fill_Order Items of all customers in every region_2ed933a4"() RETURNS trigger LANGUAGE plpgsql AS $mig$
--     up   BEGIN
--     up     IF NEW."Gross" IS NULL THEN
--     up       PERFORM nextval('public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8"');
--     up       NEW."Gross" := NEW."Weight in kilograms" * 1.1;
--     up     END IF;
--     up     RETURN NEW;
--     up   END
--     up   $mig$;
--     up   CREATE TRIGGER "zz_mig_fill_Order Items of all customers in every regi_bcf2a06d" BEFORE INSERT OR UPDATE ON public."Order Items of all customers in every region of the world" FOR EACH ROW EXECUTE FUNCTION public."_mig_fill_Order Items of all customers in every region_2ed933a4"();
--     down DROP TRIGGER IF EXISTS "zz_mig_fill_Order Items of all customers in every regi_bcf2a06d" ON public."Order Items of all customers in every region of the world";
--     down DROP FUNCTION IF EXISTS public."_mig_fill_Order Items of all customers in every region_2ed933a4"();
--     down DROP SEQUENCE IF EXISTS public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8";
--     down ALTER TABLE public."Order Items of all customers in every region of the world" DROP COLUMN IF EXISTS "Gross";
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE public."Order Items of all customers in every region of the world" SET "Gross" = "Weight in kilograms" * 1.1 WHERE "Gross" IS NULL;
--     down -- mig: noop the values go with the column, which the step before added
--   20260101000003_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public."Order Items of all customers in every region of the world" ADD CONSTRAINT "_mig_nn_Order Items of all customers in every region o_23eb1ebd" CHECK ("Gross" IS NOT NULL) NOT VALID;
--     down ALTER TABLE public."Order Items of all customers in every region of the world" DROP CONSTRAINT IF EXISTS "_mig_nn_Order Items of all customers in every region o_23eb1ebd";
--   20260101000004_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public."Order Items of all customers in every region of the world" VALIDATE CONSTRAINT "_mig_nn_Order Items of all customers in every region o_23eb1ebd";
--     up   ALTER TABLE public."Order Items of all customers in every region of the world" ALTER COLUMN "Gross" SET NOT NULL;
--     up   ALTER TABLE public."Order Items of all customers in every region of the world" DROP CONSTRAINT "_mig_nn_Order Items of all customers in every region o_23eb1ebd";
--     down ALTER TABLE public."Order Items of all customers in every region of the world" ADD CONSTRAINT "_mig_nn_Order Items of all customers in every region o_23eb1ebd" CHECK ("Gross" IS NOT NULL) NOT VALID;
--     down ALTER TABLE public."Order Items of all customers in every region of the world" ALTER COLUMN "Gross" DROP NOT NULL;
--   20260101000005_case_contract
--     wait every running release writes Order Items of all customers in every region of the world.Gross
--     up   -- mig: change case
--     up   -- mig: phase contract
--     up   -- mig: wait every running release writes Order Items of all customers in every region of the world.Gross
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check the trigger that fills Order Items of all customers in every region of the world.Gross was on until now
--     up   SELECT 'it is missing or disabled' WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'public."Order Items of all customers in every region of the world"'::regclass AND tgname = 'zz_mig_fill_Order Items of all customers in every regi_bcf2a06d' AND tgenabled IN ('O', 'A'));
--     up   -- mig: quiet 15min
--     up   SELECT last_value, is_called FROM public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8";
--     up   DROP TRIGGER "zz_mig_fill_Order Items of all customers in every regi_bcf2a06d" ON public."Order Items of all customers in every region of the world";
--     up   DROP FUNCTION public."_mig_fill_Order Items of all customers in every region_2ed933a4"();
--     up   DROP SEQUENCE public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8";
--     down CREATE SEQUENCE public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8";
--     down GRANT USAGE ON SEQUENCE public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8" TO PUBLIC;
--     down CREATE FUNCTION public."_mig_fill_Order Items of all customers in every region_2ed933a4"() RETURNS trigger LANGUAGE plpgsql AS $mig$
--     down BEGIN
--     down   IF NEW."Gross" IS NULL THEN
--     down     PERFORM nextval('public."_mig_oldwrites_Order Items of all customers in every r_56fb1ff8"');
--     down     NEW."Gross" := NEW."Weight in kilograms" * 1.1;
--     down   END IF;
--     down   RETURN NEW;
--     down END
--     down $mig$;
--     down CREATE TRIGGER "zz_mig_fill_Order Items of all customers in every regi_bcf2a06d" BEFORE INSERT OR UPDATE ON public."Order Items of all customers in every region of the world" FOR EACH ROW EXECUTE FUNCTION public."_mig_fill_Order Items of all customers in every region_2ed933a4"();

-- case: a table without a key cannot be filled in batches
-- file: history
CREATE TABLE log (at timestamptz);
-- file: up
ALTER TABLE log ADD COLUMN token uuid DEFAULT gen_random_uuid();
-- file: down
ALTER TABLE log DROP COLUMN token;
-- expect:
--   note: stays as it is: log has no primary key, and no unique one without NULLs, by which its rows could be filled in batches

-- case: identity, serial and generated columns have no way yet
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, price numeric, qty integer);
INSERT INTO orders SELECT g, g * 1.5, g % 5 FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders ADD COLUMN number bigserial;
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * qty) STORED;
-- file: down
ALTER TABLE orders DROP COLUMN total, DROP COLUMN number;
-- expect:
--   note: stays as it is: orders.number: a serial column numbers every row under its lock, and mig has no online way for it yet
--   note: stays as it is: orders.total: a stored generated column writes every row under its lock, and mig has no online way for it yet

-- case: what is kept behind it waits until it is through
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
CREATE VIEW tokens AS SELECT token FROM orders;
-- file: down
DROP VIEW tokens;
ALTER TABLE orders DROP COLUMN token;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD COLUMN token uuid;
--     up   ALTER TABLE public.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
--     down ALTER TABLE public.orders DROP COLUMN IF EXISTS token;
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE public.orders SET token = gen_random_uuid() WHERE token IS NULL;
--     down -- mig: noop the values go with the column, which the step before added
--   20260101000003_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders ADD CONSTRAINT _mig_nn_orders_token CHECK (token IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS _mig_nn_orders_token;
--   20260101000004_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.orders VALIDATE CONSTRAINT _mig_nn_orders_token;
--     up   ALTER TABLE public.orders ALTER COLUMN token SET NOT NULL;
--     up   ALTER TABLE public.orders DROP CONSTRAINT _mig_nn_orders_token;
--     down ALTER TABLE public.orders ADD CONSTRAINT _mig_nn_orders_token CHECK (token IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.orders ALTER COLUMN token DROP NOT NULL;
--   20260101000005_case_settle
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   CREATE VIEW tokens AS SELECT token FROM orders;
--     down DROP VIEW tokens;

-- case: a value that is no expression alone
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: up
-- mig: fill region = 'EU' -- for now
ALTER TABLE orders ADD COLUMN region text NOT NULL;
-- file: down
ALTER TABLE orders DROP COLUMN region;
-- expect:
--   refused: the value `'EU' -- for now` is no expression; write: -- mig: fill <column> = <expression>, and no comment behind it

-- case: two values
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: up
-- mig: fill region = 'EU', id = 0
ALTER TABLE orders ADD COLUMN region text NOT NULL;
-- file: down
ALTER TABLE orders DROP COLUMN region;
-- expect:
--   refused: the value `'EU', id = 0` is no expression; write: -- mig: fill <column> = <expression>, and no comment behind it
