-- case: what running code may use
-- file: history
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad');
CREATE DOMAIN app.email AS text;
CREATE SEQUENCE app.numbers;
CREATE TABLE app.t (id int, mood app.mood);
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT id FROM app.t;
CREATE FUNCTION app.f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
CREATE EXTENSION pg_trgm;
CREATE POLICY mine ON app.t USING (true);
CREATE POLICY less ON app.t AS RESTRICTIVE USING (id > 0);
CREATE PUBLICATION feed FOR TABLE app.t;
-- file: up
DROP VIEW app.v;
DROP MATERIALIZED VIEW IF EXISTS app.m;
DROP FUNCTION app.f(int, text);
DROP PROCEDURE app.p;
DROP SEQUENCE app.numbers;
DROP DOMAIN app.email;
DROP POLICY mine ON app.t;
DROP POLICY less ON app.t;
DROP PUBLICATION feed;
DROP EXTENSION pg_trgm;
DROP TYPE app.mood CASCADE;
DROP SCHEMA app;
-- expect:
--   1:11 error DROP VIEW removes app.v: queries that read it fail
--   2:34 error DROP MATERIALIZED VIEW removes app.m: queries that read it fail
--   3:15 error DROP FUNCTION removes app.f(integer, text): calls of it fail
--   4:16 error DROP PROCEDURE removes app.p(): calls of it fail
--   5:15 error DROP SEQUENCE removes app.numbers: nextval() of it fails, and its position is lost
--   6:13 error DROP DOMAIN removes app.email: statements and functions that name it fail
--   7:13 error DROP POLICY removes mine on app.t: rows that it let roles see are hidden
--   8:13 error DROP POLICY removes less on app.t: rows that it hid are seen
--   9:18 error DROP PUBLICATION removes feed: its subscribers get nothing any more
--   10:16 error DROP EXTENSION removes pg_trgm: the types, functions and operators that it brought go with it
--   11:11 error DROP TYPE removes app.mood: statements and functions that name it fail
--   12:13 error DROP SCHEMA removes app: statements that name it fail

-- case: roles, databases and all that somebody owns
-- file: up
DROP ROLE reader;
DROP OWNED BY reader;
DROP DATABASE IF EXISTS old;
-- expect:
--   1:1 error DROP ROLE reader removes a role: whoever logs in as it or was granted it is shut out; the same for line 2 and line 3

-- case: an attribute of a type
-- file: history
CREATE TYPE pair AS (a int, b int);
-- file: up
ALTER TYPE pair DROP ATTRIBUTE b;
-- expect:
--   1:17 error ALTER TYPE drops public.pair.b: statements and functions that name it fail

-- case: made by the same set
-- options: new=set
-- file: up
CREATE TYPE mood AS ENUM ('sad');
CREATE VIEW v AS SELECT 1 AS a;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA s;
-- file: up
DROP TYPE mood;
DROP VIEW v;
DROP FUNCTION f;
DROP SCHEMA s;
-- expect:
--   nothing

-- case: what has rules of its own
-- file: history
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
-- file: up
DROP TRIGGER tr ON t;
DROP FUNCTION tf();
DROP INDEX i;
DROP TABLE t;
-- expect:
--   nothing

-- case: IF EXISTS of what was never made
-- file: history
CREATE TABLE t (id int);
-- file: up
DROP VIEW IF EXISTS v;
DROP FUNCTION IF EXISTS f(int);
DROP TYPE IF EXISTS mood;
DROP POLICY IF EXISTS mine ON t;
-- expect:
--   nothing

-- case: not known
-- file: up
DROP VIEW IF EXISTS v;
DROP FUNCTION f(int);
-- expect:
--   1:21 error DROP VIEW removes v: queries that read it fail
--   2:15 error DROP FUNCTION removes f(int): calls of it fail

-- case: a function of the same arguments and of more with defaults takes its place
-- file: history
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION h(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- file: up
DROP FUNCTION f(int);
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
DROP FUNCTION g;
CREATE FUNCTION g(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION h;
CREATE FUNCTION h(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- expect:
--   5:15 error DROP FUNCTION removes public.h(integer): calls of it fail

-- case: the function comes back in another transaction
-- file: history
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- file: up
DROP FUNCTION f(int);
-- file: up
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
-- expect:
--   1/1:15 error DROP FUNCTION removes public.f(integer): calls of it fail

-- case: a policy and a view that are made again
-- file: history
CREATE TABLE t (id int);
CREATE POLICY mine ON t USING (true);
CREATE VIEW v AS SELECT id FROM t;
-- file: up
DROP POLICY mine ON t;
CREATE POLICY mine ON t USING (id > 0);
DROP VIEW v;
CREATE VIEW v AS SELECT id AS other FROM t;
-- expect:
--   nothing

-- case: a value is removed from an enum by a new type of the old name
-- file: history
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, mood mood);
-- file: up
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('happy');
ALTER TABLE t ALTER COLUMN mood TYPE mood USING mood::text::mood;
DROP TYPE mood_old;
-- expect:
--   nothing

-- case: a trigger function with its triggers
-- file: history
CREATE TABLE t (id int);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
-- file: up
DROP FUNCTION tf() CASCADE;
-- expect:
--   nothing

-- case: a type is made again with fewer labels
-- file: history
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TYPE size AS ENUM ('s', 'm');
CREATE TYPE place AS (street text, town text);
-- file: up
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('a');
DROP TYPE size;
CREATE TYPE size AS ENUM ('s', 'm', 'l');
DROP TYPE place;
CREATE TYPE place AS (town text);
-- expect:
--   1:11 error the new type public.mood has no 'b' and 'c': statements that use them fail
--   5:11 error the new type public.place has no street: statements that use it fail

-- case: several of a file are one finding
-- file: history
CREATE VIEW v AS SELECT 1 AS a;
CREATE VIEW w AS SELECT 1 AS a;
CREATE TYPE e AS ENUM ('a');
-- file: up
DROP VIEW v, w;
DROP TYPE e;
-- expect:
--   1:11 error DROP VIEW removes public.v: queries that read it fail; the same for public.w
--   2:11 error DROP TYPE removes public.e: statements and functions that name it fail

-- case: made again in its file, and dropped for good in a later one
-- options: new=file
-- file: history
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- file: up
DROP VIEW v;
CREATE VIEW v AS SELECT a AS b FROM t;
-- file: up
DROP VIEW v;
-- expect:
--   2/1:11 error DROP VIEW removes public.v: queries that read it fail
