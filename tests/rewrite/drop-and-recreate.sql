-- case: a column, with its copy in between
-- options: postgres=15
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT g, 'note ' || g, '2026-01-01' FROM generate_series(1, 500) AS g;
-- file: up
-- mig: rename note -> memo
ALTER TABLE orders ADD COLUMN memo text;
UPDATE orders SET memo = note;
ALTER TABLE orders DROP COLUMN note;
-- file: down
ALTER TABLE orders ADD COLUMN note text;
UPDATE orders SET note = memo;
ALTER TABLE orders DROP COLUMN memo;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders RENAME TO _mig_orders;
--     up   CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT id, note, note AS memo, at FROM public._mig_orders;
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
--   note: until the contract step orders is a view: COPY FROM, TRUNCATE, MERGE before PostgreSQL 17, ON CONFLICT ON CONSTRAINT, new foreign keys to it, indexes and ALTER TABLE do not work through it, and no other migration may change it

-- case: nobody said that it is a rename
-- options: postgres=15
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT g, 'note ' || g, '2026-01-01' FROM generate_series(1, 500) AS g;
-- file: up
ALTER TABLE orders DROP COLUMN note, ADD COLUMN memo text;
-- file: down
ALTER TABLE orders DROP COLUMN memo, ADD COLUMN note text;
-- expect:
--   refused: it looks as if note were to be called memo; if it is another thing, say so: -- mig: ignore drop-and-recreate-rename -- <reason>; write: -- mig: rename note -> memo

-- case: one ALTER TABLE does both, and more
-- options: postgres=15
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT g, 'note ' || g, '2026-01-01' FROM generate_series(1, 500) AS g;
-- file: up
-- mig: rename orders.note -> memo
ALTER TABLE orders DROP COLUMN note, ADD COLUMN memo text;
CREATE TABLE extra (id bigint PRIMARY KEY);
-- file: down
DROP TABLE extra;
ALTER TABLE orders DROP COLUMN memo, ADD COLUMN note text;
-- expect:
--   20260101000001_case_expand_orders_1
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders RENAME TO _mig_orders;
--     up   CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT id, note, note AS memo, at FROM public._mig_orders;
--     down DROP VIEW public.orders;
--     down ALTER TABLE public._mig_orders RENAME TO orders;
--   20260101000002_case_expand_2
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   CREATE TABLE extra (id bigint PRIMARY KEY);
--     down DROP TABLE extra;
--   20260101000003_case_contract
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
--   note: until the contract step orders is a view: COPY FROM, TRUNCATE, MERGE before PostgreSQL 17, ON CONFLICT ON CONSTRAINT, new foreign keys to it, indexes and ALTER TABLE do not work through it, and no other migration may change it

-- case: a table
-- options: postgres=15
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT g, 'note ' || g, '2026-01-01' FROM generate_series(1, 500) AS g;
-- file: up
-- mig: rename orders -> purchases
CREATE TABLE purchases (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO purchases SELECT * FROM orders;
DROP TABLE orders;
-- file: down
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT * FROM purchases;
DROP TABLE purchases;
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE public.orders RENAME TO purchases;
--     up   CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT id, note, at FROM public.purchases;
--     down DROP VIEW public.orders;
--     down ALTER TABLE public.purchases RENAME TO orders;
--   20260101000002_case_contract
--     wait every running release uses purchases instead of orders
--     up   -- mig: change case
--     up   -- mig: phase contract
--     up   -- mig: wait every running release uses purchases instead of orders
--     up   -- mig: statement-timeout 2s
--     up   DROP VIEW public.orders;
--     down CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT id, note, at FROM public.purchases;
--   note: until the contract step orders is a view: COPY FROM, TRUNCATE, MERGE before PostgreSQL 17, ON CONFLICT ON CONSTRAINT, new foreign keys to it, indexes and ALTER TABLE do not work through it, and no other migration may change it
--   note: indexes and constraints of purchases keep the names that they have as orders's

-- case: another type is no rename
-- options: postgres=15
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, note text, at timestamptz);
INSERT INTO orders SELECT g, 'note ' || g, '2026-01-01' FROM generate_series(1, 500) AS g;
-- file: up
-- mig: rename note -> notes
ALTER TABLE orders ADD COLUMN notes varchar(80);
UPDATE orders SET notes = note;
ALTER TABLE orders DROP COLUMN note;
-- file: down
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders DROP COLUMN notes;
-- expect:
--   refused: orders.notes is not declared as note was: rename it first, and change it in a migration behind
