-- case: in one statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, age int);
-- file: up
ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text NOT NULL DEFAULT '';
-- expect:
--   1:19 error dropping public.users.name and adding full_name looks like a rename (the same type text, both are NOT NULL, the names are alike, in one ALTER TABLE): the values of name are lost
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
--     > -- mig: ignore dropping-column -- its values are in full_name
--     > ALTER TABLE public.users DROP COLUMN name;

-- case: in two statements with others in between
-- file: history
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."Users" (id bigint PRIMARY KEY, "Name" varchar(80), age int);
-- file: up
ALTER TABLE "Shop"."Users" DROP COLUMN "Name";
CREATE TABLE other (id int);
ALTER TABLE "Shop"."Users" ADD COLUMN label varchar(80);
-- expect:
--   1:28 error dropping "Shop"."Users"."Name" and adding label looks like a rename (the same type character varying(80)): the values of "Name" are lost
--     > ALTER TABLE "Shop"."Users" ADD COLUMN label character varying(80);
--     > CREATE FUNCTION "Shop"."Users_label_sync"() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.label IS NULL THEN NEW.label := NEW."Name"; ELSE NEW."Name" := NEW.label; END IF;
--     >   ELSIF NEW.label IS DISTINCT FROM OLD.label THEN
--     >     NEW."Name" := NEW.label;
--     >   ELSE
--     >     NEW.label := NEW."Name";
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER "Users_label_sync" BEFORE INSERT OR UPDATE ON "Shop"."Users" FOR EACH ROW EXECUTE FUNCTION "Shop"."Users_label_sync"();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE "Shop"."Users" SET label = "Name" WHERE label IS DISTINCT FROM "Name";
--     > -- next release: once all running code uses label
--     > DROP TRIGGER "Users_label_sync" ON "Shop"."Users";
--     > DROP FUNCTION "Shop"."Users_label_sync"();
--     > -- mig: ignore dropping-column -- its values are in label
--     > ALTER TABLE "Shop"."Users" DROP COLUMN "Name";

-- case: in two files
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text, age int);
-- file: up
ALTER TABLE users ADD COLUMN full_name text;
-- file: up
CREATE TABLE other (id int);
-- file: up
ALTER TABLE users DROP COLUMN name;
-- expect:
--   3/1:19 error dropping public.users.name and adding full_name in 20260101000001_case looks like a rename (the same type text, the names are alike): the values of name are lost
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

-- case: with a copy in between
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text, age int);
-- file: up
ALTER TABLE users ADD COLUMN display text;
UPDATE users SET display = name WHERE display IS NULL;
ALTER TABLE users DROP COLUMN name;
-- expect:
--   3:19 error dropping public.users.name after UPDATE copied it to display is a rename (the same type text): running code that uses name fails at once
--     > ALTER TABLE public.users ADD COLUMN display text;
--     > CREATE FUNCTION public.users_display_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.display IS NULL THEN NEW.display := NEW.name; ELSE NEW.name := NEW.display; END IF;
--     >   ELSIF NEW.display IS DISTINCT FROM OLD.display THEN
--     >     NEW.name := NEW.display;
--     >   ELSE
--     >     NEW.display := NEW.name;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_display_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_display_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET display = name WHERE display IS DISTINCT FROM name;
--     > -- next release: once all running code uses display
--     > DROP TRIGGER users_display_sync ON public.users;
--     > DROP FUNCTION public.users_display_sync();
--     > -- mig: ignore dropping-column -- its values are in display
--     > ALTER TABLE public.users DROP COLUMN name;

-- case: a value that another one is made of has no new name
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, price numeric, paid boolean);
-- file: up
ALTER TABLE orders ADD COLUMN state text;
-- file: up
UPDATE orders SET state = CASE WHEN paid THEN 'paid' ELSE 'open' END;
-- file: up
ALTER TABLE orders DROP COLUMN paid;
-- expect:
--   nothing

-- case: the same name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(80), age int);
-- file: up
ALTER TABLE users DROP COLUMN name;
ALTER TABLE users ADD COLUMN name varchar(200);
ALTER TABLE users DROP COLUMN age, ADD COLUMN age uuid;
-- expect:
--   1:19 error public.users.name is dropped and added again: it comes back without its values
--     > ALTER TABLE public.users ALTER COLUMN name TYPE character varying(200) USING name::character varying(200);
--   3:19 error public.users.age is dropped and added again: it comes back without its values

-- case: two pairs are told apart by type and name
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, first_name text, phone_number varchar(20), age int);
-- file: up
ALTER TABLE users
  DROP COLUMN first_name, DROP COLUMN phone_number,
  ADD COLUMN telephone_number varchar(20), ADD COLUMN given_name text, ADD COLUMN born date;
-- expect:
--   2:3 error dropping public.users.first_name and adding given_name looks like a rename (the same type text, the names are alike, in one ALTER TABLE): the values of first_name are lost
--     > ALTER TABLE public.users ADD COLUMN given_name text;
--     > CREATE FUNCTION public.users_given_name_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.given_name IS NULL THEN NEW.given_name := NEW.first_name; ELSE NEW.first_name := NEW.given_name; END IF;
--     >   ELSIF NEW.given_name IS DISTINCT FROM OLD.given_name THEN
--     >     NEW.first_name := NEW.given_name;
--     >   ELSE
--     >     NEW.given_name := NEW.first_name;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_given_name_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_given_name_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET given_name = first_name WHERE given_name IS DISTINCT FROM first_name;
--     > -- next release: once all running code uses given_name
--     > DROP TRIGGER users_given_name_sync ON public.users;
--     > DROP FUNCTION public.users_given_name_sync();
--     > -- mig: ignore dropping-column -- its values are in given_name
--     > ALTER TABLE public.users DROP COLUMN first_name;
--   2:27 error dropping public.users.phone_number and adding telephone_number looks like a rename (the same type character varying(20), the names are alike, in one ALTER TABLE): the values of phone_number are lost
--     > ALTER TABLE public.users ADD COLUMN telephone_number character varying(20);
--     > CREATE FUNCTION public.users_telephone_number_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.telephone_number IS NULL THEN NEW.telephone_number := NEW.phone_number; ELSE NEW.phone_number := NEW.telephone_number; END IF;
--     >   ELSIF NEW.telephone_number IS DISTINCT FROM OLD.telephone_number THEN
--     >     NEW.phone_number := NEW.telephone_number;
--     >   ELSE
--     >     NEW.telephone_number := NEW.phone_number;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_telephone_number_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_telephone_number_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET telephone_number = phone_number WHERE telephone_number IS DISTINCT FROM phone_number;
--     > -- next release: once all running code uses telephone_number
--     > DROP TRIGGER users_telephone_number_sync ON public.users;
--     > DROP FUNCTION public.users_telephone_number_sync();
--     > -- mig: ignore dropping-column -- its values are in telephone_number
--     > ALTER TABLE public.users DROP COLUMN phone_number;

-- case: constraints and indexes as evidence
-- file: history
CREATE TABLE teams (id bigint PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY, team bigint REFERENCES teams, login text CONSTRAINT u UNIQUE);
-- file: up
ALTER TABLE users DROP COLUMN team, DROP COLUMN login;
ALTER TABLE users ADD COLUMN squad bigint REFERENCES teams, ADD COLUMN handle text UNIQUE;
-- expect:
--   1:19 error dropping public.users.team and adding squad looks like a rename (the same type bigint, the same foreign key): the values of team are lost
--     > ALTER TABLE public.users ADD COLUMN squad bigint;
--     > CREATE FUNCTION public.users_squad_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.squad IS NULL THEN NEW.squad := NEW.team; ELSE NEW.team := NEW.squad; END IF;
--     >   ELSIF NEW.squad IS DISTINCT FROM OLD.squad THEN
--     >     NEW.team := NEW.squad;
--     >   ELSE
--     >     NEW.squad := NEW.team;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_squad_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_squad_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET squad = team WHERE squad IS DISTINCT FROM team;
--     > -- next migrations: the same for the new column, indexes CONCURRENTLY, foreign keys NOT VALID and then validated:
--     > --   foreign key users_team_fkey
--     > -- next release: once all running code uses squad
--     > DROP TRIGGER users_squad_sync ON public.users;
--     > DROP FUNCTION public.users_squad_sync();
--     > -- mig: ignore dropping-column -- its values are in squad
--     > ALTER TABLE public.users DROP COLUMN team;
--   1:37 error dropping public.users.login and adding handle looks like a rename (the same type text, both are unique): the values of login are lost
--     > ALTER TABLE public.users ADD COLUMN handle text;
--     > CREATE FUNCTION public.users_handle_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.handle IS NULL THEN NEW.handle := NEW.login; ELSE NEW.login := NEW.handle; END IF;
--     >   ELSIF NEW.handle IS DISTINCT FROM OLD.handle THEN
--     >     NEW.login := NEW.handle;
--     >   ELSE
--     >     NEW.handle := NEW.login;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER users_handle_sync BEFORE INSERT OR UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.users_handle_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.users SET handle = login WHERE handle IS DISTINCT FROM login;
--     > -- next migrations: the same for the new column, indexes CONCURRENTLY, foreign keys NOT VALID and then validated:
--     > --   index u
--     > -- next release: once all running code uses handle
--     > DROP TRIGGER users_handle_sync ON public.users;
--     > DROP FUNCTION public.users_handle_sync();
--     > -- mig: ignore dropping-column -- its values are in handle
--     > ALTER TABLE public.users DROP COLUMN login;

-- case: types that cannot hold the values
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text, age int);
-- file: up
ALTER TABLE users DROP COLUMN name, ADD COLUMN born date;
ALTER TABLE users DROP COLUMN age;
ALTER TABLE users ADD COLUMN tags jsonb;
-- expect:
--   nothing

-- case: keys to other tables
-- file: history
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, owner_id bigint REFERENCES a);
-- file: up
ALTER TABLE t DROP COLUMN owner_id, ADD COLUMN maker_id bigint REFERENCES b;
-- expect:
--   nothing

-- case: a generated column and a serial one
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);
-- file: up
ALTER TABLE t DROP COLUMN b, ADD COLUMN c int GENERATED ALWAYS AS (a + 1) STORED;
-- expect:
--   nothing

-- case: on different tables
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, name text);
CREATE TABLE u (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE t DROP COLUMN name;
ALTER TABLE u ADD COLUMN name text;
-- expect:
--   nothing

-- case: the dropped column is of the same set
-- options: new=set
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE t ADD COLUMN a text;
-- file: up
ALTER TABLE t DROP COLUMN a, ADD COLUMN b text;
-- expect:
--   nothing

-- case: the added column is dropped again
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a text);
-- file: up
ALTER TABLE t ADD COLUMN b text;
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t DROP COLUMN a;
-- expect:
--   nothing

-- case: another type by a column that takes the name
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN a_new bigint;
UPDATE t SET a_new = a;
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t RENAME COLUMN a_new TO a;
-- expect:
--   nothing

-- case: a file alone, without a history
-- file: up
ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text;
-- expect:
--   1:19 error dropping public.users.name and adding full_name looks like a rename (the names are alike, in one ALTER TABLE): the values of name are lost

-- case: in a DO block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text, age int);
-- file: up
DO $$ BEGIN
  ALTER TABLE users DROP COLUMN name;
  ALTER TABLE users ADD COLUMN full_name text;
END $$;
-- expect:
--   2:21 error dropping public.users.name and adding full_name looks like a rename (the same type text, the names are alike): the values of name are lost
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

-- case: a table of another name
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text, made timestamptz);
GRANT SELECT ON orders TO app;
-- file: up
DROP TABLE orders;
CREATE TABLE purchases (id bigint PRIMARY KEY, total bigint, note text, made timestamptz);
-- expect:
--   1:12 error dropping public.orders and creating public.purchases looks like a rename (4 of 4 columns are the same): the rows of public.orders are lost
--     > -- in one transaction:
--     > ALTER TABLE public.orders RENAME TO purchases;
--     > CREATE VIEW public.orders AS SELECT * FROM public.purchases;
--     > GRANT select ON public.orders TO app;
--     > -- what is different besides in public.purchases: total is bigint instead of integer
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.purchases
--     > DROP VIEW public.orders;

-- case: a table of another name in another file with a copy
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file: up
CREATE TABLE purchases (id bigint PRIMARY KEY, total int);
INSERT INTO purchases SELECT id, total FROM orders;
-- file: up
DROP TABLE orders;
-- expect:
--   2/1:12 error dropping public.orders and creating public.purchases in 20260101000001_case with its rows is a rename (2 of 2 columns are the same): running code that uses public.orders fails at once

-- case: a table of the same name
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);
-- file: up
DROP TABLE IF EXISTS t;
CREATE TABLE t (id bigint PRIMARY KEY, a int, c text);
-- expect:
--   1:22 error public.t is dropped and created again: it comes back without its rows
--     > ALTER TABLE public.t ADD COLUMN c text;
--     > -- next release: once no running code uses it
--     > -- mig: ignore dropping-column -- nothing uses it since release …
--     > ALTER TABLE public.t DROP COLUMN b;

-- case: a rebuild that copies the rows
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c int);
-- file: up
CREATE TABLE t_new (id bigint PRIMARY KEY, a bigint, b int, c int);
INSERT INTO t_new SELECT * FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
-- expect:
--   nothing

-- case: a rebuild that forgets the rows
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c int);
-- file: up
CREATE TABLE t_new (id bigint PRIMARY KEY, a bigint, b int, c int);
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
-- expect:
--   2:12 error public.t is dropped and created again: it comes back without its rows
--     > -- what is different besides in public.t: a is bigint instead of integer

-- case: the rows are put aside and come back, or are made by a query
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE TABLE counts (a int, n bigint);
-- file: up
CREATE TEMP TABLE aside AS SELECT * FROM t;
DROP TABLE t;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);
INSERT INTO t SELECT id, a FROM aside;
DROP TABLE counts;
CREATE TABLE counts AS SELECT a, count(*) AS n FROM t GROUP BY a;
-- expect:
--   nothing

-- case: one new column and two old ones that have nothing in common but the type
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, version text, checked timestamptz);
-- file: up
ALTER TABLE t ADD COLUMN check_error text;
CREATE INDEX i ON t (id);
ALTER TABLE t DROP COLUMN checked, DROP COLUMN version;
-- expect:
--   nothing

-- case: the old one is put aside and copied from
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c int);
-- file: up
ALTER TABLE t RENAME TO t_old;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint, b int, c int);
INSERT INTO t SELECT * FROM t_old;
DROP TABLE t_old;
-- expect:
--   nothing

-- case: temporary tables, views, functions and partitions
-- file: history
CREATE TABLE events (day date, a int, b int, c int) PARTITION BY RANGE (day);
CREATE TABLE e20 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE VIEW v AS SELECT 1 AS a;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (id bigint, a int, b int, c int);
-- file: up
DROP TABLE e20;
CREATE TABLE e26 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
DROP VIEW v;
CREATE VIEW v AS SELECT 2 AS a;
DROP FUNCTION f;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE TEMP TABLE work (id bigint, a int, b int, c int);
DROP TABLE t;
-- expect:
--   nothing

-- case: tables that have little in common
-- file: history
CREATE TABLE logs (id bigint PRIMARY KEY, at timestamptz, line text, level int);
CREATE TABLE tags (id bigint PRIMARY KEY, name text);
-- file: up
DROP TABLE logs;
DROP TABLE tags;
CREATE TABLE invoices (id bigint PRIMARY KEY, total numeric, customer bigint, paid boolean);
CREATE TABLE colours (id bigint PRIMARY KEY, name text);
-- expect:
--   nothing

-- case: the way back of a column that the up replaced
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, age int);
-- file: up
ALTER TABLE users ADD COLUMN name text;
-- file: down
ALTER TABLE users DROP COLUMN name;
ALTER TABLE users ADD COLUMN old_name text;
-- expect:
--   nothing

-- case: SQLite
-- options: dialect=sqlite
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER, note TEXT, made TEXT);
-- file: up
ALTER TABLE users DROP COLUMN name;
ALTER TABLE users ADD COLUMN full_name TEXT;
DROP TABLE orders;
CREATE TABLE purchases (id INTEGER PRIMARY KEY, total INTEGER, note TEXT, made TEXT);
-- expect:
--   1:19 error dropping users.name and adding full_name looks like a rename (the same type TEXT, the names are alike): the values of name are lost
--     > ALTER TABLE users RENAME COLUMN name TO full_name;
--   3:12 error dropping orders and creating purchases looks like a rename (4 of 4 columns are the same): the rows of orders are lost
--     > ALTER TABLE orders RENAME TO purchases;

-- case: a rebuild on SQLite
-- options: dialect=sqlite
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- file: up
CREATE TABLE users_new (id INTEGER PRIMARY KEY, full_name TEXT, age INTEGER);
INSERT INTO users_new SELECT id, name, age FROM users;
DROP TABLE users;
ALTER TABLE users_new RENAME TO users;
-- expect:
--   nothing

-- case: away and back under its name
-- file: history
CREATE TABLE users (id text PRIMARY KEY, style text DEFAULT 'a');
-- file: up
ALTER TABLE users RENAME COLUMN style TO style_old;
ALTER TABLE users ADD COLUMN style text DEFAULT 'b';
UPDATE users SET style = style_old;
ALTER TABLE users DROP COLUMN style_old;
-- expect:
--   nothing

-- case: both tables were there for long
-- file: history
CREATE TABLE x (a text);
DO $$ DECLARE q text; BEGIN SELECT a INTO q FROM x; EXECUTE q; END $$;
-- file: up
CREATE TABLE event_lookup_olap (tenant uuid, external uuid, event bigint, seen timestamptz, PRIMARY KEY (tenant, external));
-- file: up
CREATE TABLE IF NOT EXISTS event_lookup (tenant uuid, external uuid, event bigint, seen timestamptz, PRIMARY KEY (tenant, external));
-- file: up
DROP TABLE event_lookup;
-- expect:
--   nothing

-- case: the one that stays was there before the one that goes
-- options: new=set
-- file: up
CREATE TABLE l_olap (id int PRIMARY KEY, a text, b text, c text);
CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I_1 PARTITION OF %I DEFAULT', t, t); END $$;
SELECT f('l_olap');
-- file: up
CREATE TABLE IF NOT EXISTS l (id int PRIMARY KEY, a text, b text, c text);
-- file: up
DROP TABLE l;
-- expect:
--   nothing

-- case: put aside, copied back, in a set
-- options: dialect=sqlite
-- file: up
CREATE TABLE pref (user_id INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (user_id, key));
-- file: up
ALTER TABLE pref RENAME TO _pref_old;
CREATE TABLE pref (user_id INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (user_id, key));
INSERT INTO pref SELECT * FROM _pref_old;
DROP TABLE IF EXISTS _pref_old;
-- expect:
--   nothing

-- case: put aside in two files
-- file: up
CREATE TABLE pref (user_id int NOT NULL, key text NOT NULL, value text NOT NULL);
-- file: up
ALTER TABLE pref RENAME TO _pref_old;
CREATE TABLE pref (user_id int NOT NULL, key text NOT NULL, value text NOT NULL);
INSERT INTO pref SELECT * FROM _pref_old;
DROP TABLE _pref_old;
-- file: up
ALTER TABLE pref RENAME TO _pref_old;
CREATE TABLE pref (user_id int NOT NULL, key text NOT NULL, value text NOT NULL);
INSERT INTO pref SELECT * FROM _pref_old;
DROP TABLE _pref_old;
-- expect:
--   nothing

-- case: put aside and not copied back
-- file: up
CREATE TABLE pref (user_id int NOT NULL, key text NOT NULL, value text NOT NULL);
-- file: up
ALTER TABLE pref RENAME TO _pref_old;
CREATE TABLE pref (user_id int NOT NULL, key text NOT NULL, value text NOT NULL);
DROP TABLE _pref_old;
-- expect:
--   2/3:12 error public.pref is dropped and created again: it comes back without its rows

-- case: the column that stays was there before, each in a file of its own
-- file: up
CREATE TABLE crates (id int PRIMARY KEY);
-- file: up
ALTER TABLE crates ADD COLUMN readme varchar;
-- file: up
ALTER TABLE crates ADD COLUMN readme_file varchar;
-- file: up
ALTER TABLE crates DROP COLUMN readme_file;
-- expect:
--   nothing

-- case: files apart, alike in nothing but the type
-- file: up
CREATE TABLE community (id int PRIMARY KEY, category_id int NOT NULL DEFAULT 0);
-- file: up
ALTER TABLE community DROP COLUMN category_id;
-- file: up
CREATE TABLE z1 (id int PRIMARY KEY);
-- file: up
CREATE TABLE z2 (id int PRIMARY KEY);
-- file: up
ALTER TABLE community ADD COLUMN subscribers int NOT NULL DEFAULT 0;
-- expect:
--   nothing

-- case: in the next file but one
-- file: up
CREATE TABLE users (id int PRIMARY KEY, name text, age int);
-- file: up
ALTER TABLE users DROP COLUMN name;
-- file: up
CREATE TABLE z1 (id int PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN full_name text;
-- expect:
--   2/1:19 error dropping public.users.name and adding full_name in 20260101000004_case looks like a rename (the same type text, the names are alike): the values of name are lost
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

-- case: the same name, in a set
-- options: dialect=sqlite
-- file: up
CREATE TABLE sso (id TEXT PRIMARY KEY NOT NULL, x TEXT, y TEXT);
-- file: up
DROP TABLE sso;
CREATE TABLE sso (id TEXT PRIMARY KEY NOT NULL, x TEXT, y TEXT);
-- expect:
--   2/1:12 error sso is dropped and created again: it comes back without its rows

-- case: two come back under their own names
-- file: up
CREATE TABLE s1 (id int PRIMARY KEY, a text, b text, c text);
CREATE TABLE s2 (id int PRIMARY KEY, a text, b text, c text);
-- file: up
DROP TABLE IF EXISTS s1;
DROP TABLE IF EXISTS s2;
CREATE TABLE IF NOT EXISTS s1 (id int PRIMARY KEY, a text, b text, c text);
CREATE TABLE IF NOT EXISTS s2 (id int PRIMARY KEY, a text, b text, c text);
-- expect:
--   2/1:22 error public.s1 is dropped and created again: it comes back without its rows
--   2/2:22 error public.s2 is dropped and created again: it comes back without its rows

-- case: siblings come back in one file, and again in a later one
-- options: dialect=sqlite
-- file: up
CREATE TABLE s1 (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
CREATE TABLE s2 (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
-- file: up
ALTER TABLE s1 RENAME TO bkp_s1;
CREATE TABLE s1 (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
INSERT INTO s1 SELECT * FROM bkp_s1;
DROP TABLE bkp_s1;
DROP TABLE s2;
CREATE TABLE s2 (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
-- file: up
CREATE TEMPORARY TABLE aside AS SELECT * FROM s2;
DROP TABLE s2;
CREATE TABLE s2 (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
INSERT INTO s2 SELECT * FROM aside;
ALTER TABLE s1 RENAME TO bkp_s1;
CREATE TABLE s1 (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
INSERT INTO s1 SELECT * FROM bkp_s1;
DROP TABLE bkp_s1;
-- expect:
--   2/5:12 error s2 is dropped and created again: it comes back without its rows

-- case: the backup of a rebuild goes
-- file: up
CREATE TABLE t (id int PRIMARY KEY, a text, b text, c text);
-- file: up
ALTER TABLE t RENAME TO _bkp_t;
CREATE TABLE t (id bigint PRIMARY KEY, a text, b text, c text, d text);
INSERT INTO t (id, a, b, c) SELECT id, a, b, c FROM _bkp_t;
-- file: up
DROP TABLE IF EXISTS _bkp_t;
-- expect:
--   nothing

-- case: the backup of a rebuild goes much later, a column with it
-- file: up
CREATE TABLE t (id int PRIMARY KEY, a text, b text, c text);
-- file: up
ALTER TABLE t RENAME TO _bkp_t;
CREATE TABLE t (id bigint PRIMARY KEY, a text, b text, c text, d text);
INSERT INTO t (id, a, b, c) SELECT id, a, b, c FROM _bkp_t;
ALTER TABLE t RENAME COLUMN a TO a_old;
ALTER TABLE t ADD COLUMN a text;
UPDATE t SET a = a_old;
-- file: up
CREATE TABLE z1 (id int PRIMARY KEY);
-- file: up
CREATE TABLE z2 (id int PRIMARY KEY);
-- file: up
DROP TABLE _bkp_t;
ALTER TABLE t DROP COLUMN a_old;
-- expect:
--   nothing

-- case: two tables are merged
-- file: history
CREATE TABLE pl (person int NOT NULL, post int NOT NULL, score int, PRIMARY KEY (person, post));
CREATE TABLE ps (person int NOT NULL, post int NOT NULL, PRIMARY KEY (person, post));
-- file: up
CREATE TABLE pa AS SELECT person, post, max(score) AS score FROM (SELECT person, post, score FROM pl UNION ALL SELECT person, post, NULL FROM ps) x GROUP BY person, post;
DROP TABLE pl, ps;
-- expect:
--   nothing

-- case: a column that is put aside and added again empty
-- file: history
CREATE TABLE users (id text PRIMARY KEY, style text DEFAULT 'a');
-- file: up
ALTER TABLE users RENAME COLUMN style TO style_old;
ALTER TABLE users ADD COLUMN style text DEFAULT 'b';
ALTER TABLE users DROP COLUMN style_old;
-- expect:
--   3:19 error public.users.style is dropped and added again: it comes back without its values

-- case: one new table and two old ones that are alike
-- file: history
CREATE TABLE a1 (id int PRIMARY KEY, a text, b text, c text);
CREATE TABLE a2 (id int PRIMARY KEY, a text, b text, c text, d text);
-- file: up
DROP TABLE a1, a2;
CREATE TABLE b (id int PRIMARY KEY, a text, b text, c text, d text);
-- expect:
--   1:16 error dropping public.a2 and creating public.b looks like a rename (5 of 5 columns are the same): the rows of public.a2 are lost
--     > -- in one transaction:
--     > ALTER TABLE public.a2 RENAME TO b;
--     > CREATE VIEW public.a2 AS SELECT * FROM public.b;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.b
--     > DROP VIEW public.a2;

-- case: in the next file, alike in nothing but the type
-- file: up
CREATE TABLE crates (id int PRIMARY KEY, max_version varchar);
-- file: up
ALTER TABLE crates DROP COLUMN max_version;
-- file: up
ALTER TABLE crates ADD COLUMN readme_file varchar;
-- expect:
--   nothing

-- case: moved to another table and back
-- file: up
CREATE TABLE person (id int PRIMARY KEY, admin boolean);
CREATE TABLE local_user (id int PRIMARY KEY, person_id int, admin boolean);
-- file: up
INSERT INTO local_user (person_id, admin) SELECT id, admin FROM person;
ALTER TABLE person DROP COLUMN admin;
-- file: up
ALTER TABLE person ADD COLUMN admin boolean;
UPDATE person SET admin = l.admin FROM local_user l WHERE l.person_id = person.id;
-- expect:
--   nothing

-- case: one column becomes several, and several become one
-- file: history
CREATE TABLE u (id int PRIMARY KEY, usage jsonb, first_name text, last_name text);
-- file: up
ALTER TABLE u ADD COLUMN usage_in int, ADD COLUMN usage_out int, ADD COLUMN full_name text;
UPDATE u SET usage_in = (usage ->> 'in')::int, usage_out = (usage ->> 'out')::int, full_name = first_name || last_name;
ALTER TABLE u DROP COLUMN usage, DROP COLUMN first_name, DROP COLUMN last_name;
-- expect:
--   nothing

-- case: one table becomes several
-- file: history
CREATE TABLE activity (id int PRIMARY KEY, ap text, data jsonb, published timestamptz, is_local boolean);
-- file: up
CREATE TABLE sent (id int PRIMARY KEY, ap text, data jsonb, published timestamptz);
CREATE TABLE received (id int PRIMARY KEY, ap text, published timestamptz);
INSERT INTO sent SELECT id, ap, data, published FROM activity WHERE is_local;
INSERT INTO received SELECT id, ap, published FROM activity WHERE NOT is_local;
DROP TABLE activity;
-- expect:
--   nothing

-- case: two new columns that are equally alike
-- file: history
CREATE TABLE trades (id int PRIMARY KEY, offer_id bigint);
-- file: up
ALTER TABLE trades DROP COLUMN offer_id, ADD COLUMN base_pool bigint, ADD COLUMN counter_pool bigint;
-- expect:
--   nothing

-- case: copied into a table that was there for long
-- file: up
CREATE TABLE mention (id int PRIMARY KEY, person int, comment int, read boolean);
-- file: up
CREATE TABLE notification (id int PRIMARY KEY, person int, comment int, read boolean);
-- file: up
CREATE TABLE z1 (id int PRIMARY KEY);
-- file: up
CREATE TABLE z2 (id int PRIMARY KEY);
-- file: up
INSERT INTO notification SELECT * FROM mention;
DROP TABLE mention;
-- expect:
--   nothing

-- case: a query gives a column of the new table another name
-- file: history
CREATE TABLE ib (person int NOT NULL, instance int NOT NULL, published timestamptz NOT NULL, PRIMARY KEY (person, instance));
-- file: up
CREATE TABLE ia AS SELECT published AS blocked, person, instance FROM ib;
DROP TABLE ib;
-- expect:
--   2:12 error dropping public.ib and creating public.ia with its rows is a rename (2 of 3 columns are the same): running code that uses public.ib fails at once
--     > -- in one transaction:
--     > ALTER TABLE public.ib RENAME TO ia;
--     > ALTER TABLE public.ia RENAME COLUMN published TO blocked;
--     > CREATE VIEW public.ib AS SELECT person, instance, blocked AS published FROM public.ia;
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.ia
--     > DROP VIEW public.ib;

-- case: the new table has other columns and keys
-- file: history
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE tasks (id int NOT NULL, kind int NOT NULL, body text, made timestamptz, note text NOT NULL, a int, b int, c int, PRIMARY KEY (id));
-- file: up
DROP TABLE tasks;
CREATE TABLE jobs_tasks (id bigint NOT NULL, kind int NOT NULL, body text, made timestamptz, note text NOT NULL, a int, b int, c int, owner int REFERENCES users, level int NOT NULL DEFAULT 1, PRIMARY KEY (kind, id));
-- expect:
--   1:12 error dropping public.tasks and creating public.jobs_tasks looks like a rename (8 of 10 columns are the same): the rows of public.tasks are lost
--     > -- in one transaction:
--     > ALTER TABLE public.tasks RENAME TO jobs_tasks;
--     > CREATE VIEW public.tasks AS SELECT * FROM public.jobs_tasks;
--     > ALTER TABLE public.jobs_tasks ADD COLUMN owner integer;
--     > ALTER TABLE public.jobs_tasks ADD COLUMN level integer NOT NULL DEFAULT 1;
--     > -- what is different besides in public.jobs_tasks: id is bigint instead of integer, PRIMARY KEY (kind, id) is new, FOREIGN KEY (owner) REFERENCES public.users is new and PRIMARY KEY (id) is gone
--     > -- next release: once no running code uses the old name
--     > -- mig: ignore dropping-schema-type-etc -- all code uses public.jobs_tasks
--     > DROP VIEW public.tasks;

-- case: the new table has another key on SQLite
-- options: dialect=sqlite
-- file: history
CREATE TABLE marks (id TEXT PRIMARY KEY NOT NULL);
CREATE TABLE assets (id TEXT PRIMARY KEY NOT NULL);
CREATE TABLE markAssets (id TEXT PRIMARY KEY NOT NULL REFERENCES marks (id), kind TEXT NOT NULL, assetId TEXT NOT NULL REFERENCES assets (id));
CREATE TABLE tags (id TEXT PRIMARY KEY NOT NULL, name TEXT, a TEXT, b TEXT);
-- file: up
CREATE TABLE markAssets2 (id TEXT PRIMARY KEY NOT NULL REFERENCES marks (id), kind TEXT NOT NULL, assetId TEXT NOT NULL);
DROP TABLE markAssets;
DROP TABLE tags;
CREATE TABLE labels (id TEXT PRIMARY KEY NOT NULL, name TEXT, a TEXT, b TEXT, colour TEXT);
-- expect:
--   2:12 error dropping markAssets and creating markAssets2 looks like a rename (3 of 3 columns are the same): the rows of markAssets are lost
--     > -- behind CREATE TABLE markAssets2 and in front of DROP TABLE markAssets:
--     > INSERT INTO markAssets2 (id, kind, assetId) SELECT id, kind, assetId FROM markAssets;
--   3:12 error dropping tags and creating labels looks like a rename (4 of 5 columns are the same): the rows of tags are lost
--     > ALTER TABLE tags RENAME TO labels;
--     > ALTER TABLE labels ADD COLUMN colour TEXT;

-- case: a value that is put into something else
-- file: history
CREATE TABLE st (id int PRIMARY KEY, amount text NOT NULL);
-- file: up
ALTER TABLE st ADD COLUMN balances jsonb;
UPDATE st SET balances = jsonb_build_object('authorized', amount);
-- file: up
CREATE TABLE z1 (id int PRIMARY KEY);
-- file: up
ALTER TABLE st DROP COLUMN amount;
-- expect:
--   nothing

-- case: a value that is cut into parts
-- file: history
CREATE TABLE s (id int PRIMARY KEY, scope text NOT NULL);
-- file: up
ALTER TABLE s ADD COLUMN scope_list text[];
UPDATE s SET scope_list = string_to_array(scope, ' ');
ALTER TABLE s DROP COLUMN scope;
-- expect:
--   nothing

-- case: a value of another type, or another one for NULL
-- file: history
CREATE TABLE s (id int PRIMARY KEY, name text, age int);
-- file: up
ALTER TABLE s ADD COLUMN title text, ADD COLUMN years bigint;
UPDATE s SET title = coalesce(name, ''), years = (age::bigint);
ALTER TABLE s DROP COLUMN name, DROP COLUMN age;
-- expect:
--   3:15 error dropping public.s.name after UPDATE copied it to title is a rename (the same type text): running code that uses name fails at once
--     > ALTER TABLE public.s ADD COLUMN title text;
--     > CREATE FUNCTION public.s_title_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.title IS NULL THEN NEW.title := NEW.name; ELSE NEW.name := NEW.title; END IF;
--     >   ELSIF NEW.title IS DISTINCT FROM OLD.title THEN
--     >     NEW.name := NEW.title;
--     >   ELSE
--     >     NEW.title := NEW.name;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER s_title_sync BEFORE INSERT OR UPDATE ON public.s FOR EACH ROW EXECUTE FUNCTION public.s_title_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.s SET title = name WHERE title IS DISTINCT FROM name;
--     > -- next release: once all running code uses title
--     > DROP TRIGGER s_title_sync ON public.s;
--     > DROP FUNCTION public.s_title_sync();
--     > -- mig: ignore dropping-column -- its values are in title
--     > ALTER TABLE public.s DROP COLUMN name;
--   3:33 error dropping public.s.age after UPDATE copied it to years is a rename (type integer and bigint): running code that uses age fails at once

-- case: some rows go into a table that has half of the columns
-- file: history
CREATE TABLE slots (id int PRIMARY KEY, step int, worker int, made int);
-- file: up
CREATE TABLE queue_items (id bigserial PRIMARY KEY, step int NOT NULL, worker int NOT NULL, tenant int);
INSERT INTO queue_items (step, worker) SELECT step, worker FROM slots WHERE step IS NOT NULL;
DROP TABLE slots;
-- expect:
--   nothing

-- case: a group of columns takes the place of one
-- file: history
CREATE TABLE job (id int PRIMARY KEY, last_offset bigint NOT NULL);
CREATE TABLE r (id int PRIMARY KEY, build_id bigint);
CREATE TABLE q (id int PRIMARY KEY, build_id bigint);
-- file: up
ALTER TABLE job ADD COLUMN last_tenant uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN last_id bigint NOT NULL DEFAULT 0, ADD COLUMN last_type text NOT NULL DEFAULT '', DROP COLUMN last_offset;
ALTER TABLE r DROP COLUMN build_id, ADD COLUMN in_memory_build_id bigint, ADD COLUMN in_memory_build_start timestamptz, ADD COLUMN in_memory_build_plan json;
ALTER TABLE q DROP COLUMN build_id, ADD COLUMN in_memory_build_id bigint, ADD COLUMN started timestamptz, ADD COLUMN plan json;
-- expect:
--   3:15 error dropping public.q.build_id and adding in_memory_build_id looks like a rename (the same type bigint, at the same place, the names are alike, in one ALTER TABLE): the values of build_id are lost
--     > ALTER TABLE public.q ADD COLUMN in_memory_build_id bigint;
--     > CREATE FUNCTION public.q_in_memory_build_id_sync() RETURNS trigger LANGUAGE plpgsql AS $$
--     > BEGIN
--     >   IF TG_OP = 'INSERT' THEN
--     >     IF NEW.in_memory_build_id IS NULL THEN NEW.in_memory_build_id := NEW.build_id; ELSE NEW.build_id := NEW.in_memory_build_id; END IF;
--     >   ELSIF NEW.in_memory_build_id IS DISTINCT FROM OLD.in_memory_build_id THEN
--     >     NEW.build_id := NEW.in_memory_build_id;
--     >   ELSE
--     >     NEW.in_memory_build_id := NEW.build_id;
--     >   END IF;
--     >   RETURN NEW;
--     > END $$;
--     > CREATE TRIGGER q_in_memory_build_id_sync BEFORE INSERT OR UPDATE ON public.q FOR EACH ROW EXECUTE FUNCTION public.q_in_memory_build_id_sync();
--     > -- next migration: the rows that are there
--     > -- in batches, each committed by itself:
--     > UPDATE public.q SET in_memory_build_id = build_id WHERE in_memory_build_id IS DISTINCT FROM build_id;
--     > -- next release: once all running code uses in_memory_build_id
--     > DROP TRIGGER q_in_memory_build_id_sync ON public.q;
--     > DROP FUNCTION public.q_in_memory_build_id_sync();
--     > -- mig: ignore dropping-column -- its values are in in_memory_build_id
--     > ALTER TABLE public.q DROP COLUMN build_id;

-- case: the row comes from another table
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL);
CREATE TABLE q (id int PRIMARY KEY, a int, b int);
-- file: up
ALTER TABLE p ADD COLUMN x int, ADD COLUMN y int;
UPDATE p SET (x, y) = (SELECT q.a, q.b FROM q WHERE q.id = p.id);
ALTER TABLE p DROP COLUMN a;
-- expect:
--   nothing
