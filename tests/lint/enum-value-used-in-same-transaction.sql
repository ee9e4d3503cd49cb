-- case: uses of all kinds
-- file: history
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad');
CREATE TABLE people (id int, mood app.mood, note text);
-- file: up
ALTER TYPE app.mood ADD VALUE 'v1';
INSERT INTO people (id, mood) VALUES (1, 'v1');
-- file: up
ALTER TYPE app.mood ADD VALUE 'v2';
INSERT INTO people VALUES (1, 'v2', now()::text);
-- file: up
ALTER TYPE app.mood ADD VALUE 'v3';
INSERT INTO people (mood, id) SELECT 'v3', id FROM people;
-- file: up
ALTER TYPE app.mood ADD VALUE 'v4';
UPDATE people SET mood = 'v4' WHERE id = 3;
-- file: up
ALTER TYPE app.mood ADD VALUE 'v5';
DELETE FROM people WHERE mood IN ('sad', 'v5');
-- file: up
ALTER TYPE app.mood ADD VALUE 'v6';
ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'v6';
-- file: up
ALTER TYPE app.mood ADD VALUE 'v7';
ALTER TABLE people ADD COLUMN was app.mood DEFAULT 'v7';
-- file: up
ALTER TYPE app.mood ADD VALUE 'v8';
CREATE INDEX i ON people (id) WHERE mood <> 'v8';
-- file: up
ALTER TYPE app.mood ADD VALUE 'v9';
CREATE VIEW v AS SELECT id FROM people p WHERE p.mood = 'v9';
-- file: up
ALTER TYPE app.mood ADD VALUE 'v10';
SELECT 'v10'::app.mood;
-- file: up
ALTER TYPE app.mood ADD VALUE 'v11';
CREATE FUNCTION f() RETURNS app.mood LANGUAGE sql AS $$ SELECT 'v11'::app.mood $$;
-- file: up
ALTER TYPE app.mood ADD VALUE 'v12';
UPDATE people SET mood = CASE WHEN note = 'x' THEN 'v12' ELSE mood END WHERE id > 0;
-- file: up
ALTER TYPE app.mood ADD VALUE 'v13';
CREATE TABLE more (id int, mood app.mood NOT NULL DEFAULT 'v13');
-- expect:
--   1/2:38 error PostgreSQL refuses to use 'v1' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v1';
--     > -- next migration:
--     > INSERT INTO people (id, mood) VALUES (1, 'v1');
--   2/2:31 error PostgreSQL refuses to use 'v2' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v2';
--     > -- next migration:
--     > INSERT INTO people VALUES (1, 'v2', now()::text);
--   3/2:38 error PostgreSQL refuses to use 'v3' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v3';
--     > -- next migration:
--     > INSERT INTO people (mood, id) SELECT 'v3', id FROM people;
--   4/2:26 error PostgreSQL refuses to use 'v4' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v4';
--     > -- next migration:
--     > UPDATE people SET mood = 'v4' WHERE id = 3;
--   5/2:42 error PostgreSQL refuses to use 'v5' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v5';
--     > -- next migration:
--     > DELETE FROM people WHERE mood IN ('sad', 'v5');
--   6/2:50 error PostgreSQL refuses to use 'v6' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v6';
--     > -- next migration:
--     > ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'v6';
--   7/2:52 error PostgreSQL refuses to use 'v7' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v7';
--     > -- next migration:
--     > ALTER TABLE people ADD COLUMN was app.mood DEFAULT 'v7';
--   8/2:45 error PostgreSQL refuses to use 'v8' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v8';
--     > -- next migration:
--     > CREATE INDEX i ON people (id) WHERE mood <> 'v8';
--   9/2:57 error PostgreSQL refuses to use 'v9' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v9';
--     > -- next migration:
--     > CREATE VIEW v AS SELECT id FROM people p WHERE p.mood = 'v9';
--   10/2:8 error PostgreSQL refuses to use 'v10' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v10';
--     > -- next migration:
--     > SELECT 'v10'::app.mood;
--   11/2:64 error PostgreSQL refuses to use 'v11' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v11';
--     > -- next migration:
--     > CREATE FUNCTION f() RETURNS app.mood LANGUAGE sql AS $$ SELECT 'v11'::app.mood $$;
--   12/2:52 error PostgreSQL refuses to use 'v12' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v12';
--     > -- next migration:
--     > UPDATE people SET mood = CASE WHEN note = 'x' THEN 'v12' ELSE mood END WHERE id > 0;
--   13/2:59 error PostgreSQL refuses to use 'v13' of app.mood in the transaction that adds it
--     > ALTER TYPE app.mood ADD VALUE 'v13';
--     > -- next migration:
--     > CREATE TABLE more (id int, mood app.mood NOT NULL DEFAULT 'v13');

-- case: the word stands for something else
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood, note text);
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
INSERT INTO people (id, note) VALUES (1, 'calm');
UPDATE people SET note = 'calm' WHERE note = 'calm';
SELECT mood::text = 'calm' FROM people;
CREATE FUNCTION f() RETURNS mood LANGUAGE plpgsql AS $$ BEGIN RETURN 'calm'::mood; END $$;
COMMENT ON TABLE people IS 'calm';
-- expect:
--   nothing

-- case: in another file
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood);
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
-- file: up
INSERT INTO people VALUES (1, 'calm');
-- expect:
--   nothing

-- case: without a transaction
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood);
-- file: up
-- mig: transaction off
ALTER TYPE mood ADD VALUE 'calm';
INSERT INTO people VALUES (1, 'calm');
-- expect:
--   nothing

-- case: a type of the same transaction on any server
-- file: up
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'calm';
CREATE TABLE people (id int, mood mood DEFAULT 'calm');
-- expect:
--   3:48 error PostgreSQL refuses to use 'calm' of public.mood in the transaction that adds it
--     > ALTER TYPE mood ADD VALUE 'calm';
--     > -- next migration:
--     > CREATE TABLE people (id int, mood mood DEFAULT 'calm');

-- case: a type of the same transaction on new servers
-- options: postgres=17-18
-- file: up
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'calm';
CREATE TABLE people (id int, mood mood DEFAULT 'calm');
-- expect:
--   nothing

-- case: a value that is there already, and the older one
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood);
-- file: up
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad';
ALTER TYPE mood ADD VALUE 'calm';
INSERT INTO people VALUES (1, 'sad');
-- expect:
--   nothing

-- case: in one DO block
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood);
-- file: up
-- mig: transaction off
DO $$ BEGIN
  ALTER TYPE mood ADD VALUE 'calm';
  INSERT INTO people VALUES (1, 'calm');
END $$;
-- expect:
--   4:29 error PostgreSQL refuses to use 'calm' of public.mood in the transaction that adds it
--     > ALTER TYPE mood ADD VALUE 'calm';
--     > -- next migration:
--     > INSERT INTO people VALUES (1, 'calm');
