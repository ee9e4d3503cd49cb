-- case: commands of psql
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
\set ON_ERROR_STOP on
\restrict abc
ALTER TABLE users ADD COLUMN a text;
\i other.sql
-- expect:

-- case: variables
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE :tab ADD COLUMN a text;
SELECT :'name', id::text, id :: text FROM users;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: casts, slices and named arguments
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT id::text, (ARRAY[1, 2, 3])[1:2], make_date(year := 2000, month := 1, day := 1) FROM users;
-- expect:

-- case: COPY with its rows
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
COPY users (id, state) FROM stdin;
1	a
\.
ALTER TABLE users ADD COLUMN a text;
-- expect:

-- case: inside a string
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT '\set x', $$
\set y
$$;
DO $$ BEGIN
  RAISE NOTICE '\i';
END $$;
-- expect:

-- case: commands of the sqlite3 shell
-- options: dialect=sqlite
-- file: up
.mode csv
CREATE TABLE t (id integer PRIMARY KEY);
-- expect:
