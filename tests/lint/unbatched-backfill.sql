-- case: no condition
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active';
-- expect:

-- case: a condition that leaves out NULLs alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active' WHERE state IS NULL;
-- expect:

-- case: in parentheses and tied to another table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users u SET state = o.state FROM orders o WHERE (o.id = u.id AND u.state IS NULL);
-- expect:

-- case: WHERE true
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'a' WHERE true;
UPDATE users SET state = 'a' WHERE 1 = 1;
-- expect:

-- case: a condition that picks rows
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active' WHERE state = 'new';
UPDATE users SET state = 'a' WHERE id BETWEEN 1 AND 5000 AND state IS NULL;
-- expect:

-- case: one row
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active' WHERE id = 1;
-- expect:

-- case: DELETE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DELETE FROM ONLY users AS u WHERE u.state IS NULL;
-- expect:

-- case: DELETE with USING
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DELETE FROM users USING orders WHERE orders.id = users.id;
-- expect:

-- case: INSERT of a whole table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
INSERT INTO orders (id, state) SELECT id, state FROM users;
-- expect:

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

-- case: INSERT into a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, state text);
INSERT INTO t SELECT id, state FROM users;
UPDATE t SET state = '';
-- expect:

-- case: a small table
-- options: size=public.users:200
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active';
-- expect:

-- case: a large table
-- options: size=public.users:20000000
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'active';
-- expect:

-- case: a key of another type, quoted, in another schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Carts" ("cartId" uuid PRIMARY KEY, total integer);
-- file: up
UPDATE shop."Carts" SET total = 0 WHERE total IS NULL;
-- expect:

-- case: a key of two columns
-- file: history
CREATE TABLE m (a integer, b integer, x integer, PRIMARY KEY (a, b));
-- file: up
UPDATE m SET x = 0;
-- expect:

-- case: in a DO block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  UPDATE users SET state = 'active';
END $$;
-- expect:

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

-- case: a function that only a call runs
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ UPDATE users SET state = 'active' $$;
-- expect:

-- case: a table that is not known
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE shops SET state = 'active';
-- expect:
