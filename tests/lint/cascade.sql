-- case: what depends is named
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint CONSTRAINT orders_user_fkey REFERENCES users);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM active_users;
CREATE INDEX users_active_idx ON users (active);
-- file: up
DROP TABLE users CASCADE;
-- expect:
--   1:1 error DROP TABLE CASCADE drops foreign key orders_user_fkey of public.orders, view public.active_users and materialized view public.counted along with public.users
--     > -- by name, once each of them has been looked at:
--     > DROP MATERIALIZED VIEW public.counted;
--     > DROP VIEW public.active_users;
--     > ALTER TABLE public.orders DROP CONSTRAINT orders_user_fkey;
--     > DROP TABLE users;

-- case: a column and the views on it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, active boolean, name text);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
CREATE VIEW names AS SELECT id, name FROM users;
-- file: up
ALTER TABLE users DROP COLUMN active CASCADE;
-- expect:
--   1:19 error DROP COLUMN CASCADE drops view public.active_users along with public.users.active
--     > -- by name, once each of them has been looked at:
--     > DROP VIEW public.active_users;
--     > ALTER TABLE public.users DROP COLUMN active;

-- case: a constraint that foreign keys rest on
-- file: history
CREATE TABLE a (id int CONSTRAINT a_key UNIQUE);
CREATE TABLE b (id int, a_id int CONSTRAINT b_a_fkey REFERENCES a (id));
-- file: up
ALTER TABLE a DROP CONSTRAINT a_key CASCADE;
-- expect:
--   1:15 error DROP CONSTRAINT CASCADE drops foreign key b_a_fkey of public.b along with public.a.a_key
--     > -- by name, once each of them has been looked at:
--     > ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;
--     > ALTER TABLE public.a DROP CONSTRAINT a_key;

-- case: a type and the columns of it
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (id int, "How" mood);
CREATE FUNCTION f(a mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- file: up
DROP TYPE mood CASCADE;
-- expect:
--   1:1 error DROP TYPE CASCADE drops column public.t."How" and function public.f(public.mood) along with public.mood
--     > -- by name, once each of them has been looked at:
--     > DROP FUNCTION public.f(public.mood);
--     > ALTER TABLE public.t DROP COLUMN "How";
--     > DROP TYPE mood;

-- case: a schema with all that lies in it
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.a (id int PRIMARY KEY);
CREATE TABLE shop.b (id int, a_id int REFERENCES shop.a);
CREATE TABLE outside (a_id int CONSTRAINT outside_fkey REFERENCES shop.a);
-- file: up
DROP SCHEMA IF EXISTS shop CASCADE;
-- expect:
--   1:1 error DROP SCHEMA CASCADE drops table shop.a, table shop.b and foreign key outside_fkey of public.outside along with shop
--     > -- by name, once each of them has been looked at:
--     > ALTER TABLE public.outside DROP CONSTRAINT outside_fkey;
--     > DROP TABLE shop.b;
--     > DROP TABLE shop.a;
--     > DROP SCHEMA IF EXISTS shop;

-- case: TRUNCATE empties the tables that refer to it
-- file: history
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
CREATE TABLE c (id int, b_id int REFERENCES b);
CREATE TABLE d (id int);
-- file: up
TRUNCATE a CASCADE;
TRUNCATE d CASCADE;
-- expect:
--   1:1 error TRUNCATE CASCADE empties public.b and public.c along with public.a
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.a;
--     > SELECT count(*) FROM public.b;
--     > SELECT count(*) FROM public.c;
--     > -- those with a DELETE … WHERE, in batches, of the tables that refer to others first
--   2:1 error TRUNCATE CASCADE empties whatever refers to public.d, also what these migrations do not show
--     > -- how many rows go, and which of them have to:
--     > SELECT count(*) FROM public.d;
--     > -- those with a DELETE … WHERE, in batches, of the tables that refer to others first

-- case: nothing is known to depend
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP TABLE t CASCADE;
DROP VIEW v CASCADE;
DROP OWNED BY app CASCADE;
-- expect:
--   1:1 error DROP TABLE CASCADE drops whatever depends on public.t, also what these migrations do not show
--     > DROP TABLE t;
--   2:1 error DROP VIEW CASCADE drops whatever depends on v, also what these migrations do not show
--     > DROP VIEW v;
--   3:1 error DROP OWNED CASCADE drops all that the role owns and whatever depends on it

-- case: without CASCADE
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int);
-- file: up
ALTER TABLE t DROP COLUMN a RESTRICT;
DROP TABLE t;
-- expect:
--   nothing

-- case: of what the set made
-- options: new=set
-- file: up
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT a FROM t;
-- file: up
ALTER TABLE t DROP COLUMN a CASCADE;
TRUNCATE t CASCADE;
DROP TABLE t CASCADE;
-- expect:
--   nothing

-- case: IF EXISTS of what was never made
-- file: history
CREATE TABLE other (id int);
-- file: up
DROP TABLE IF EXISTS t CASCADE;
-- expect:
--   nothing

-- case: the triggers of a function, a policy on a column
-- file: history
CREATE TABLE t (id int, owner text);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE POLICY mine ON t USING (owner = current_user);
-- file: up
DROP FUNCTION tf() CASCADE;
ALTER TABLE t DROP COLUMN owner CASCADE;
-- expect:
--   1:1 error DROP FUNCTION CASCADE drops trigger stamp of public.t along with public.tf
--     > -- by name, once each of them has been looked at:
--     > DROP TRIGGER stamp ON public.t;
--     > DROP FUNCTION tf();
--   2:15 error DROP COLUMN CASCADE drops policy mine of public.t along with public.t.owner
--     > -- by name, once each of them has been looked at:
--     > DROP POLICY mine ON public.t;
--     > ALTER TABLE public.t DROP COLUMN owner;
