-- case: added
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c json;
-- expect:
--   1:28 info the column public.t.c of type json has no equality: SELECT DISTINCT, GROUP BY and UNION fail on it

-- case: created
-- file: up
CREATE TABLE s (id int, "Doc" json NOT NULL, b json[]);
-- expect:
--   1:31 info the column public.s."Doc" of type json has no equality: SELECT DISTINCT, GROUP BY and UNION fail on it
--   1:48 info the column public.s.b of type json has no equality: SELECT DISTINCT, GROUP BY and UNION fail on it

-- case: jsonb
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c jsonb;
-- expect:
--   nothing

-- case: a type of that name in a schema
-- file: history
CREATE SCHEMA x;
CREATE DOMAIN x.json AS text;
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c x.json;
-- expect:
--   nothing

-- case: a temporary table
-- file: up
CREATE TEMP TABLE w (c json);
-- expect:
--   nothing

-- case: a column that is there
-- file: history
CREATE TABLE t (c json);
-- file: up
ALTER TABLE t ADD COLUMN IF NOT EXISTS c json;
-- expect:
--   nothing
