-- case: a value for each row
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c uuid DEFAULT gen_random_uuid();
-- expect:
--   1:33 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as gen_random_uuid() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c uuid;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT gen_random_uuid();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = gen_random_uuid() WHERE c IS NULL;

-- case: clock_timestamp timeofday random
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c timestamptz DEFAULT clock_timestamp(), ADD COLUMN d text DEFAULT timeofday(), ADD COLUMN e float8 DEFAULT random();
-- expect:
--   1:40 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as clock_timestamp() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c timestamp with time zone;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT clock_timestamp();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = clock_timestamp() WHERE c IS NULL;
--   1:85 error ADD COLUMN d rewrites public.t under ACCESS EXCLUSIVE, as timeofday() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN d text;
--     > ALTER TABLE public.t ALTER COLUMN d SET DEFAULT timeofday();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET d = timeofday() WHERE d IS NULL;
--   1:126 error ADD COLUMN e rewrites public.t under ACCESS EXCLUSIVE, as random() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN e double precision;
--     > ALTER TABLE public.t ALTER COLUMN e SET DEFAULT random();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET e = random() WHERE e IS NULL;

-- case: below a cast and an operator
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT (random() * 10)::int;
-- expect:
--   1:32 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as (random() * 10)::int gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT (random() * 10)::int;
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = (random() * 10)::int WHERE c IS NULL;

-- case: in an array
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c float8[] DEFAULT ARRAY[random()];
-- expect:
--   1:37 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as ARRAY[random()] gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c double precision[];
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT ARRAY[random()];
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = ARRAY[random()] WHERE c IS NULL;

-- case: in a CASE
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c float8 DEFAULT CASE WHEN true THEN random() ELSE 0 END;
-- expect:
--   1:35 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as CASE WHEN true THEN random() ELSE 0 END gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c double precision;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT CASE WHEN true THEN random() ELSE 0 END;
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = CASE WHEN true THEN random() ELSE 0 END WHERE c IS NULL;

-- case: nextval
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE SEQUENCE s;
-- file: up
ALTER TABLE t ADD COLUMN c bigint DEFAULT nextval('s');
-- expect:
--   1:35 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as nextval('s') gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c bigint;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT nextval('s');
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = nextval('s') WHERE c IS NULL;

-- case: a NOT NULL column gets the whole way
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c uuid NOT NULL DEFAULT gen_random_uuid();
-- expect:
--   1:42 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as gen_random_uuid() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c uuid;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT gen_random_uuid();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = gen_random_uuid() WHERE c IS NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_not_null CHECK (c IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
--     > -- next migration:
--     > ALTER TABLE public.t ALTER COLUMN c SET NOT NULL;
--     > ALTER TABLE public.t DROP CONSTRAINT t_c_not_null;

-- case: constants
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT -1, ADD COLUMN d int DEFAULT (0), ADD COLUMN e jsonb DEFAULT '{}'::jsonb, ADD COLUMN f text DEFAULT lower('X');
-- expect:
--   nothing

-- case: one value for the statement
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c timestamptz DEFAULT now(), ADD COLUMN d date DEFAULT CURRENT_DATE, ADD COLUMN e timestamp DEFAULT LOCALTIMESTAMP, ADD COLUMN f text DEFAULT CURRENT_USER, ADD COLUMN g timestamptz DEFAULT statement_timestamp(), ADD COLUMN h time DEFAULT LOCALTIME(0);
-- expect:
--   nothing

-- case: CASE of constants
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT CASE WHEN true THEN 1 ELSE 2 END;
-- expect:
--   nothing

-- case: a STABLE function of the history
-- file: history
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN 1; END $$;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT f();
-- expect:
--   nothing

-- case: a VOLATILE function of the history
-- file: history
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT f();
-- expect:
--   1:32 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as f() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c integer;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT f();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = f() WHERE c IS NULL;

-- case: a SQL function that is put in line
-- file: history
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT f();
-- expect:
--   nothing

-- case: a SQL function that is put in line and volatile inside
-- file: history
CREATE FUNCTION f() RETURNS float8 LANGUAGE sql AS 'SELECT random()';
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c float8 DEFAULT f();
-- expect:
--   1:35 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as f() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c double precision;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT f();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = f() WHERE c IS NULL;

-- case: a function made STABLE later
-- file: history
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
ALTER FUNCTION f() STABLE;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT f();
-- expect:
--   nothing

-- case: a function by its number of arguments
-- file: history
CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN 1; END $$;
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c int DEFAULT f(5);
-- expect:
--   nothing

-- case: a function that is not known
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c text DEFAULT make_code();
-- expect:
--   1:33 error ADD COLUMN c may rewrite public.t under ACCESS EXCLUSIVE, as nothing is known of what make_code() calls
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT make_code();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = make_code() WHERE c IS NULL;

-- case: of an extension
-- file: history
CREATE EXTENSION "uuid-ossp";
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c uuid DEFAULT uuid_generate_v4();
-- expect:
--   1:33 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as uuid_generate_v4() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c uuid;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT uuid_generate_v4();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = uuid_generate_v4() WHERE c IS NULL;

-- case: uuidv7 of PostgreSQL 18
-- options: postgres=18
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c uuid DEFAULT uuidv7();
-- expect:
--   1:33 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as uuidv7() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c uuid;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT uuidv7();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = uuidv7() WHERE c IS NULL;

-- case: the default of a domain
-- file: history
CREATE DOMAIN token AS uuid DEFAULT gen_random_uuid();
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c token;
-- expect:
--   1:26 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as the default of its domain gives each row another value

-- case: serial and identity are another rule
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c serial, ADD COLUMN d int GENERATED ALWAYS AS IDENTITY;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c uuid DEFAULT gen_random_uuid();
-- expect:
--   nothing

-- case: a default for rows to come
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c uuid;
ALTER TABLE t ALTER COLUMN c SET DEFAULT gen_random_uuid();
-- expect:
--   nothing

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "Key" uuid DEFAULT gen_random_uuid();
-- expect:
--   1:42 error ADD COLUMN "Key" rewrites shop."Orders" under ACCESS EXCLUSIVE, as gen_random_uuid() gives each row another value
--     > ALTER TABLE shop."Orders" ADD COLUMN "Key" uuid;
--     > ALTER TABLE shop."Orders" ALTER COLUMN "Key" SET DEFAULT gen_random_uuid();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE shop."Orders" SET "Key" = gen_random_uuid() WHERE "Key" IS NULL;

-- case: in a DO block
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
DO $$ BEGIN
  ALTER TABLE t ADD COLUMN c float8 DEFAULT random();
END $$;
-- expect:
--   2:37 error ADD COLUMN c rewrites public.t under ACCESS EXCLUSIVE, as random() gives each row another value
--     > ALTER TABLE public.t ADD COLUMN c double precision;
--     > ALTER TABLE public.t ALTER COLUMN c SET DEFAULT random();
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET c = random() WHERE c IS NULL;

-- case: a column that is there already
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int DEFAULT (random() * 9)::int;
-- expect:
--   nothing

-- case: functions and operators that only look like PostgreSQL's
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE FUNCTION lower(text, int) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN random(); END';
CREATE FUNCTION upper(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
CREATE FUNCTION noise(int, int) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN random(); END';
CREATE OPERATOR ### (LEFTARG = int, RIGHTARG = int, FUNCTION = noise);
-- file: up
ALTER TABLE users ADD COLUMN a text DEFAULT lower('x', 1);
ALTER TABLE users ADD COLUMN b text DEFAULT lower('x');
ALTER TABLE users ADD COLUMN c text DEFAULT upper('x');
ALTER TABLE users ADD COLUMN d text DEFAULT 1 ### 2;
ALTER TABLE users ADD COLUMN e integer DEFAULT 1 OPERATOR(app.+) 2;
ALTER TABLE users ADD COLUMN f integer DEFAULT 1 OPERATOR(pg_catalog.+) 2;
-- expect:
--   1:37 error ADD COLUMN a may rewrite public.users under ACCESS EXCLUSIVE, as nothing is known of what lower('x', 1) calls
--     > ALTER TABLE public.users ADD COLUMN a text;
--     > ALTER TABLE public.users ALTER COLUMN a SET DEFAULT lower('x', 1);
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET a = lower('x', 1) WHERE a IS NULL;
--   4:37 error ADD COLUMN d may rewrite public.users under ACCESS EXCLUSIVE, as nothing is known of what 1 ### 2 calls
--     > ALTER TABLE public.users ADD COLUMN d text;
--     > ALTER TABLE public.users ALTER COLUMN d SET DEFAULT 1 ### 2;
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET d = 1 ### 2 WHERE d IS NULL;
--   5:40 error ADD COLUMN e may rewrite public.users under ACCESS EXCLUSIVE, as nothing is known of what 1 OPERATOR(app.+) 2 calls
--     > ALTER TABLE public.users ADD COLUMN e integer;
--     > ALTER TABLE public.users ALTER COLUMN e SET DEFAULT 1 OPERATOR(app.+) 2;
--     > -- next migration:
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET e = 1 OPERATOR(app.+) 2 WHERE e IS NULL;
