-- case: integer to bigint
-- file: history
CREATE TABLE u (id bigint PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u);
-- expect:
--   1:23 warning public.t.a is integer, but public.u.id is bigint, which holds more values

-- case: smallint to integer, in a constraint, with a schema and quotes
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" smallint);
-- file: up
ALTER TABLE shop."T" ADD FOREIGN KEY ("A") REFERENCES u NOT VALID;
-- expect:
--   1:26 warning shop."T"."A" is smallint, but public.u.id is integer, which holds more values

-- case: serial refers to bigserial
-- file: history
CREATE TABLE u (id bigserial PRIMARY KEY);
-- file: up
CREATE TABLE t (a serial REFERENCES u);
-- expect:
--   1:26 warning public.t.a is integer, but public.u.id is bigint, which holds more values

-- case: integer to uuid, text to integer, bigint to text
-- file: history
CREATE TABLE u (id uuid PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
CREATE TABLE w (id text PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u);
CREATE TABLE s (a varchar(10) REFERENCES v);
CREATE TABLE r (a bigint REFERENCES w);
-- expect:
--   1:23 error public.t.a is integer, but public.u.id is uuid: there is no = for the two, so this fails
--   2:31 error public.s.a is character varying(10), but public.v.id is integer: there is no = for the two, so this fails
--   3:26 error public.r.a is bigint, but public.w.id is text: there is no = for the two, so this fails

-- case: the same, a wider one, lengths, text and varchar, times
-- file: history
CREATE TABLE u (id int PRIMARY KEY, n varchar(20) UNIQUE, d date UNIQUE);
-- file: up
CREATE TABLE t (a int REFERENCES u, b bigint REFERENCES u, c text REFERENCES u (n), d varchar(10) REFERENCES u (n), e timestamp(3) REFERENCES u (d));
-- expect:
--   nothing

-- case: domains and enums are not looked into
-- file: history
CREATE DOMAIN dom AS bigint;
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE u (id dom PRIMARY KEY, m mood UNIQUE);
-- file: up
CREATE TABLE t (a int REFERENCES u, b mood REFERENCES u (m));
-- expect:
--   nothing

-- case: two columns of which one is narrower
-- file: history
CREATE TABLE u (a int, b bigint, PRIMARY KEY (a, b));
-- file: up
CREATE TABLE t (a int, b int, FOREIGN KEY (a, b) REFERENCES u);
-- expect:
--   1:31 warning public.t.b is integer, but public.u.b is bigint, which holds more values

-- case: to a table that nobody knows
-- file: up
CREATE TABLE t (a int REFERENCES shop.u (id));
-- expect:
--   nothing
