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
--   1:14 info t has no schema: which one is meant is up to search_path
--   2:13 info users has no schema: which one is meant is up to search_path
--   3:32 info users has no schema: which one is meant is up to search_path
--   4:11 info v has no schema: which one is meant is up to search_path

-- case: with one
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE public.t (id bigint PRIMARY KEY);
ALTER TABLE public.users ADD COLUMN a text;
UPDATE public.users SET a = '' WHERE id = 1;
-- expect:
--   nothing

-- case: temporary
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TEMP TABLE t (id bigint);
INSERT INTO t VALUES (1);
-- expect:
--   nothing

-- case: capitals
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE public."Cart" (id bigint PRIMARY KEY, "createdAt" timestamptz);
-- expect:
--   1:21 info "Cart" has capitals and needs its quotes everywhere
--   1:52 info "createdAt" has capitals and needs its quotes everywhere
