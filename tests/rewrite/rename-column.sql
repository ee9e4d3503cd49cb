-- case: a view shows both names, with the table's privileges
-- options: postgres=15
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT g, 'note ' || g, '2026-01-01' FROM generate_series(1, 500) AS g;
GRANT SELECT ON orders TO pg_monitor;
GRANT UPDATE (note) ON orders TO pg_monitor WITH GRANT OPTION;
-- file: up
ALTER TABLE orders RENAME COLUMN note TO memo;
-- file: down
ALTER TABLE orders RENAME COLUMN memo TO note;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders RENAME TO _mig_orders;
--     up   CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT id, note, note AS memo, at FROM public._mig_orders;
--     up   GRANT SELECT ON public.orders TO pg_monitor;
--     up   GRANT UPDATE (note) ON public.orders TO pg_monitor WITH GRANT OPTION;
--     up   GRANT UPDATE (memo) ON public.orders TO pg_monitor WITH GRANT OPTION;
--     down DROP VIEW public.orders;
--     down ALTER TABLE public._mig_orders RENAME TO orders;
--   20260101000002_case_contract
--     wait every running release uses orders.memo instead of note
--     up   -- mig: change case
--     up   -- mig: phase contract
--     up   -- mig: wait every running release uses orders.memo instead of note
--     up   -- mig: statement-timeout 2s
--     up   DROP VIEW public.orders;
--     up   ALTER TABLE public._mig_orders RENAME TO orders;
--     up   ALTER TABLE public.orders RENAME COLUMN note TO memo;
--     down ALTER TABLE public.orders RENAME COLUMN memo TO note;
--     down ALTER TABLE public.orders RENAME TO _mig_orders;
--     down CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT id, note, note AS memo, at FROM public._mig_orders;
--     down GRANT SELECT ON public.orders TO pg_monitor;
--     down GRANT UPDATE (note) ON public.orders TO pg_monitor WITH GRANT OPTION;
--     down GRANT UPDATE (memo) ON public.orders TO pg_monitor WITH GRANT OPTION;
--   note: until the contract step orders is a view: COPY FROM, TRUNCATE, MERGE before PostgreSQL 17, ON CONFLICT ON CONSTRAINT, new foreign keys to it, indexes and ALTER TABLE do not work through it, and no other migration may change it

-- case: row security needs views that read with the rights of who asks
-- options: postgres=14
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- file: up
ALTER TABLE orders RENAME COLUMN note TO memo;
-- file: down
ALTER TABLE orders RENAME COLUMN memo TO note;
-- expect:
--   note: stays as it is: orders has row security, and views of PostgreSQL before 15 read past it: say postgres = "15" in mig.toml if all servers are newer

-- case: other work on the table needs a migration of its own
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: up
ALTER TABLE orders RENAME COLUMN note TO memo;
COMMENT ON COLUMN orders.memo IS 'by the customer';
-- file: down
ALTER TABLE orders RENAME COLUMN memo TO note;
-- expect:
--   note: stays as it is: a later statement of the file works on orders, which is a view until the rename is through: give the rename a migration of its own, behind this one

-- case: a later migration that alters the table stands in the way
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- file: up
ALTER TABLE orders RENAME COLUMN note TO memo;
-- file: down
ALTER TABLE orders RENAME COLUMN memo TO note;
-- file: up
ALTER TABLE orders ADD COLUMN at timestamptz;
-- file: down
ALTER TABLE orders DROP COLUMN at;
-- expect:
--   note: stays as it is: the later migration 20260101000002_case works on orders, which is a view until the rename is through
