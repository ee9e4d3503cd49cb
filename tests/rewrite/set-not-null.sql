-- case: rows without a value stop it before anything is changed
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
INSERT INTO t SELECT g, g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- file: down
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- expect:
--   20260101000001_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check no row of t has no a
--     up   SELECT * FROM public.t WHERE a IS NULL LIMIT 5;
--     up   ALTER TABLE public.t ADD CONSTRAINT _mig_nn_t_a CHECK (a IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS _mig_nn_t_a;
--   20260101000002_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.t VALIDATE CONSTRAINT _mig_nn_t_a;
--     up   ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     up   ALTER TABLE public.t DROP CONSTRAINT _mig_nn_t_a;
--     down ALTER TABLE public.t ADD CONSTRAINT _mig_nn_t_a CHECK (a IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
--   note: writers that leave t.a NULL fail from the constrain step on; to have a trigger fill it until they are gone: -- mig: fill a = <expression>

-- case: with a value they are filled, and writers are helped until they give one
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
INSERT INTO t SELECT g, nullif(g % 3, 0) FROM generate_series(1, 500) AS g;
-- file: up
-- mig: fill t.a = id % 10
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- file: down
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   CREATE SEQUENCE public._mig_oldwrites_t_a;
--     up   GRANT USAGE ON SEQUENCE public._mig_oldwrites_t_a TO PUBLIC;
--     up   CREATE FUNCTION public._mig_fill_t_a() RETURNS trigger LANGUAGE plpgsql AS $mig$
--     up   BEGIN
--     up     IF NEW.a IS NULL THEN
--     up       PERFORM nextval('public._mig_oldwrites_t_a');
--     up       NEW.a := NEW.id % 10;
--     up     END IF;
--     up     RETURN NEW;
--     up   END
--     up   $mig$;
--     up   CREATE TRIGGER zz_mig_fill_t_a BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public._mig_fill_t_a();
--     down DROP TRIGGER IF EXISTS zz_mig_fill_t_a ON public.t;
--     down DROP FUNCTION IF EXISTS public._mig_fill_t_a();
--     down DROP SEQUENCE IF EXISTS public._mig_oldwrites_t_a;
--   20260101000002_case_backfill
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: backfill
--     up   UPDATE public.t SET a = id % 10 WHERE a IS NULL;
--     down -- mig: noop the values go with the column, which the step before added
--   20260101000003_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.t ADD CONSTRAINT _mig_nn_t_a CHECK (a IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS _mig_nn_t_a;
--   20260101000004_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.t VALIDATE CONSTRAINT _mig_nn_t_a;
--     up   ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     up   ALTER TABLE public.t DROP CONSTRAINT _mig_nn_t_a;
--     down ALTER TABLE public.t ADD CONSTRAINT _mig_nn_t_a CHECK (a IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
--   20260101000005_case_contract
--     wait every running release writes t.a
--     up   -- mig: change case
--     up   -- mig: phase contract
--     up   -- mig: wait every running release writes t.a
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check the trigger that fills t.a was on until now
--     up   SELECT 'it is missing or disabled' WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'public.t'::regclass AND tgname = 'zz_mig_fill_t_a' AND tgenabled IN ('O', 'A'));
--     up   -- mig: quiet 15min
--     up   SELECT last_value, is_called FROM public._mig_oldwrites_t_a;
--     up   DROP TRIGGER zz_mig_fill_t_a ON public.t;
--     up   DROP FUNCTION public._mig_fill_t_a();
--     up   DROP SEQUENCE public._mig_oldwrites_t_a;
--     down CREATE SEQUENCE public._mig_oldwrites_t_a;
--     down GRANT USAGE ON SEQUENCE public._mig_oldwrites_t_a TO PUBLIC;
--     down CREATE FUNCTION public._mig_fill_t_a() RETURNS trigger LANGUAGE plpgsql AS $mig$
--     down BEGIN
--     down   IF NEW.a IS NULL THEN
--     down     PERFORM nextval('public._mig_oldwrites_t_a');
--     down     NEW.a := NEW.id % 10;
--     down   END IF;
--     down   RETURN NEW;
--     down END
--     down $mig$;
--     down CREATE TRIGGER zz_mig_fill_t_a BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public._mig_fill_t_a();

-- case: in a view's way nothing stands
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
INSERT INTO t SELECT g, g FROM generate_series(1, 500) AS g;
CREATE VIEW v AS SELECT a FROM t;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN a SET DEFAULT 0;
-- file: down
ALTER TABLE t ALTER COLUMN a DROP NOT NULL, ALTER COLUMN a DROP DEFAULT;
-- expect:
--   20260101000001_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check no row of t has no a
--     up   SELECT * FROM public.t WHERE a IS NULL LIMIT 5;
--     up   ALTER TABLE public.t ADD CONSTRAINT _mig_nn_t_a CHECK (a IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS _mig_nn_t_a;
--   20260101000002_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.t VALIDATE CONSTRAINT _mig_nn_t_a;
--     up   ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     up   ALTER TABLE public.t DROP CONSTRAINT _mig_nn_t_a;
--     down ALTER TABLE public.t ADD CONSTRAINT _mig_nn_t_a CHECK (a IS NOT NULL) NOT VALID;
--     down ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
--   20260101000003_case_settle
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE t ALTER COLUMN a SET DEFAULT 0;
--     down ALTER TABLE t ALTER COLUMN a DROP DEFAULT;
--   note: writers that leave t.a NULL fail from the constrain step on; to have a trigger fill it until they are gone: -- mig: fill a = <expression>
