-- case: a misspelt word
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABL users ADD COLUMN b text;
ALTER TABLE users ADD COLUMN c text;
-- expect:

-- case: a quote without an end
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text DEFAULT 'x;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: placeholders
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE {{ table }} ADD COLUMN a text;
GRANT SELECT ON users TO ${ROLE};
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: a psql command is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
\set x 1
ALTER TABLE users ADD COLUMN a text;
SELECT :x;
-- expect:

-- case: a text that is put together
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN a text', current_user);
END $$;
-- expect:

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

-- case: a statement in a block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  ALTER TABLE users ADDD COLUMN a text;
END $$;
-- expect:

-- case: a block that is not PL/pgSQL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN IF x THEN; END $$;
-- expect:

-- case: a block in another language
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO LANGUAGE plpython3u $$ plpy.execute('DROP TABLE users') $$;
-- expect:

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

-- case: all is well
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
SELECT 'a;b', $$ {{ no placeholder }} $$;
-- expect:

-- case: SQLite
-- options: dialect=sqlite
-- file: up
CREATE TABLE t (id integer PRIMARY KEY);
ALTER TABLE t ALTER COLUMN id TYPE text;
CREATE TABLE u (id integer PRIMARY KEY);
-- expect:

-- case: a bad directive
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: lock-timeuot 2s
ALTER TABLE users ADD COLUMN a text;
-- expect:
