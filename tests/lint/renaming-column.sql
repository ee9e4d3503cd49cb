-- case: a column of an earlier migration
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(80) NOT NULL DEFAULT '-');
CREATE INDEX users_name_idx ON users (name);
-- file: up
ALTER TABLE users RENAME COLUMN name TO full_name;
-- expect:
--   1:1 error running code that uses public.users.name fails at once: its name is full_name now
--     > ALTER TABLE public.users ADD COLUMN full_name character varying(80);
--     > CREATE FUNCTION public.users_full_name_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.full_name IS NULL THEN NEW.full_name := NEW.name; ELSE NEW.name := NEW.full_name; END IF;
--     >   ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
--     >     NEW.name := NEW.full_name;
--     >   ELSE
--     >     NEW.full_name := NEW.name;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_full_name_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_full_name_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET full_name = name WHERE full_name IS DISTINCT FROM name;
--     > -- next migrations: the same for the new column, indexes CONCURRENTLY, foreign keys NOT VALID and then validated:
--     > --   index users_name_idx
--     > -- next migration:
--     > ALTER TABLE public.users ADD CONSTRAINT users_full_name_not_null CHECK (full_name IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.users VALIDATE CONSTRAINT users_full_name_not_null;
--     > -- next migration:
--     > ALTER TABLE public.users ALTER COLUMN full_name SET NOT NULL;
--     > ALTER TABLE public.users DROP CONSTRAINT users_full_name_not_null;
--     > -- next release: once all running code uses full_name
--     > DROP TRIGGER users_full_name_sync ON public.users;
--     > DROP FUNCTION public.users_full_name_sync();
--     > ALTER TABLE public.users ALTER COLUMN full_name SET DEFAULT '-';
--     > -- mig: ignore dropping-column -- its values are in full_name
--     > ALTER TABLE public.users DROP COLUMN name;

-- case: schema and quotes and no word COLUMN
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Users" (id bigint PRIMARY KEY, "Name" text);
-- file: up
ALTER TABLE shop."Users" RENAME "Name" TO name;
-- expect:
--   1:1 error running code that uses shop."Users"."Name" fails at once: its name is name now
--     > ALTER TABLE shop."Users" ADD COLUMN name text;
--     > CREATE FUNCTION shop."Users_name_sync"() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.name IS NULL THEN NEW.name := NEW."Name"; ELSE NEW."Name" := NEW.name; END IF;
--     >   ELSIF NEW.name IS DISTINCT FROM OLD.name THEN
--     >     NEW."Name" := NEW.name;
--     >   ELSE
--     >     NEW.name := NEW."Name";
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER "Users_name_sync" BEFORE INSERT OR UPDATE ON shop."Users" FOR EACH ROW EXECUTE FUNCTION shop."Users_name_sync"();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE shop."Users" SET name = "Name" WHERE name IS DISTINCT FROM "Name";
--     > -- next release: once all running code uses name
--     > DROP TRIGGER "Users_name_sync" ON shop."Users";
--     > DROP FUNCTION shop."Users_name_sync"();
--     > -- mig: ignore dropping-column -- its values are in name
--     > ALTER TABLE shop."Users" DROP COLUMN "Name";

-- case: functions whose bodies keep the old name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE others (id bigint PRIMARY KEY, name text);
CREATE FUNCTION by_name(n text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM users WHERE name = n';
CREATE FUNCTION atomic(n text) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT id FROM users WHERE name = n; END;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := trim(NEW.name); RETURN NEW; END $$;
CREATE TRIGGER users_touch BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE FUNCTION of_others() RETURNS text LANGUAGE sql AS 'SELECT name FROM others LIMIT 1';
-- file: up
ALTER TABLE users RENAME COLUMN name TO full_name;
-- expect:
--   1:1 error running code that uses public.users.name fails at once: its name is full_name now; public.by_name(text) and public.touch() keep the old name in their bodies and fail when called
--     > ALTER TABLE public.users ADD COLUMN full_name text;
--     > CREATE FUNCTION public.users_full_name_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.full_name IS NULL THEN NEW.full_name := NEW.name; ELSE NEW.name := NEW.full_name; END IF;
--     >   ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
--     >     NEW.name := NEW.full_name;
--     >   ELSE
--     >     NEW.full_name := NEW.name;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_full_name_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_full_name_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET full_name = name WHERE full_name IS DISTINCT FROM name;
--     > -- next migration: public.atomic made again to read full_name
--     > -- next release: once all running code uses full_name
--     > DROP TRIGGER users_full_name_sync ON public.users;
--     > DROP FUNCTION public.users_full_name_sync();
--     > -- mig: ignore dropping-column -- its values are in full_name
--     > ALTER TABLE public.users DROP COLUMN name;

-- case: a new table and a new column
-- options: new=set
-- file: history
CREATE TABLE old (id int);
-- file: up
CREATE TABLE t (a int);
ALTER TABLE old ADD COLUMN a int;
-- file: up
ALTER TABLE t RENAME COLUMN a TO b;
ALTER TABLE old RENAME COLUMN a TO b;
-- expect:
--   nothing

-- case: a view of the old name of the table shows both
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: up
ALTER TABLE users RENAME COLUMN name TO full_name;
ALTER TABLE users RENAME TO users_data;
CREATE VIEW users AS SELECT id, full_name, full_name AS name FROM users_data;
-- expect:
--   nothing

-- case: the view comes in another transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: up
ALTER TABLE users RENAME COLUMN name TO full_name;
-- file: up
ALTER TABLE users RENAME TO users_data;
CREATE VIEW users AS SELECT id, full_name, full_name AS name FROM users_data;
-- expect:
--   1/1:1 error running code that uses public.users.name fails at once: its name is full_name now
--     > ALTER TABLE public.users ADD COLUMN full_name text;
--     > CREATE FUNCTION public.users_full_name_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.full_name IS NULL THEN NEW.full_name := NEW.name; ELSE NEW.name := NEW.full_name; END IF;
--     >   ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
--     >     NEW.name := NEW.full_name;
--     >   ELSE
--     >     NEW.full_name := NEW.name;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_full_name_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_full_name_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET full_name = name WHERE full_name IS DISTINCT FROM name;
--     > -- next release: once all running code uses full_name
--     > DROP TRIGGER users_full_name_sync ON public.users;
--     > DROP FUNCTION public.users_full_name_sync();
--     > -- mig: ignore dropping-column -- its values are in full_name
--     > ALTER TABLE public.users DROP COLUMN name;

-- case: the last step of an expansion swaps two columns
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, a int, a_new bigint);
-- file: up
ALTER TABLE users RENAME COLUMN a TO a_old;
ALTER TABLE users RENAME COLUMN a_new TO a;
-- expect:
--   nothing

-- case: columns of views and attributes have other rules
-- file: history
CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE TYPE pair AS (a int);
-- file: up
ALTER TABLE v RENAME COLUMN a TO b;
ALTER TYPE pair RENAME ATTRIBUTE a TO b;
-- expect:
--   nothing

-- case: in a DO block and of a table that is not known
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DO $$ BEGIN ALTER TABLE t RENAME COLUMN a TO b; END $$;
ALTER TABLE far.t RENAME COLUMN a TO b;
ALTER TABLE IF EXISTS never RENAME COLUMN a TO b;
-- expect:
--   1:13 error running code that uses public.t.a fails at once: its name is b now
--     > ALTER TABLE public.t ADD COLUMN b integer;
--     > CREATE FUNCTION public.t_b_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.b IS NULL THEN NEW.b := NEW.a; ELSE NEW.a := NEW.b; END IF;
--     >   ELSIF NEW.b IS DISTINCT FROM OLD.b THEN
--     >     NEW.a := NEW.b;
--     >   ELSE
--     >     NEW.b := NEW.a;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER t_b_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_b_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET b = a WHERE b IS DISTINCT FROM a;
--     > -- next release: once all running code uses b
--     > DROP TRIGGER t_b_sync ON public.t;
--     > DROP FUNCTION public.t_b_sync();
--     > -- mig: ignore dropping-column -- its values are in b
--     > ALTER TABLE public.t DROP COLUMN a;
--   2:1 error running code that uses far.t.a fails at once: its name is b now

-- case: a new column takes the name, without the values
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users RENAME age TO a;
ALTER TABLE users ADD age int;
-- expect:
--   1:1 error running code that uses public.users.age finds a new column without its values: they are in a now
--     > ALTER TABLE public.users ADD COLUMN a integer;
--     > CREATE FUNCTION public.users_a_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.a IS NULL THEN NEW.a := NEW.age; ELSE NEW.age := NEW.a; END IF;
--     >   ELSIF NEW.a IS DISTINCT FROM OLD.a THEN
--     >     NEW.age := NEW.a;
--     >   ELSE
--     >     NEW.a := NEW.age;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_a_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_a_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET a = age WHERE a IS DISTINCT FROM age;
--     > -- next release: once all running code uses a
--     > DROP TRIGGER users_a_sync ON public.users;
--     > DROP FUNCTION public.users_a_sync();
--     > -- mig: ignore dropping-column -- its values are in a
--     > ALTER TABLE public.users DROP COLUMN age;
--     > -- next release: then only the new one of that name:
--     > ALTER TABLE public.users ADD age int;

-- case: a new column takes the name with some of the values
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users RENAME age TO a;
ALTER TABLE users ADD age text;
UPDATE users SET age = a WHERE a > 7;
-- expect:
--   1:1 error running code that uses public.users.age finds a new column without its values: they are in a now
--     > ALTER TABLE public.users ADD COLUMN a integer;
--     > CREATE FUNCTION public.users_a_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.a IS NULL THEN NEW.a := NEW.age; ELSE NEW.age := NEW.a; END IF;
--     >   ELSIF NEW.a IS DISTINCT FROM OLD.a THEN
--     >     NEW.age := NEW.a;
--     >   ELSE
--     >     NEW.a := NEW.age;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_a_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_a_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET a = age WHERE a IS DISTINCT FROM age;
--     > -- next release: once all running code uses a
--     > DROP TRIGGER users_a_sync ON public.users;
--     > DROP FUNCTION public.users_a_sync();
--     > -- mig: ignore dropping-column -- its values are in a
--     > ALTER TABLE public.users DROP COLUMN age;
--     > -- next release: then only the new one of that name:
--     > ALTER TABLE public.users ADD age text;

-- case: a new column takes the name with the values
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users RENAME age TO a;
ALTER TABLE users ADD age text;
UPDATE users SET age = a::text;
-- expect:
--   nothing

-- case: the name comes back in a later transaction
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users RENAME age TO a;
-- file: up
ALTER TABLE users ADD age text;
UPDATE users SET age = a::text;
-- expect:
--   1/1:1 error running code that uses public.users.age fails at once: its name is a now
--     > ALTER TABLE public.users ADD COLUMN a integer;
--     > CREATE FUNCTION public.users_a_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.a IS NULL THEN NEW.a := NEW.age; ELSE NEW.age := NEW.a; END IF;
--     >   ELSIF NEW.a IS DISTINCT FROM OLD.a THEN
--     >     NEW.age := NEW.a;
--     >   ELSE
--     >     NEW.a := NEW.age;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_a_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_a_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET a = age WHERE a IS DISTINCT FROM age;
--     > -- next release: once all running code uses a
--     > DROP TRIGGER users_a_sync ON public.users;
--     > DROP FUNCTION public.users_a_sync();
--     > -- mig: ignore dropping-column -- its values are in a
--     > ALTER TABLE public.users DROP COLUMN age;

-- case: several of a table are one finding
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
-- file: up
ALTER TABLE t RENAME COLUMN a TO x;
ALTER TABLE t RENAME COLUMN b TO y;
-- expect:
--   1:1 error running code that uses public.t.a fails at once: its name is x now; the same for b, y now (line 2)
--     > ALTER TABLE public.t ADD COLUMN x integer;
--     > CREATE FUNCTION public.t_x_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.x IS NULL THEN NEW.x := NEW.a; ELSE NEW.a := NEW.x; END IF;
--     >   ELSIF NEW.x IS DISTINCT FROM OLD.x THEN
--     >     NEW.a := NEW.x;
--     >   ELSE
--     >     NEW.x := NEW.a;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER t_x_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_x_sync();
--     > ALTER TABLE public.t ADD COLUMN y integer;
--     > CREATE FUNCTION public.t_y_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.y IS NULL THEN NEW.y := NEW.b; ELSE NEW.b := NEW.y; END IF;
--     >   ELSIF NEW.y IS DISTINCT FROM OLD.y THEN
--     >     NEW.b := NEW.y;
--     >   ELSE
--     >     NEW.y := NEW.b;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER t_y_sync BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.t_y_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET x = a WHERE x IS DISTINCT FROM a;
--     > UPDATE public.t SET y = b WHERE y IS DISTINCT FROM b;
--     > -- next release: once all running code uses x
--     > DROP TRIGGER t_x_sync ON public.t;
--     > DROP FUNCTION public.t_x_sync();
--     > -- mig: ignore dropping-column -- its values are in x
--     > ALTER TABLE public.t DROP COLUMN a;
--     > -- next release: once all running code uses y
--     > DROP TRIGGER t_y_sync ON public.t;
--     > DROP FUNCTION public.t_y_sync();
--     > -- mig: ignore dropping-column -- its values are in y
--     > ALTER TABLE public.t DROP COLUMN b;

-- case: the column has a foreign key and a unique key
-- file: history
CREATE TABLE us (id int PRIMARY KEY);
CREATE TABLE cm (id int PRIMARY KEY, community_id int, user_id int NOT NULL REFERENCES us, CONSTRAINT cu UNIQUE (community_id, user_id));
-- file: up
ALTER TABLE cm RENAME COLUMN user_id TO person_id;
-- expect:
--   1:1 error running code that uses public.cm.user_id fails at once: its name is person_id now
--     > ALTER TABLE public.cm ADD COLUMN person_id integer;
--     > CREATE FUNCTION public.cm_person_id_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.person_id IS NULL THEN NEW.person_id := NEW.user_id; ELSE NEW.user_id := NEW.person_id; END IF;
--     >   ELSIF NEW.person_id IS DISTINCT FROM OLD.person_id THEN
--     >     NEW.user_id := NEW.person_id;
--     >   ELSE
--     >     NEW.person_id := NEW.user_id;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER cm_person_id_sync BEFORE INSERT OR UPDATE ON public.cm FOR EACH ROW EXECUTE FUNCTION public.cm_person_id_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.cm SET person_id = user_id WHERE person_id IS DISTINCT FROM user_id;
--     > -- next migrations: the same for the new column, indexes CONCURRENTLY, foreign keys NOT VALID and then validated:
--     > --   index cu
--     > --   foreign key cm_user_id_fkey
--     > -- next migration:
--     > ALTER TABLE public.cm ADD CONSTRAINT cm_person_id_not_null CHECK (person_id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.cm VALIDATE CONSTRAINT cm_person_id_not_null;
--     > -- next migration:
--     > ALTER TABLE public.cm ALTER COLUMN person_id SET NOT NULL;
--     > ALTER TABLE public.cm DROP CONSTRAINT cm_person_id_not_null;
--     > -- next release: once all running code uses person_id
--     > DROP TRIGGER cm_person_id_sync ON public.cm;
--     > DROP FUNCTION public.cm_person_id_sync();
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- its values are in person_id
--     > ALTER TABLE public.cm DROP COLUMN user_id;

-- case: the column is the primary key, and another table refers to it
-- file: history
CREATE TABLE ev (event_id int PRIMARY KEY, a int, CONSTRAINT positive CHECK (event_id > 0));
CREATE TABLE of_ev (id int PRIMARY KEY, ev int REFERENCES ev);
-- file: up
ALTER TABLE ev RENAME COLUMN event_id TO id;
-- expect:
--   1:1 error running code that uses public.ev.event_id fails at once: its name is id now
--     > ALTER TABLE public.ev ADD COLUMN id integer;
--     > CREATE FUNCTION public.ev_id_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.id IS NULL THEN NEW.id := NEW.event_id; ELSE NEW.event_id := NEW.id; END IF;
--     >   ELSIF NEW.id IS DISTINCT FROM OLD.id THEN
--     >     NEW.event_id := NEW.id;
--     >   ELSE
--     >     NEW.id := NEW.event_id;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER ev_id_sync BEFORE INSERT OR UPDATE ON public.ev FOR EACH ROW EXECUTE FUNCTION public.ev_id_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.ev SET id = event_id WHERE id IS DISTINCT FROM event_id;
--     > -- next migration:
--     > CREATE UNIQUE INDEX CONCURRENTLY ev_id_new_key ON public.ev (id);
--     > -- next migrations: the same for the new column, indexes CONCURRENTLY, foreign keys and checks NOT VALID and then validated:
--     > --   check positive
--     > --   foreign key of_ev_ev_fkey of public.of_ev
--     > -- next migration:
--     > ALTER TABLE public.ev ADD CONSTRAINT ev_id_not_null CHECK (id IS NOT NULL) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.ev VALIDATE CONSTRAINT ev_id_not_null;
--     > -- next migration:
--     > ALTER TABLE public.ev ALTER COLUMN id SET NOT NULL;
--     > ALTER TABLE public.ev DROP CONSTRAINT ev_id_not_null;
--     > -- next release: once all running code uses id
--     > DROP TRIGGER ev_id_sync ON public.ev;
--     > DROP FUNCTION public.ev_id_sync();
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- its values are in id
--     > ALTER TABLE public.ev DROP COLUMN event_id, ADD CONSTRAINT ev_pkey PRIMARY KEY USING INDEX ev_id_new_key;

-- case: the old name is given to a new column
-- file: history
CREATE TABLE w (id int PRIMARY KEY, t varchar(32));
-- file: up
ALTER TABLE w RENAME COLUMN t TO f;
ALTER TABLE w ADD COLUMN t varchar(32) NOT NULL DEFAULT '';
-- expect:
--   1:1 error running code that uses public.w.t finds a new column without its values: they are in f now
--     > ALTER TABLE public.w ADD COLUMN f character varying(32);
--     > CREATE FUNCTION public.w_f_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.f IS NULL THEN NEW.f := NEW.t; ELSE NEW.t := NEW.f; END IF;
--     >   ELSIF NEW.f IS DISTINCT FROM OLD.f THEN
--     >     NEW.t := NEW.f;
--     >   ELSE
--     >     NEW.f := NEW.t;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER w_f_sync BEFORE INSERT OR UPDATE ON public.w FOR EACH ROW EXECUTE FUNCTION public.w_f_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.w SET f = t WHERE f IS DISTINCT FROM t;
--     > -- next release: once all running code uses f
--     > DROP TRIGGER w_f_sync ON public.w;
--     > DROP FUNCTION public.w_f_sync();
--     > -- mig: ignore dropping-column -- its values are in f
--     > ALTER TABLE public.w DROP COLUMN t;
--     > -- next release: then only the new one of that name:
--     > ALTER TABLE public.w ADD COLUMN t varchar(32) NOT NULL DEFAULT '';
