-- case: a table and its grants
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
GRANT SELECT, INSERT ON orders TO app;
-- file: up
ALTER TABLE orders RENAME TO purchases;
-- expect:
--   1:1 error running code that uses public.orders fails at once: its name is public.purchases now
--     > -- in one transaction:
--     > ALTER TABLE orders RENAME TO purchases;
--     > CREATE VIEW public.orders AS SELECT * FROM public.purchases;
--     > GRANT insert ON public.orders TO app;
--     > GRANT select ON public.orders TO app;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.purchases
--     > DROP VIEW public.orders;

-- case: with security_invoker where all servers have it
-- options: postgres=15-18
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: up
ALTER TABLE orders RENAME TO purchases;
-- expect:
--   1:1 error running code that uses public.orders fails at once: its name is public.purchases now
--     > -- in one transaction:
--     > ALTER TABLE orders RENAME TO purchases;
--     > CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT * FROM public.purchases;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.purchases
--     > DROP VIEW public.orders;

-- case: another schema and a view and a materialized view
-- file: history
CREATE SCHEMA "Old";
CREATE SCHEMA shop;
CREATE TABLE "Old"."T" (id int);
CREATE VIEW v AS SELECT id FROM "Old"."T";
CREATE MATERIALIZED VIEW m AS SELECT id FROM "Old"."T";
-- file: up
ALTER TABLE "Old"."T" SET SCHEMA shop;
ALTER VIEW v RENAME TO w;
ALTER MATERIALIZED VIEW m RENAME TO n;
-- expect:
--   1:1 error running code that uses "Old"."T" fails at once: its name is shop."T" now
--     > -- in one transaction:
--     > ALTER TABLE "Old"."T" SET SCHEMA shop;
--     > CREATE VIEW "Old"."T" AS SELECT * FROM shop."T";
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses shop."T"
--     > DROP VIEW "Old"."T";
--   2:1 error running code that uses public.v fails at once: its name is public.w now
--     > -- in one transaction:
--     > ALTER VIEW v RENAME TO w;
--     > CREATE VIEW public.v AS SELECT * FROM public.w;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.w
--     > DROP VIEW public.v;
--   3:1 error running code that uses public.m fails at once: its name is public.n now
--     > -- in one transaction:
--     > ALTER MATERIALIZED VIEW m RENAME TO n;
--     > CREATE VIEW public.m AS SELECT * FROM public.n;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.n
--     > DROP VIEW public.m;

-- case: a function keeps the old name
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE FUNCTION sum_of_orders() RETURNS bigint LANGUAGE sql AS 'SELECT sum(total) FROM orders';
-- file: up
ALTER TABLE orders RENAME TO purchases;
-- expect:
--   1:1 error running code that uses public.orders fails at once: its name is public.purchases now; public.sum_of_orders() keeps the old name in its body
--     > -- in one transaction:
--     > ALTER TABLE orders RENAME TO purchases;
--     > CREATE VIEW public.orders AS SELECT * FROM public.purchases;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.purchases
--     > DROP VIEW public.orders;

-- case: a view of the old name in the same transaction
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: up
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
-- expect:
--   nothing

-- case: the view comes too late
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: up
-- mig: transaction off
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
-- expect:
--   2:1 error running code that uses public.orders fails at once: its name is public.purchases now
--     > -- in one transaction:
--     > ALTER TABLE orders RENAME TO purchases;
--     > CREATE VIEW public.orders AS SELECT * FROM public.purchases;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.purchases
--     > DROP VIEW public.orders;

-- case: a swap
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE TABLE orders_next (id bigint PRIMARY KEY, total int);
-- file: up
ALTER TABLE orders RENAME TO orders_old;
ALTER TABLE orders_next RENAME TO orders;
-- expect:
--   nothing

-- case: a new table and a temporary one
-- options: new=set
-- file: up
CREATE TABLE t (id int);
CREATE TEMP TABLE w (id int);
ALTER TABLE w RENAME TO w2;
-- file: up
ALTER TABLE t RENAME TO u;
-- expect:
--   nothing

-- case: not known
-- file: up
ALTER TABLE t RENAME TO u;
-- expect:
--   1:1 error running code that uses public.t fails at once: its name is u now

-- case: IF EXISTS of one that was never made
-- file: history
CREATE TABLE other (id int);
-- file: up
ALTER TABLE IF EXISTS t RENAME TO u;
-- expect:
--   nothing

-- case: an index and a sequence under ALTER TABLE
-- file: history
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
CREATE SEQUENCE s;
-- file: up
ALTER TABLE i RENAME TO j;
ALTER TABLE s RENAME TO r;
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE t (id int);
-- file: up
DO $$ BEGIN
  IF to_regclass('t') IS NOT NULL THEN ALTER TABLE t RENAME TO u; END IF;
END $$;
-- expect:
--   2:40 error running code that uses public.t fails at once: its name is public.u now
--     > -- in one transaction:
--     > ALTER TABLE t RENAME TO u;
--     > CREATE VIEW public.t AS SELECT * FROM public.u;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u
--     > DROP VIEW public.t;

-- case: an empty table takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view of something else takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT 1 AS id, '' AS email, 2 AS age;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view of another table takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT id, '' AS email, 2 AS age FROM "Orders";
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view that lacks columns takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT id FROM u2;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view with other values under the names
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT id, lower(email) AS email, age FROM u2;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view that leaves rows out
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT * FROM u2 WHERE false;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view that takes no writes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT DISTINCT * FROM u2;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a view with LIMIT
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT * FROM u2 LIMIT 1;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a materialized view
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE MATERIALIZED VIEW users AS SELECT * FROM u2;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: a good view that is replaced
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users AS SELECT * FROM u2;
CREATE OR REPLACE VIEW users AS SELECT * FROM u2 WHERE false;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: another table takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
ALTER TABLE "Orders" RENAME TO users;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;
--   2:1 error running code that uses public."Orders" fails at once: its name is public.users now
--     > -- in one transaction:
--     > ALTER TABLE "Orders" RENAME TO users;
--     > CREATE VIEW public."Orders" AS SELECT * FROM public.users;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.users
--     > DROP VIEW public."Orders";

-- case: a plain view with names of its own order
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE VIEW users (age, id, email) AS SELECT u.age, u.id, u.email FROM u2 u;
-- expect:
--   nothing

-- case: a table with all rows takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
INSERT INTO users SELECT * FROM u2;
-- expect:
--   nothing

-- case: a table with some rows takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users RENAME TO u2;
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
INSERT INTO users SELECT * FROM u2 WHERE age > 7;
-- expect:
--   1:1 error running code that uses public.users finds something else under its name: it is called public.u2 now
--     > -- in one transaction:
--     > ALTER TABLE users RENAME TO u2;
--     > CREATE VIEW public.users AS SELECT * FROM public.u2;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.u2
--     > DROP VIEW public.users;

-- case: the old table becomes a partition
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
CREATE TABLE "Orders" (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE "Orders" RENAME TO orders_all;
CREATE TABLE "Orders" (id bigint, user_id bigint) PARTITION BY RANGE (id);
ALTER TABLE "Orders" ATTACH PARTITION orders_all DEFAULT;
-- expect:
--   nothing

-- case: one that was prepared in an earlier release takes the name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE users_new (id bigint PRIMARY KEY, email text, age int);
-- file: up
ALTER TABLE users RENAME TO users_old;
ALTER TABLE users_new RENAME TO users;
-- expect:
--   nothing

-- case: to a schema that no migration makes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users SET SCHEMA elsewhere;
-- expect:
--   1:1 error running code that uses public.users fails at once: its name is elsewhere.users now
--     > -- in one transaction:
--     > ALTER TABLE users SET SCHEMA elsewhere;
--     > CREATE VIEW public.users AS SELECT * FROM elsewhere.users;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses elsewhere.users
--     > DROP VIEW public.users;
