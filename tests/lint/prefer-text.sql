-- case: when the table is made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(20), b character varying(5), c char(3));
-- expect:
--   1:42 info a is character varying(20): its limit is part of the type
--   1:57 info b is character varying(5): its limit is part of the type
--   1:81 info c is character(3), padded with blanks to its length

-- case: when a column is added
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE public.users ADD COLUMN a char(3);
-- expect:
--   1:39 info a is character(3), padded with blanks to its length

-- case: what is right
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a text, b varchar, c "char");
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
