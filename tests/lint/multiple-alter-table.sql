-- case: two rewrites
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE users ALTER COLUMN state TYPE varchar(10);
-- expect:
--   2:1 info 2 ALTER TABLE statements each go through the rows of public.users, and one could do it for all
--     > ALTER TABLE public.users
--     >   ALTER COLUMN age TYPE bigint,
--     >   ALTER COLUMN state TYPE varchar(10);

-- case: a rewrite and a check
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0);
-- expect:
--   2:1 info 2 ALTER TABLE statements each go through the rows of public.users, and one could do it for all
--     > ALTER TABLE public.users
--     >   ALTER COLUMN age TYPE bigint,
--     >   ADD CONSTRAINT c CHECK (age > 0);

-- case: quick ones
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   nothing

-- case: SET NOT NULL and the check that proves it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (age IS NOT NULL);
-- file: up
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: something in between
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
UPDATE users SET state = '' WHERE id = 1;
ALTER TABLE users ALTER COLUMN state TYPE varchar(10);
-- expect:
--   nothing

-- case: two tables
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE orders ALTER COLUMN amount TYPE bigint;
-- expect:
--   nothing

-- case: one statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint, ALTER COLUMN state TYPE varchar(10);
-- expect:
--   nothing

-- case: a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
ALTER TABLE t ALTER COLUMN a TYPE bigint;
ALTER TABLE t ALTER COLUMN b TYPE bigint;
-- expect:
--   nothing
