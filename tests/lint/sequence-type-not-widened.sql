-- case: serial to bigint
-- file: history
CREATE TABLE t (id serial PRIMARY KEY);
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- expect:
--   1:15 warning public.t.id becomes bigint, but its sequence public.t_id_seq still ends at 2147483647
--     > ALTER SEQUENCE public.t_id_seq AS bigint;

-- case: with its sequence behind
-- file: history
CREATE TABLE t (id serial PRIMARY KEY);
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE t_id_seq AS bigint;
-- expect:
--   nothing

-- case: with its sequence in front
-- file: history
CREATE TABLE t (id serial PRIMARY KEY);
-- file: up
ALTER SEQUENCE t_id_seq AS bigint;
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: in the next file
-- file: history
CREATE TABLE t (id serial PRIMARY KEY);
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- file: up
ALTER SEQUENCE t_id_seq AS bigint;
-- expect:
--   nothing

-- case: an identity follows
-- file: history
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: a bigint sequence
-- file: history
CREATE TABLE t (id int);
CREATE SEQUENCE s OWNED BY t.id;
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: no sequence
-- file: history
CREATE TABLE t (id int);
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: smallserial to int
-- file: history
CREATE TABLE t (id smallserial);
-- file: up
ALTER TABLE t ALTER COLUMN id TYPE int;
-- expect:
--   1:15 warning public.t.id becomes integer, but its sequence public.t_id_seq still ends at 32767
--     > ALTER SEQUENCE public.t_id_seq AS integer;

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" ("No" serial);
-- file: up
ALTER TABLE shop."Orders" ALTER "No" TYPE bigint;
-- expect:
--   1:27 warning shop."Orders"."No" becomes bigint, but its sequence shop."Orders_No_seq" still ends at 2147483647
--     > ALTER SEQUENCE shop."Orders_No_seq" AS bigint;

-- case: another sequence takes its place
-- file: history
CREATE TABLE t (id smallserial);
-- file: up
CREATE SEQUENCE s;
ALTER TABLE t ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE s OWNED BY t.id;
ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('s');
-- expect:
--   nothing
