-- case: a value
-- file: history
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'it''s ok');
CREATE TABLE people (id int, "Mood" app.mood);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT count(*)::int FROM people WHERE "Mood" = 'sad' $$;
-- file: up
ALTER TYPE app.mood RENAME VALUE 'sad' TO 'blue';
-- expect:
--   1:1 error statements with the value 'sad' of app.mood fail at once, and rows that held it are read as 'blue'; the old one stays in the body of public.f()
--     > ALTER TYPE app.mood ADD VALUE 'blue' AFTER 'sad';
--     > -- next release: once code reads both and writes the new
--     > -- in batches, each committed by itself:
--     > UPDATE public.people SET "Mood" = 'blue' WHERE "Mood" = 'sad';

-- case: a type, a domain, an attribute
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN email AS text;
CREATE TYPE pair AS (a int, b int);
-- file: up
ALTER TYPE mood RENAME TO feeling;
ALTER DOMAIN email RENAME TO mail;
ALTER TYPE pair RENAME ATTRIBUTE a TO c;
-- expect:
--   1:1 error statements that name the type public.mood fail at once: its name is feeling now
--   2:1 error statements that name the type public.email fail at once: its name is mail now
--   3:1 error statements that name public.pair.a fail at once: its name is c now

-- case: of the same set
-- options: new=set
-- file: up
CREATE TYPE mood AS ENUM ('sad');
CREATE TYPE pair AS (a int, b int);
-- file: up
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
ALTER TYPE mood RENAME TO feeling;
ALTER TYPE pair RENAME ATTRIBUTE a TO c;
-- expect:
--   nothing

-- case: a type of the old name takes its place
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

-- case: two types swap their names
-- file: history
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE mood_next AS ENUM ('happy');
-- file: up
ALTER TYPE mood RENAME TO mood_old;
ALTER TYPE mood_next RENAME TO mood;
-- expect:
--   nothing

-- case: not known and in a DO block
-- file: up
DO $$ BEGIN ALTER TYPE mood RENAME VALUE 'a' TO 'b'; END $$;
ALTER TYPE app.kind RENAME TO sort;
-- expect:
--   1:13 error statements with the value 'a' of public.mood fail at once, and rows that held it are read as 'b'
--     > ALTER TYPE public.mood ADD VALUE 'b' AFTER 'a';
--   2:1 error statements that name the type app.kind fail at once: its name is sort now

-- case: a type moves to another schema
-- file: history
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('a');
-- file: up
ALTER TYPE mood SET SCHEMA app;
-- expect:
--   1:1 error statements that name the type public.mood fail at once: its name is app.mood now
