-- case: LIKE and a swap
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint CONSTRAINT orders_user_fkey REFERENCES users, note text NOT NULL DEFAULT '', CHECK (id > 0));
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint CONSTRAINT items_order_fkey REFERENCES orders);
CREATE INDEX orders_user_idx ON orders (user_id);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION tf();
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON orders USING (true);
ALTER TABLE orders REPLICA IDENTITY FULL;
CREATE PUBLICATION feed FOR TABLE orders;
GRANT SELECT ON orders TO app;
-- file: up
CREATE TABLE orders_new (LIKE orders INCLUDING ALL);
INSERT INTO orders_new SELECT * FROM orders;
ALTER TABLE items DROP CONSTRAINT items_order_fkey;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
-- expect:
--   5:1 warning the table that takes the name public.orders lacks foreign key orders_user_fkey, foreign key items_order_fkey of public.items, trigger stamp, policy mine, publication feed and 3 more
--     > ALTER TABLE public.orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES public.users (id);
--     > ALTER TABLE public.items ADD CONSTRAINT items_order_fkey FOREIGN KEY (order_id) REFERENCES public.orders (id);
--     > CREATE TRIGGER stamp BEFORE INSERT
--     > ON public.orders
--     > FOR EACH ROW
--     > EXECUTE FUNCTION public.tf();
--     > CREATE POLICY mine ON public.orders FOR ALL TO PUBLIC
--     > USING (true);
--     > ALTER PUBLICATION feed ADD TABLE public.orders;
--     > GRANT select ON public.orders TO app;
--     > ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
--     > ALTER TABLE public.orders REPLICA IDENTITY full;

-- case: CREATE TABLE AS loses nearly all
-- file: history
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int NOT NULL DEFAULT 3);
CREATE INDEX t_a_idx ON t (a);
-- file: up
CREATE TABLE t2 AS SELECT * FROM t;
ALTER TABLE t RENAME TO t_old;
ALTER TABLE t2 RENAME TO t;
-- expect:
--   3:1 warning the table that takes the name public.t lacks NOT NULL of id, the identity of id, NOT NULL of a, the default of a, primary key t_pkey and index t_a_idx
--     > ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
--     > ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
--     > ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 3;
--     > ALTER TABLE public.t ADD PRIMARY KEY (id);
--     > CREATE INDEX ON public.t (a);

-- case: everything is copied by hand
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
GRANT SELECT ON t TO app;
-- file: up
CREATE TABLE t2 (LIKE t INCLUDING ALL);
INSERT INTO t2 SELECT * FROM t;
ALTER TABLE t2 ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;
GRANT SELECT ON t2 TO app;
DROP TABLE t;
ALTER TABLE t2 RENAME TO t;
-- expect:
--   nothing

-- case: made up for in a later file of the set
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY);
GRANT SELECT ON t TO app;
-- file: up
CREATE TABLE t2 (LIKE t INCLUDING ALL);
INSERT INTO t2 SELECT * FROM t;
DROP TABLE t;
ALTER TABLE t2 RENAME TO t;
-- file: up
GRANT SELECT ON t TO app;
-- expect:
--   nothing

-- case: the old one is renamed first
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
GRANT SELECT ON t TO app;
-- file: up
ALTER TABLE t RENAME TO t_old;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);
INSERT INTO t SELECT id, a FROM t_old;
DROP TABLE t_old;
-- expect:
--   2:1 warning the table that takes the name public.t lacks the grants to app
--     > GRANT select ON public.t TO app;

-- case: a copy that takes no name
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY);
GRANT SELECT ON t TO app;
-- file: up
CREATE TABLE t_backup (LIKE t);
INSERT INTO t_backup SELECT * FROM t;
-- expect:
--   nothing

-- case: the primary key is another one
-- file: history
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
-- file: up
CREATE TABLE t_new (a int, b int, PRIMARY KEY (b, a));
INSERT INTO t_new SELECT * FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
-- expect:
--   nothing

-- case: the index is made again, though its name is taken
-- file: history
CREATE TABLE totp (id int CONSTRAINT totp_pkey PRIMARY KEY, username text);
CREATE UNIQUE INDEX totp_username_key ON totp (username);
-- file: up
ALTER TABLE totp ADD COLUMN more text;
-- file: down
ALTER TABLE totp DROP CONSTRAINT IF EXISTS totp_pkey;
ALTER TABLE totp RENAME TO bkp_totp;
CREATE TABLE IF NOT EXISTS totp (id int CONSTRAINT totp_pkey PRIMARY KEY, username text);
CREATE UNIQUE INDEX totp_username_key ON totp (username);
INSERT INTO totp (id, username) SELECT id, username FROM bkp_totp;
DROP TABLE IF EXISTS bkp_totp;
-- expect:
--   nothing
