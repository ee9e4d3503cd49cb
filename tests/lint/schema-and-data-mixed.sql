-- case: rows first and another table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE orders SET state = 'new' WHERE state = 'open';
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   1:1 warning the file changes rows of public.orders and the shape of public.users
--     > -- next migration:
--     > ALTER TABLE users ADD COLUMN a text;

-- case: step by step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
UPDATE users SET a = '' WHERE state = 'x';
-- expect:
--   3:1 warning the file changes rows of public.users and the shape of public.users
--     > -- next migration:
--     > UPDATE users SET a = '' WHERE state = 'x';

-- case: under the lock is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
UPDATE users SET a = '' WHERE state = 'x';
-- expect:
--   nothing

-- case: seeds of a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
INSERT INTO t SELECT id FROM users;
ALTER TABLE users ADD COLUMN t bigint;
-- expect:
--   nothing

-- case: rows that are named
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
INSERT INTO orders VALUES (1, 'a', 2);
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: rows alone, shape alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = '' WHERE state = 'x';
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: the change of the shape needs the change of the rows
-- file: history
CREATE TABLE c (id int PRIMARY KEY, n int);
CREATE TABLE b (id int PRIMARY KEY, c int, old text);
-- file: up
UPDATE c SET n = b.id FROM b WHERE b.old = 'x';
ALTER TABLE b DROP COLUMN old;
-- expect:
--   1:1 warning the file changes rows of public.c and the shape of public.b
--     > -- next migration:
--     > ALTER TABLE b DROP COLUMN old;
