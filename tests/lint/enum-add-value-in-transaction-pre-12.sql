-- case: an old server and a transaction
-- options: postgres=11-15
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
BEGIN;
ALTER TYPE mood ADD VALUE 'calm';
COMMIT;
-- expect:
--   2:1 error PostgreSQL before 12 refuses to add 'calm' to public.mood in a transaction
--     > -- a file of its own:
--     > -- mig: transaction off
--     > ALTER TYPE mood ADD VALUE 'calm';

-- case: in a DO block
-- options: postgres=11
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
-- mig: transaction off
DO $$ BEGIN ALTER TYPE mood ADD VALUE 'calm'; END $$;
-- expect:
--   2:13 error PostgreSQL before 12 refuses to add 'calm' to public.mood in a transaction
--     > -- a file of its own:
--     > -- mig: transaction off
--     > ALTER TYPE mood ADD VALUE 'calm';

-- case: new servers
-- options: postgres=12-18
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
BEGIN;
ALTER TYPE mood ADD VALUE 'calm';
COMMIT;
-- expect:
--   nothing

-- case: without a transaction
-- options: postgres=11
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
-- mig: transaction off
ALTER TYPE mood ADD VALUE 'calm';
-- expect:
--   nothing

-- case: of a type of the same transaction
-- options: postgres=11
-- file: up
BEGIN;
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'calm';
COMMIT;
-- expect:
--   nothing
