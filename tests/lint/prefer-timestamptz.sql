-- case: when the table is made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a timestamp, b timestamptz(0), c timestamp(3));
-- expect:
--   1:42 info a is a timestamp without time zone: which moment it means depends on who reads it
--   1:55 info b is rounded to seconds, half of the values up into the future
--   1:73 info c is a timestamp without time zone: which moment it means depends on who reads it

-- case: when a column is added
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE public.users ADD COLUMN a timestamp(3);
-- expect:
--   1:39 info a is a timestamp without time zone: which moment it means depends on who reads it

-- case: what is right
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a timestamptz, b timestamptz(3), d date, e time);
-- expect:
--   nothing

-- case: a column that is there is left alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;
-- expect:
--   nothing
