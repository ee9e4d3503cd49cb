-- case: the way back leaves the value
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood);
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
-- file: down
UPDATE people SET mood = 'sad' WHERE mood = 'calm';
-- expect:
--   2/1:1 warning the way back leaves 'calm' in public.mood: PostgreSQL cannot remove a value of an enum
--     > -- mig: irreversible an enum value stays, no code minds 'calm'

-- case: it says that it leaves the value
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
-- file: down
-- mig: irreversible nobody minds a value that is not used
SELECT 1;
-- expect:
--   nothing

-- case: it makes a new type without the value
-- file: history
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (id int, mood mood);
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
-- file: down
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad');
ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood;
DROP TYPE mood_old;
-- expect:
--   nothing

-- case: no way back, and a type of the set
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
-- file: up
CREATE TYPE kind AS ENUM ('a');
ALTER TYPE kind ADD VALUE 'b';
-- file: down
DROP TYPE kind;
-- expect:
--   nothing

-- case: pg_enum
-- file: history
CREATE TYPE mood AS ENUM ('sad', 'calm');
-- file: up
DELETE FROM pg_catalog.pg_enum WHERE enumlabel = 'calm';
-- expect:
--   1:1 warning rows and indexes that hold a value deleted from pg_enum cannot be read any more
