-- case: a unique constraint takes over an index
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int NOT NULL);
INSERT INTO t SELECT g, g, g % 5 FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE t ADD UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED;
-- file: down
ALTER TABLE t DROP CONSTRAINT t_a_b_key;
-- expect:
--   20260101000001_case
--     up   -- mig: transaction off
--     up   -- mig: check no two rows of t have the same a, b
--     up   SELECT a, b, count(*) FROM public.t WHERE a IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1 LIMIT 5;
--     up   CREATE UNIQUE INDEX CONCURRENTLY t_a_b_key ON public.t (a, b);
--     up   ALTER TABLE public.t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key DEFERRABLE INITIALLY DEFERRED;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_a_b_key;

-- case: a primary key over columns that may be NULL
-- file: history
CREATE TABLE t (a int, b int NOT NULL);
INSERT INTO t SELECT g, g % 5 FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE t ADD PRIMARY KEY (a, b);
-- file: down
ALTER TABLE t DROP CONSTRAINT t_pkey;
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
--   20260101000003_case_index
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: check no two rows of t have the same a, b
--     up   SELECT a, b, count(*) FROM public.t GROUP BY 1, 2 HAVING count(*) > 1 LIMIT 5;
--     up   CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t (a, b);
--     up   ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_pkey;

-- case: CHECK and foreign key are not valid first
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, p_id bigint, price numeric);
INSERT INTO p SELECT g FROM generate_series(1, 10) AS g;
INSERT INTO t SELECT g, 1 + g % 10, g FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE t ADD CHECK (price > 0), ADD CONSTRAINT t_p FOREIGN KEY (p_id) REFERENCES p ON DELETE CASCADE DEFERRABLE;
-- file: down
ALTER TABLE t DROP CONSTRAINT t_p, DROP CONSTRAINT t_price_check;
-- expect:
--   20260101000001_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check every row of t satisfies t_price_check
--     up   SELECT * FROM public.t WHERE NOT (price > 0) LIMIT 5;
--     up   ALTER TABLE public.t ADD CONSTRAINT t_price_check CHECK (price > 0) NOT VALID;
--     up   -- mig: check every row of t has its parent
--     up   SELECT child.* FROM public.t AS child WHERE child.p_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.p AS parent WHERE parent.id = child.p_id) LIMIT 5;
--     up   ALTER TABLE public.t ADD CONSTRAINT t_p FOREIGN KEY (p_id) REFERENCES public.p (id) ON DELETE CASCADE DEFERRABLE NOT VALID;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_p;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_price_check;
--   20260101000002_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.t VALIDATE CONSTRAINT t_price_check;
--     up   ALTER TABLE public.t VALIDATE CONSTRAINT t_p;
--     down ALTER TABLE public.t DROP CONSTRAINT t_p, ADD CONSTRAINT t_p FOREIGN KEY (p_id) REFERENCES public.p (id) ON DELETE CASCADE DEFERRABLE NOT VALID;
--     down ALTER TABLE public.t DROP CONSTRAINT t_price_check, ADD CONSTRAINT t_price_check CHECK (price > 0) NOT VALID;

-- case: an exclusion constraint has no online way
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, during tstzrange);
-- file: up
ALTER TABLE t ADD EXCLUDE USING gist (during WITH &&);
-- file: down
ALTER TABLE t DROP CONSTRAINT t_during_excl;
-- expect:
--   note: stays as it is: the constraint t_during_excl has no online way: it can neither be NOT VALID nor take over an index

-- case: a foreign key of a partitioned table before PostgreSQL 18
-- options: postgres=15
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint, p_id bigint) PARTITION BY RANGE (id);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (p_id) REFERENCES p;
-- file: down
ALTER TABLE t DROP CONSTRAINT t_p_id_fkey;
-- expect:
--   note: stays as it is: PostgreSQL before 18 takes no NOT VALID foreign key of a partitioned table, as t is

-- case: a foreign key to a key that the same file makes comes behind it
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY, code text NOT NULL);
INSERT INTO p SELECT g, 'c' || g FROM generate_series(1, 10) AS g;
CREATE TABLE t (id bigint PRIMARY KEY, code text);
INSERT INTO t SELECT g, 'c' || (1 + g % 10) FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE p ADD CONSTRAINT p_code UNIQUE (code);
ALTER TABLE t ADD CONSTRAINT t_code FOREIGN KEY (code) REFERENCES p (code);
-- file: down
ALTER TABLE t DROP CONSTRAINT t_code;
ALTER TABLE p DROP CONSTRAINT p_code;
-- expect:
--   20260101000001_case_index
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: check no two rows of p have the same code
--     up   SELECT code, count(*) FROM public.p GROUP BY 1 HAVING count(*) > 1 LIMIT 5;
--     up   CREATE UNIQUE INDEX CONCURRENTLY p_code ON public.p (code);
--     up   ALTER TABLE public.p ADD CONSTRAINT p_code UNIQUE USING INDEX p_code;
--     down ALTER TABLE public.p DROP CONSTRAINT IF EXISTS p_code;
--   20260101000002_case_constrain
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   -- mig: statement-timeout 2s
--     up   -- mig: check every row of t has its parent
--     up   SELECT child.* FROM public.t AS child WHERE child.code IS NOT NULL AND NOT EXISTS (SELECT FROM public.p AS parent WHERE parent.code = child.code) LIMIT 5;
--     up   ALTER TABLE public.t ADD CONSTRAINT t_code FOREIGN KEY (code) REFERENCES public.p (code) NOT VALID;
--     down ALTER TABLE public.t DROP CONSTRAINT IF EXISTS t_code;
--   20260101000003_case_validate
--     up   -- mig: change case
--     up   -- mig: phase migrate
--     up   -- mig: transaction off
--     up   ALTER TABLE public.t VALIDATE CONSTRAINT t_code;
--     down ALTER TABLE public.t DROP CONSTRAINT t_code, ADD CONSTRAINT t_code FOREIGN KEY (code) REFERENCES public.p (code) NOT VALID;
