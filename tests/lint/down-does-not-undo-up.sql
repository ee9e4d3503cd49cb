-- case: something is left
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
CREATE INDEX users_email_idx ON users (email);
-- file: down
ALTER TABLE users DROP COLUMN phone;
-- expect:
--   2/1:1 error after up and down index public.users_email_idx is left behind

-- case: something else is gone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
ALTER TABLE users DROP COLUMN phone, DROP COLUMN email;
-- expect:
--   2/1:1 error after up and down column public.users.email is gone

-- case: all of it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
CREATE INDEX users_email_idx ON users (email);
-- file: down
DROP INDEX users_email_idx;
ALTER TABLE users DROP COLUMN phone;
-- expect:
--   nothing

-- case: with its table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, u bigint REFERENCES users);
CREATE INDEX ON t (u);
-- file: down
DROP TABLE t;
-- expect:
--   nothing

-- case: another type comes back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN email TYPE varchar(50);
-- file: down
ALTER TABLE users ALTER COLUMN email TYPE varchar(100);
-- expect:
--   2/1:1 error after up and down the type of column public.users.email is character varying(100) instead of text

-- case: a default and NOT NULL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN email SET DEFAULT '', ALTER COLUMN email SET NOT NULL;
-- file: down
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;
-- expect:
--   2/1:1 error after up and down the default of column public.users.email is '' instead of none

-- case: a column comes back at the end
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
ALTER TABLE users ADD COLUMN email text;
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
ALTER TABLE users DROP COLUMN phone;
-- expect:
--   nothing

-- case: renamed and back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users RENAME TO people;
ALTER TABLE people RENAME COLUMN email TO mail;
-- file: down
ALTER TABLE people RENAME COLUMN mail TO email;
ALTER TABLE people RENAME TO users;
-- expect:
--   nothing

-- case: a later drop hides nothing
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: down
DROP TABLE t;
-- file: up
ALTER TABLE t ADD COLUMN a text, ADD COLUMN b text;
-- file: down
ALTER TABLE t DROP COLUMN a;
-- expect:
--   4/1:1 error after up and down column public.t.b is left behind

-- case: a value of an enum is another rule
-- file: history
CREATE TYPE mood AS ENUM ('a');
-- file: up
ALTER TYPE mood ADD VALUE 'b';
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: what cannot be followed
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DO $$ BEGIN
  EXECUTE format('CREATE TABLE %I (id bigint)', current_user);
END $$;
ALTER TABLE users ADD COLUMN a text;
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: declared
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- mig: irreversible phones stay
-- expect:
--   nothing

-- case: a function that is replaced
-- file: history
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
-- file: up
CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 2 $$;
-- file: down
CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
-- expect:
--   nothing

-- case: tables that belong together
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a);
-- file: down
DROP TABLE b;
-- expect:
--   2/1:1 error after up and down table public.a is left behind

-- case: SQLite
-- options: dialect=sqlite
-- file: history
CREATE TABLE t (id integer PRIMARY KEY);
-- file: up
ALTER TABLE t ADD COLUMN a text;
CREATE INDEX i ON t (a);
-- file: down
DROP INDEX i;
-- expect:
--   2/1:1 error after up and down column t.a is left behind

-- case: a column comes back with the default that it needs, a constraint under another name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int NOT NULL, CONSTRAINT positive CHECK (age > 0));
-- file: up
ALTER TABLE users DROP COLUMN age;
-- file: down
ALTER TABLE users ADD COLUMN age int NOT NULL DEFAULT 0;
ALTER TABLE users ADD CONSTRAINT users_age_positive CHECK (age > 0);
-- expect:
--   2/1:1 warning after up and down the default of column public.users.age is '0' instead of none, constraint public.users.positive is gone, constraint public.users.users_age_positive is left behind

-- case: the body is indented, commented and capitalised otherwise
-- file: history
CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 FROM t WHERE a = 'X' $$ LANGUAGE sql;
-- file: up
CREATE OR REPLACE FUNCTION f() RETURNS int AS $$ SELECT 2 $$ LANGUAGE sql;
-- file: down
CREATE OR REPLACE FUNCTION f() RETURNS int AS $$
  -- one
  select 1 FROM T
  WHERE a='X'
$$ LANGUAGE sql;
-- expect:
--   nothing

-- case: a string in the body is another, in its third line
-- file: history
CREATE FUNCTION f() RETURNS text AS $$
BEGIN
  PERFORM 1;
  RETURN 'Yes';
END $$ LANGUAGE plpgsql;
-- file: up
CREATE OR REPLACE FUNCTION f() RETURNS text AS $$ BEGIN RETURN 'no'; END $$ LANGUAGE plpgsql;
-- file: down
CREATE OR REPLACE FUNCTION f() RETURNS text AS $$
    BEGIN
      PERFORM 1;
      RETURN 'yes';
    END
$$ LANGUAGE plpgsql;
-- expect:
--   2/1:1 error after up and down the first line that differs in the body of function public.f() is "RETURN 'yes';" instead of "RETURN 'Yes';"

-- case: the body of a language in which blanks count
-- file: history
CREATE FUNCTION f() RETURNS int AS $$
return 1
$$ LANGUAGE plpython3u;
-- file: up
CREATE OR REPLACE FUNCTION f() RETURNS int AS $$
return 2
$$ LANGUAGE plpython3u;
-- file: down
CREATE OR REPLACE FUNCTION f() RETURNS int AS $$
  return 1
$$ LANGUAGE plpython3u;
-- expect:
--   2/1:1 error after up and down the first line that differs in the body of function public.f() is "  return 1" instead of "return 1"

-- case: the constraint of a table that is made again has another name
-- file: history
CREATE TABLE s (id int PRIMARY KEY);
CREATE TABLE w (id int PRIMARY KEY, s int CONSTRAINT w_s_old REFERENCES s (id));
CREATE INDEX w_s_old_idx ON w (s);
-- file: up
DROP TABLE w;
-- file: down
CREATE TABLE w (id int PRIMARY KEY, s int CONSTRAINT w_s_new REFERENCES s (id));
CREATE INDEX w_s_new_idx ON w (s);
-- expect:
--   2/1:1 warning after up and down constraint public.w.w_s_new is left behind, constraint public.w.w_s_old is gone, index public.w_s_new_idx is left behind (and 1 more)
