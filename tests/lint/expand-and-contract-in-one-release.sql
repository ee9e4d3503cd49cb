-- case: a column of another type takes over
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN years bigint;
UPDATE users SET years = age WHERE id < 5000;
-- file: up
ALTER TABLE users DROP COLUMN age;
-- expect:
--   2/1:19 error public.users.age is dropped in the release that fills years from it: deployed code still reads it
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN age;

-- case: of the same type is a rename
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN years integer;
UPDATE users SET years = age WHERE id < 5000;
ALTER TABLE users DROP COLUMN age;
-- expect:
--   nothing

-- case: dropped in the next release
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE users ADD COLUMN years bigint;
UPDATE users SET years = age;
-- file: up
ALTER TABLE users DROP COLUMN age;
-- expect:
--   nothing

-- case: dropped without a copy
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN years bigint;
ALTER TABLE users DROP COLUMN age;
-- expect:
--   nothing

-- case: NOT NULL in the release that adds it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- file: up
UPDATE users SET email = '' WHERE email IS NULL;
-- file: up
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- expect:
--   3/1:19 error public.users.email becomes NOT NULL in the release that adds it: deployed code inserts rows without it
--     > -- next release:
--     > ALTER TABLE public.users ADD CONSTRAINT users_email_not_null CHECK (email IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.users VALIDATE CONSTRAINT users_email_not_null;
--     > -- next migration:
--     > ALTER TABLE public.users ALTER COLUMN email SET NOT NULL;
--     > ALTER TABLE public.users DROP CONSTRAINT users_email_not_null;

-- case: a default covers what old code inserts
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text DEFAULT '';
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- expect:
--   nothing

-- case: NOT NULL in the next release
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN state SET NOT NULL;
-- expect:
--   nothing

-- case: a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
ALTER TABLE t ADD COLUMN a text;
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- expect:
--   nothing

-- case: the trigger that keeps both in step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- file: up
CREATE TRIGGER sync BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();
-- file: up
DROP TRIGGER sync ON users;
-- expect:
--   2/1:1 error trigger sync on public.users is dropped in the release that creates it: deployed code never ran beside it

-- case: a trigger of an older release
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER sync BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();
-- file: up
DROP TRIGGER sync ON users;
-- expect:
--   nothing

-- case: a new column under a name that deployed code knows
-- file: history
CREATE TABLE jobs (id int PRIMARY KEY, name text NOT NULL);
-- file: up
ALTER TABLE jobs RENAME COLUMN name TO simple_name;
ALTER TABLE jobs ADD COLUMN name text;
UPDATE jobs SET name = simple_name;
ALTER TABLE jobs ALTER COLUMN name SET NOT NULL;
-- expect:
--   nothing

-- case: the copy has the name of the dropped column when the file ends
-- file: history
CREATE TABLE a (id int PRIMARY KEY, r varchar(10) NOT NULL);
-- file: up
ALTER TABLE a ADD COLUMN r_temp text;
UPDATE a SET r_temp = r::text;
ALTER TABLE a DROP COLUMN r;
ALTER TABLE a RENAME COLUMN r_temp TO r;
-- expect:
--   nothing

-- case: the copy gets the name of another column
-- file: history
CREATE TABLE a (id int PRIMARY KEY, r varchar(10) NOT NULL);
-- file: up
ALTER TABLE a ADD COLUMN r_temp text;
UPDATE a SET r_temp = r::text;
ALTER TABLE a DROP COLUMN r;
ALTER TABLE a RENAME COLUMN r_temp TO s;
-- expect:
--   3:15 error public.a.r is dropped in the release that fills r_temp from it: deployed code still reads it
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.a ALTER COLUMN r DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.a DROP COLUMN r;
