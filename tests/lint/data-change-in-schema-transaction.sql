-- case: a backfill behind ADD COLUMN
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '';
-- expect:

-- case: rows first
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DELETE FROM users WHERE state = 'gone';
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: rows first and a deferred key
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, boss bigint REFERENCES users DEFERRABLE INITIALLY DEFERRED);
-- file: up
UPDATE users SET boss = 1 WHERE state = 'new';
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: a key that names one row
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '' WHERE id = 1;
-- expect:

-- case: another table is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
UPDATE orders SET state = '';
-- expect:

-- case: two files
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- file: up
UPDATE users SET email = '';
-- expect:

-- case: step by step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = '';
-- expect:

-- case: a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
INSERT INTO t SELECT id FROM users;
ALTER TABLE t ADD COLUMN email text;
-- expect:

-- case: a quoted name in another schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Users" (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE shop."Users" ADD COLUMN email text;
UPDATE shop."Users" SET email = 'x' WHERE email IS NULL;
-- expect:

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
