-- case: modes that block
-- file: history
CREATE SCHEMA "S";
CREATE TABLE a (id int);
CREATE TABLE "S"."B" (id int);
-- file: up
LOCK TABLE a, "S"."B";
LOCK a IN SHARE ROW EXCLUSIVE MODE NOWAIT;
LOCK TABLE ONLY a IN SHARE MODE;
LOCK TABLE a IN EXCLUSIVE MODE;
-- expect:
--   1:12 warning LOCK TABLE holds public.a in ACCESS EXCLUSIVE mode: reads and writes wait until the transaction ends
--   1:15 warning LOCK TABLE holds "S"."B" in ACCESS EXCLUSIVE mode: reads and writes wait until the transaction ends
--   2:6 warning LOCK TABLE holds public.a in SHARE ROW EXCLUSIVE mode: writes wait until the transaction ends
--   3:17 warning LOCK TABLE holds public.a in SHARE mode: writes wait until the transaction ends
--   4:12 warning LOCK TABLE holds public.a in EXCLUSIVE mode: writes wait until the transaction ends

-- case: modes that let writes through
-- file: history
CREATE TABLE a (id int);
-- file: up
LOCK TABLE a IN ROW SHARE MODE;
LOCK TABLE a IN ROW EXCLUSIVE MODE;
LOCK TABLE a IN ACCESS SHARE MODE;
LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE;
-- expect:
--   nothing

-- case: a table of the same set
-- file: up
CREATE TABLE a (id int);
LOCK TABLE a;
-- expect:
--   nothing

-- case: in a DO block and in a function
-- file: history
CREATE TABLE a (id int);
-- file: up
DO $$ BEGIN LOCK TABLE a; END $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN LOCK TABLE a; END $$;
-- expect:
--   1:24 warning LOCK TABLE holds public.a in ACCESS EXCLUSIVE mode: reads and writes wait until the transaction ends
