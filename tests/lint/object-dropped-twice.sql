-- case: a table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
-- file: up
DROP TABLE users;
-- expect:
--   2/1:1 error this fails: what it drops was dropped before

-- case: a column
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users DROP COLUMN age;
ALTER TABLE public.users DROP COLUMN age;
-- expect:
--   2:1 error this fails: column age does not exist, for it was dropped before

-- case: an index and a type
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE INDEX i ON users (age);
CREATE TYPE mood AS ENUM ('a');
-- file: up
DROP INDEX i;
DROP INDEX i;
DROP TYPE mood;
DROP TYPE mood;
-- expect:
--   2:1 error this fails: what it drops was dropped before
--   4:1 error this fails: what it drops was dropped before

-- case: IF EXISTS
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
DROP TABLE IF EXISTS users;
ALTER TABLE orders DROP COLUMN amount;
ALTER TABLE orders DROP COLUMN IF EXISTS amount;
-- expect:
--   nothing

-- case: made again in between
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
CREATE TABLE users (id bigint PRIMARY KEY);
DROP TABLE users;
-- expect:
--   nothing

-- case: the down makes it again and drops it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users DROP COLUMN age;
-- file: down
ALTER TABLE users ADD COLUMN age integer;
ALTER TABLE users DROP COLUMN age;
-- expect:
--   nothing

-- case: perhaps
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  IF current_user = 'a' THEN
    DROP TABLE users;
  END IF;
END $$;
DROP TABLE users;
-- expect:
--   nothing
