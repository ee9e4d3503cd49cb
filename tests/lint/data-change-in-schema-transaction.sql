-- case: a backfill behind ADD COLUMN
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '';
-- expect:
--   2:1 warning UPDATE of public.users goes through its rows while the ALTER TABLE before it keeps reads and writes out
--     > -- next migration:
--     > UPDATE users SET email = '';

-- case: rows first
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DELETE FROM users WHERE state = 'gone';
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   2:1 warning the ALTER TABLE of public.users waits for its lock while the rows of the DELETE of public.users stay locked
--     > -- next migration:
--     > ALTER TABLE users ADD COLUMN email text;

-- case: rows first and a deferred key
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, boss bigint REFERENCES users DEFERRABLE INITIALLY DEFERRED);
-- file: up
UPDATE users SET boss = 1 WHERE state = 'new';
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   2:1 warning the ALTER TABLE of public.users waits for its lock while the rows of the UPDATE of public.users stay locked, and fails where a deferred constraint is still to be checked
--     > -- next migration:
--     > ALTER TABLE users ADD COLUMN email text;

-- case: a key that names one row
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '' WHERE id = 1;
-- expect:
--   nothing

-- case: another table is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE orders SET state = '';
-- expect:
--   nothing

-- case: two files
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- file: up
UPDATE users SET email = '';
-- expect:
--   nothing

-- case: step by step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '';
-- expect:
--   nothing

-- case: a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
INSERT INTO t SELECT id FROM users;
ALTER TABLE t ADD COLUMN email text;
-- expect:
--   nothing

-- case: a quoted name in another schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Users" (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE shop."Users" ADD COLUMN email text;
UPDATE shop."Users" SET email = 'x' WHERE email IS NULL;
-- expect:
--   2:1 warning UPDATE of shop."Users" goes through its rows while the ALTER TABLE before it keeps reads and writes out
--     > -- next migration:
--     > UPDATE shop."Users" SET email = 'x' WHERE email IS NULL;

-- case: in a DO block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  ALTER TABLE users ADD COLUMN email text;
  UPDATE users SET email = '';
END $$;
-- expect:
--   3:3 warning UPDATE of public.users goes through its rows while the ALTER TABLE before it keeps reads and writes out
