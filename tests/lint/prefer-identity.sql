-- case: when the table is made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigserial PRIMARY KEY, n serial);
-- expect:
--   1:20 info id is a serial, which leaves its sequence and default to be altered by hand
--   1:45 info n is a serial, which leaves its sequence and default to be altered by hand

-- case: when a column is added
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE public.users ADD COLUMN a serial;
-- expect:
--   1:39 info a is a serial, which leaves its sequence and default to be altered by hand

-- case: what is right
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b bigint);
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
