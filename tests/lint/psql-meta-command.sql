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
--   1:1 error psql command \set is not SQL, and mig refuses the file: mig has no variables: write the value into the SQL
--   2:1 error psql command \restrict is not SQL, and mig refuses the file: remove it: pg_dump writes it for psql alone
--   4:1 error psql command \i is not SQL, and mig refuses the file: put the SQL of that file here, or into a migration of its own

-- case: variables
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE :tab ADD COLUMN a text;
SELECT :'name', id::text, id :: text FROM users;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   1:13 error a variable of psql is not SQL, and psql is not there: write the value into the SQL
--   2:8 error a variable of psql is not SQL, and psql is not there: write the value into the SQL

-- case: casts, slices and named arguments
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT id::text, (ARRAY[1, 2, 3])[1:2], make_date(year := 2000, month := 1, day := 1) FROM users;
-- expect:
--   nothing

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
--   nothing

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
--   nothing

-- case: commands of the sqlite3 shell
-- options: dialect=sqlite
-- file: up
.mode csv
CREATE TABLE t (id integer PRIMARY KEY);
-- expect:
--   1:1 error sqlite3 shell command .mode is not SQL, and mig refuses the file: remove it: it changes what the sqlite3 shell does, not the database
