-- case: an update of another table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE orders SET state = 'new' WHERE state = 'open';
-- expect:
--   2:1 warning UPDATE of public.orders runs while the ALTER TABLE before it keeps public.users under ACCESS EXCLUSIVE until the transaction ends
--     > -- next migration:
--     > UPDATE orders SET state = 'new' WHERE state = 'open';

-- case: a query over another table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
SELECT count(*) FROM orders;
-- expect:
--   2:1 warning SELECT from public.orders runs while the ALTER TABLE before it keeps public.users under ACCESS EXCLUSIVE until the transaction ends
--     > -- next migration:
--     > SELECT count(*) FROM orders;

-- case: a procedure
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE PROCEDURE fill() LANGUAGE sql AS 'SELECT 1';
-- file: up
ALTER TABLE users ADD COLUMN email text;
CALL fill();
-- expect:
--   nothing

-- case: the work comes first
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE orders SET state = 'new' WHERE state = 'open';
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: the same table is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '' WHERE state = 'open';
-- expect:
--   nothing

-- case: rows that the statement names
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
INSERT INTO orders VALUES (1, 'new', 2), (2, 'new', 3);
UPDATE orders SET state = 'a' WHERE id = 3;
DELETE FROM orders WHERE id IN (4, 5);
-- expect:
--   nothing

-- case: statements that commit by themselves
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN email text;
UPDATE orders SET state = 'new' WHERE state = 'open';
-- expect:
--   nothing

-- case: a new table is locked
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
ALTER TABLE t ADD COLUMN email text;
UPDATE orders SET state = 'new' WHERE state = 'open';
-- expect:
--   nothing

-- case: a new table is filled
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
CREATE TABLE t (id bigint PRIMARY KEY);
INSERT INTO t SELECT id FROM users WHERE state = 'a';
-- expect:
--   nothing

-- case: a small table
-- options: size=public.orders:40
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE orders SET state = 'new' WHERE state = 'open';
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE public.users ADD COLUMN email text;
DO $$ BEGIN
  DELETE FROM orders WHERE state = 'open';
END $$;
-- expect:
--   3:3 warning DELETE of public.orders runs while the ALTER TABLE before it keeps public.users under ACCESS EXCLUSIVE until the transaction ends

-- case: a weaker lock
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
-- file: up
ALTER TABLE users VALIDATE CONSTRAINT c;
UPDATE orders SET state = 'new' WHERE state = 'open';
-- expect:
--   nothing

-- case: two files are two transactions
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- file: up
UPDATE orders SET state = 'new' WHERE state = 'open';
-- expect:
--   nothing

-- case: a function that waits
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN email text;
SELECT now(), lower('X'), set_config('lock_timeout', '1s', true);
SELECT pg_sleep(1000);
-- expect:
--   3:1 warning SELECT of pg_sleep() runs while the ALTER TABLE before it keeps public.users under ACCESS EXCLUSIVE until the transaction ends
--     > -- next migration:
--     > SELECT pg_sleep(1000);
