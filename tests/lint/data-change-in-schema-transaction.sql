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
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
--     >   batch_end public.users.id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE users SET email = ''
--     >     WHERE id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

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
--     > -- mig: transaction off
--     > DO $$
--     > DECLARE
--     >   batch_begin shop."Users".id%TYPE := (SELECT id FROM shop."Users" ORDER BY id LIMIT 1);
--     >   batch_end shop."Users".id%TYPE;
--     > BEGIN
--     >   WHILE batch_begin IS NOT NULL LOOP
--     >     batch_end := (SELECT id FROM shop."Users" WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
--     >     UPDATE shop."Users" SET email = 'x'
--     >     WHERE (email IS NULL) AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
--     >     COMMIT;
--     >     batch_begin := batch_end;
--     >   END LOOP;
--     > END $$;

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

-- case: rows first, and what comes behind needs them
-- file: history
CREATE TABLE c (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY, c int, old text);
-- file: up
DELETE FROM b WHERE c NOT IN (SELECT id FROM c);
ALTER TABLE b ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES c (id);
-- expect:
--   nothing

-- case: between two changes of the shape
-- file: history
CREATE TABLE r (id int PRIMARY KEY, old text);
-- file: up
ALTER TABLE r ADD COLUMN k int;
UPDATE r SET k = length(old) WHERE old > 'a';
ALTER TABLE r DROP COLUMN old;
-- expect:
--   2:1 warning UPDATE of public.r goes through its rows while the ALTER TABLE before it keeps reads and writes out
--     > -- next migration:
--     > UPDATE r SET k = length(old) WHERE old > 'a';
--     > -- next migration:
--     > ALTER TABLE r DROP COLUMN old;

-- case: the rest of a long file is not written out
-- file: history
CREATE TABLE r (id int PRIMARY KEY, old text);
-- file: up
ALTER TABLE r ADD COLUMN k int;
UPDATE r SET k = 1 WHERE old > 'a';
ALTER TABLE r ADD COLUMN a int;
ALTER TABLE r ADD COLUMN b int;
ALTER TABLE r ADD COLUMN c int;
ALTER TABLE r ADD COLUMN d int;
ALTER TABLE r ADD COLUMN e int;
ALTER TABLE r ADD COLUMN f int;
ALTER TABLE r ADD COLUMN g int;
-- expect:
--   2:1 warning UPDATE of public.r goes through its rows while the ALTER TABLE before it keeps reads and writes out
--     > -- next migration:
--     > UPDATE r SET k = 1 WHERE old > 'a';
--     > -- next migration: the rest of the file, from line 3 on

-- case: in a down there is no next migration
-- file: history
CREATE TABLE r (id int PRIMARY KEY, old text);
-- file: up
SELECT 1;
-- file: down
ALTER TABLE r ADD COLUMN k int;
UPDATE r SET k = 1 WHERE old > 'a';
-- expect:
--   2/2:1 info UPDATE of public.r goes through its rows while the ALTER TABLE before it keeps reads and writes out
--     > -- what has to commit by itself is the down of a migration of its own: split the up
