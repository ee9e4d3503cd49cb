-- case: a check
-- file: history
CREATE DOMAIN m AS int;
CREATE TABLE t (a m);
CREATE TABLE s (a m);
-- file: up
ALTER DOMAIN m ADD CONSTRAINT c CHECK (VALUE > 0);
-- expect:
--   1:1 warning ALTER DOMAIN public.m ADD CHECK blocks writes to public.t and public.s and reads all of them

-- case: NOT NULL
-- file: history
CREATE DOMAIN m AS int;
CREATE TABLE t (a m);
-- file: up
ALTER DOMAIN m SET NOT NULL;
-- expect:
--   1:1 warning ALTER DOMAIN public.m SET NOT NULL blocks writes to public.t and reads all of it

-- case: not valid, validated later
-- file: history
CREATE DOMAIN m AS int;
CREATE TABLE t (a m);
-- file: up
ALTER DOMAIN m ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
-- file: up
ALTER DOMAIN m VALIDATE CONSTRAINT c;
-- expect:
--   2/1:1 warning ALTER DOMAIN public.m VALIDATE CONSTRAINT blocks writes to public.t and reads all of it

-- case: other changes
-- file: history
CREATE DOMAIN m AS int;
CREATE TABLE t (a m);
-- file: up
ALTER DOMAIN m SET DEFAULT 1;
ALTER DOMAIN m DROP DEFAULT;
ALTER DOMAIN m DROP NOT NULL;
-- expect:
--   nothing

-- case: no table uses it
-- file: history
CREATE DOMAIN m AS int;
-- file: up
ALTER DOMAIN m ADD CHECK (VALUE > 0);
-- expect:
--   nothing

-- case: a new table uses it
-- file: history
CREATE DOMAIN m AS int;
-- file: up
CREATE TABLE t (a m);
ALTER DOMAIN m ADD CHECK (VALUE > 0);
-- expect:
--   nothing

-- case: a domain over it is used, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE DOMAIN shop."M" AS int;
CREATE DOMAIN n AS shop."M";
CREATE TABLE t (a n);
-- file: up
ALTER DOMAIN shop."M" ADD CHECK (VALUE > 0);
-- expect:
--   1:1 warning ALTER DOMAIN shop."M" ADD CHECK blocks writes to public.t and reads all of it

-- case: nobody knows it
-- file: up
ALTER DOMAIN shop.m ADD CHECK (VALUE > 0);
-- expect:
--   1:1 warning ALTER DOMAIN shop.m ADD CHECK blocks writes to all tables that use it and reads all of them

-- case: a new one with a check, and without
-- file: up
CREATE DOMAIN m AS int CHECK (VALUE > 0);
CREATE DOMAIN n AS int NOT NULL;
-- expect:
--   1:1 info each later change of the CHECK of m reads all tables that use it, with writes to them blocked
