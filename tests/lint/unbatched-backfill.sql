-- case: no condition
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active';
-- expect:
--   1:1 warning UPDATE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = 'active'
--     >     WHERE id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: a condition that leaves out NULLs alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active' WHERE state IS NULL;
-- expect:
--   1:1 warning UPDATE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = 'active'
--     >     WHERE (state IS NULL) AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: in parentheses and tied to another table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users u SET state = o.state FROM orders o WHERE (o.id = u.id AND u.state IS NULL);
-- expect:
--   1:1 warning UPDATE goes through all rows of public.users in one transaction

-- case: WHERE true
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'a' WHERE true;
UPDATE users SET state = 'a' WHERE 1 = 1;
-- expect:
--   1:1 warning UPDATE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = 'a'
--     >     WHERE (true) AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = 'a'
--     >     WHERE (1 = 1) AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;
--   2:1 warning UPDATE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = 'a'
--     >     WHERE (1 = 1) AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: a condition that picks rows
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active' WHERE state = 'new';
UPDATE users SET state = 'a' WHERE id BETWEEN 1 AND 5000 AND state IS NULL;
-- expect:
--   nothing

-- case: one row
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active' WHERE id = 1;
-- expect:
--   nothing

-- case: DELETE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DELETE FROM ONLY users AS u WHERE u.state IS NULL;
-- expect:
--   1:1 warning DELETE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     DELETE FROM ONLY users AS u
--     >     WHERE (u.state IS NULL) AND u.id >= batch_begin AND (batch_end IS NULL OR u.id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: DELETE with USING
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DELETE FROM users USING orders WHERE orders.id = users.id;
-- expect:
--   nothing

-- case: INSERT of a whole table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
INSERT INTO orders (id, state) SELECT id, state FROM users;
-- expect:
--   1:1 warning INSERT fills public.orders with all rows of a query in one transaction

-- case: INSERT of some rows
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
INSERT INTO orders (id, state) SELECT id, state FROM users WHERE state = 'a';
INSERT INTO orders SELECT id, state, 1 FROM users LIMIT 10;
INSERT INTO orders SELECT g, 'a', 1 FROM generate_series(1, 5) g;
INSERT INTO orders VALUES (1, 'a', 1);
-- expect:
--   nothing

-- case: INSERT into a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, state text);
INSERT INTO t SELECT id, state FROM users;
UPDATE t SET state = '';
-- expect:
--   nothing

-- case: a small table
-- options: size=public.users:200
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active';
-- expect:
--   nothing

-- case: a large table
-- options: size=public.users:20000000
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active';
-- expect:
--   1:1 warning UPDATE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = 'active'
--     >     WHERE id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: a key of another type, quoted, in another schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Carts" ("cartId" uuid PRIMARY KEY, total integer);
-- file: up
UPDATE shop."Carts" SET total = 0 WHERE total IS NULL;
-- expect:
--   1:1 warning UPDATE goes through all rows of shop."Carts" in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin shop."Carts"."cartId"%TYPE := (SELECT "cartId" FROM shop."Carts" ORDER BY "cartId" LIMIT 1);
--     >   batch_end shop."Carts"."cartId"%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT "cartId" FROM shop."Carts" WHERE "cartId" >= batch_begin ORDER BY "cartId" OFFSET 5000 LIMIT 1);
--     >     UPDATE shop."Carts" SET total = 0
--     >     WHERE (total IS NULL) AND "cartId" >= batch_begin AND (batch_end IS NULL OR "cartId" < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: a key of two columns
-- file: history
CREATE TABLE m (a integer, b integer, x integer, PRIMARY KEY (a, b));
-- file: up
UPDATE m SET x = 0;
-- expect:
--   1:1 warning UPDATE goes through all rows of public.m in one transaction

-- case: in a DO block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  UPDATE users SET state = 'active';
END $$;
-- expect:
--   2:3 warning UPDATE goes through all rows of public.users in one transaction

-- case: in batches
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
DO $$
DECLARE
  last bigint := 0;
BEGIN
  LOOP
    UPDATE users SET state = 'active' WHERE id > last AND id <= last + 5000 AND state IS NULL;
    EXIT WHEN NOT FOUND;
    COMMIT;
    last := last + 5000;
  END LOOP;
END $$;
-- expect:
--   nothing

-- case: a function that only a call runs
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ UPDATE users SET state = 'active' $$;
-- expect:
--   nothing

-- case: a table that is not known
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE shops SET state = 'active';
-- expect:
--   1:1 warning UPDATE goes through all rows of public.shops in one transaction

-- case: rows from a list and from a query
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text);
-- file: up
UPDATE users SET state = v.state FROM (VALUES (1, 'a'), (2, 'b')) AS v (id, state) WHERE users.id = v.id;
UPDATE users u SET state = x.state FROM (SELECT id, state FROM users LIMIT 10) x WHERE x.id = u.id;
-- expect:
--   nothing

-- case: a text in dollars
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text);
-- file: up
UPDATE users SET state = $$a$$;
-- expect:
--   1:1 warning UPDATE goes through all rows of public.users in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $batches$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET state = $$a$$
--     >     WHERE id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $batches$;

-- case: the change of the shape before it tells it
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '' WHERE email IS NULL;
-- expect:
--   nothing

-- case: without a condition another rule tells it
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'new';
-- expect:
--   nothing

-- case: one row by a variable
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, age integer);
CREATE TABLE ids (user_id bigint);
-- file: up
DO $$ DECLARE r int; one record; BEGIN
  UPDATE users SET age = 1 WHERE id = r;
  DELETE FROM users WHERE id = one.id;
  UPDATE users SET age = 1 FROM ids WHERE id = user_id;
END $$;
-- expect:
--   4:3 warning UPDATE goes through all rows of public.users in one transaction

-- case: the child is emptied, the parent is not
-- file: history
CREATE TABLE e (id int PRIMARY KEY, confirmed_at timestamptz);
CREATE TABLE c (id int PRIMARY KEY, e int NOT NULL REFERENCES e);
-- file: up
TRUNCATE TABLE c;
DELETE FROM e WHERE confirmed_at IS NULL;
-- expect:
--   2:1 warning DELETE goes through all rows of public.e in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.e.id%TYPE := (SELECT id FROM public.e ORDER BY id LIMIT 1);
--     >   batch_end public.e.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.e WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     DELETE FROM e
--     >     WHERE (confirmed_at IS NULL) AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

-- case: what stands behind it goes with it
-- file: history
CREATE TABLE m (id bigint PRIMARY KEY, project_role text, org_role text);
-- file: up
UPDATE m SET org_role = project_role;
ALTER TABLE m DROP COLUMN project_role;
-- expect:
--   1:1 warning UPDATE goes through all rows of public.m in one transaction
--     > -- next migration:
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.m.id%TYPE := (SELECT id FROM public.m ORDER BY id LIMIT 1);
--     >   batch_end public.m.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.m WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE m SET org_role = project_role
--     >     WHERE id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;
--     > -- next migration:
--     > ALTER TABLE m DROP COLUMN project_role;
