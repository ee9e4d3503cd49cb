-- case: a misspelt word
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABL users ADD COLUMN b text;
ALTER TABLE users ADD COLUMN c text;
-- expect:
--   2:7 error this statement cannot be read: expected TABLE, VIEW, MATERIALIZED, INDEX, SEQUENCE, FOREIGN, TYPE, DOMAIN, …, found TABL (did you mean TABLE?)

-- case: a quote without an end
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text DEFAULT 'x;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   1:45 error this cannot be read: unterminated string (it begins here and runs to the end of the file: add the closing ')

-- case: placeholders
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE {{ table }} ADD COLUMN a text;
GRANT SELECT ON users TO ${ROLE};
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   1:13 error a placeholder is not SQL: mig runs the file as it is written
--   2:26 error a placeholder is not SQL: mig runs the file as it is written

-- case: a psql command is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
\set x 1
ALTER TABLE users ADD COLUMN a text;
SELECT :x;
-- expect:
--   nothing

-- case: a text that is put together
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN a text', current_user);
END $$;
-- expect:
--   2:11 error what EXECUTE runs here cannot be read: the text depends on current_user

-- case: a text that is known
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  EXECUTE 'ALTER TABLE users ADD COLUMN a text';
  EXECUTE 'ALTER TABLE ' || 'users' || ' ADD COLUMN b text';
END $$;
-- expect:
--   nothing

-- case: a statement in a block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  ALTER TABLE users ADDD COLUMN a text;
END $$;
-- expect:
--   2:21 error this statement cannot be read: expected RENAME, SET, ADD, ALTER, DROP, ENABLE, DISABLE, VALIDATE, …, found ADDD (did you mean ADD?)

-- case: a block that is not PL/pgSQL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN IF x THEN; END $$;
-- expect:
--   1:22 error the body cannot be read: expected a statement, ELSIF, ELSEIF, ELSE or END, found ;

-- case: a block in another language
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO LANGUAGE plpython3u $$ plpy.execute('DROP TABLE users') $$;
-- expect:
--   1:1 error what a block in plpython3u does cannot be read

-- case: a function is created and not run
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE 'DROP TABLE ' || t;
END $$;
CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  DROP TABEL users;
END $$;
CREATE FUNCTION h() RETURNS integer LANGUAGE c AS 'lib', 'h';
-- expect:
--   2:11 info what EXECUTE runs here cannot be read: the text depends on t
--   5:8 warning this statement cannot be read: expected INDEX, TABLE, VIEW, SEQUENCE, COLLATION, CONVERSION, STATISTICS, MATERIALIZED, …, found TABEL (did you mean TABLE?)

-- case: all is well
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
SELECT 'a;b', $$ {{ no placeholder }} $$;
-- expect:
--   nothing

-- case: SQLite
-- options: dialect=sqlite
-- file: up
CREATE TABLE t (id integer PRIMARY KEY);
ALTER TABLE t ALTER COLUMN id TYPE text;
CREATE TABLE u (id integer PRIMARY KEY);
-- expect:
--   2:31 error this statement cannot be read: expected DROP or SET, found TYPE

-- case: a bad directive
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: lock-timeuot 2s
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   1:1 error unknown directive `lock-timeuot` (did you mean `lock-timeout`?)

-- case: a directive that stands twice
-- file: up
-- mig: lock-timeout 1s
-- mig: transaction off
-- mig: transaction off
-- mig: lock-timeout 2s
SELECT 1;
-- expect:
--   3:1 error the directive transaction stands twice in this file (keep one: it counts for the whole file)
--   4:1 error the directive lock-timeout stands twice in this file (keep one: it counts for the whole file)

-- case: a down that cannot be read fails, and one that cannot be judged may not
-- file: up
CREATE TABLE t (id int);
-- file: down
DROB TABLE t;
DO $$ DECLARE q text; BEGIN SELECT a INTO q FROM x; EXECUTE q; END $$;
-- expect:
--   2/1:1 warning this statement cannot be read: expected a statement, found DROB (did you mean DROP?)
--   2/2:61 info what EXECUTE runs here cannot be read: the text depends on q

-- case: one for a block
-- file: history
CREATE TABLE t (q text);
-- file: up
DO $$ DECLARE q text; BEGIN
  SELECT t.q INTO q FROM t LIMIT 1;
  EXECUTE q;
  EXECUTE q || ' ';
END $$;
-- expect:
--   3:11 error what EXECUTE runs here cannot be read: the text depends on q; the same for line 4

-- case: routines that are called
-- file: history
CREATE TABLE t (id int);
CREATE FUNCTION f(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DROP TABLE ' || name; END $$;
-- file: up
SELECT f('t');
CALL nobody_knows();
SELECT somebody.knows(1);
SELECT lower('X');
SELECT count(*) FROM t;
SELECT f(1, 2, 3);
DO $$ BEGIN PERFORM drop_it(); END $$;
-- expect:
--   1:1 info what EXECUTE runs in public.f(text), which is called here, cannot be read: the text depends on name
--   2:1 info what nobody_knows() does is not known: its body is not in these migrations
--   3:1 info what somebody.knows() does is not known: its body is not in these migrations
--   7:13 info what drop_it() does is not known: its body is not in these migrations

-- case: a function of an extension that does not come with PostgreSQL
-- file: history
CREATE EXTENSION timescaledb;
-- file: up
SELECT create_hypertable('t', 'at');
-- expect:
--   nothing

-- case: prepared statements
-- file: up
PREPARE p AS SELECT 1;
EXECUTE p;
EXECUTE q;
EXPLAIN ANALYZE EXECUTE r(1);
-- expect:
--   3:1 error what EXECUTE q runs is not known: nothing before it in this file prepares it
--   4:17 error what EXECUTE r runs is not known: nothing before it in this file prepares it

-- case: a value in a block that cannot be read
-- file: up
DO $$ BEGIN EXECUTE 'DROP TABLE ' 'users'; END $$;
-- expect:
--   1:35 error this statement cannot be read: expected a name, AS, FROM, WHERE, GROUP, HAVING, WINDOW, ORDER, …, found 'users'
