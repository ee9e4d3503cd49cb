-- case: without a schema
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
ALTER TABLE users ADD COLUMN a text;
CREATE INDEX CONCURRENTLY i ON users (a);
DROP VIEW v;
-- expect:

-- case: with one
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE public.t (id bigint PRIMARY KEY);
ALTER TABLE public.users ADD COLUMN a text;
UPDATE public.users SET a = '' WHERE id = 1;
-- expect:

-- case: temporary
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TEMP TABLE t (id bigint);
INSERT INTO t VALUES (1);
-- expect:

-- case: capitals
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE public."Cart" (id bigint PRIMARY KEY, "createdAt" timestamptz);
-- expect:
