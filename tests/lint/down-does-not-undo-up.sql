-- case: something is left
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
CREATE INDEX users_email_idx ON users (email);
-- file: down
ALTER TABLE users DROP COLUMN phone;
-- expect:

-- case: something else is gone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
ALTER TABLE users DROP COLUMN phone, DROP COLUMN email;
-- expect:

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

-- case: with its table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, u bigint REFERENCES users);
CREATE INDEX ON t (u);
-- file: down
DROP TABLE t;
-- expect:

-- case: another type comes back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN email TYPE varchar(50);
-- file: down
ALTER TABLE users ALTER COLUMN email TYPE varchar(100);
-- expect:

-- case: a default and NOT NULL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN email SET DEFAULT '', ALTER COLUMN email SET NOT NULL;
-- file: down
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;
-- expect:

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

-- case: a value of an enum is another rule
-- file: history
CREATE TYPE mood AS ENUM ('a');
-- file: up
ALTER TYPE mood ADD VALUE 'b';
-- file: down
SELECT 1;
-- expect:

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

-- case: declared
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- mig: irreversible phones stay
-- expect:

-- case: a function that is replaced
-- file: history
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
-- file: up
CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 2 $$;
-- file: down
CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
-- expect:

-- case: tables that belong together
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a);
-- file: down
DROP TABLE b;
-- expect:

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
