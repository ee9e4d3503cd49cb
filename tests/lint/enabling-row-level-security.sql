-- case: without a policy
-- file: history
CREATE SCHEMA "S";
CREATE TABLE "S"."T" (id int);
-- file: up
ALTER TABLE "S"."T" ENABLE ROW LEVEL SECURITY;
-- expect:
--   1:21 warning all but the owner of "S"."T" see no rows from now on: row level security is enabled without a policy
--     > -- in the same transaction, for the roles and rows that are meant:
--     > -- CREATE POLICY … ON "S"."T" TO … USING (…);
--     > -- or, where nobody else is meant to see a row:
--     > -- mig: ignore enabling-row-level-security -- its owner alone uses it
--     > ALTER TABLE "S"."T" ENABLE ROW LEVEL SECURITY;

-- case: the policy comes in another transaction
-- file: history
CREATE TABLE t (id int);
-- file: up
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- file: up
CREATE POLICY p ON t USING (true);
-- expect:
--   1/1:15 warning all but the owner of public.t see no rows from now on: row level security is enabled without a policy
--     > -- in the same transaction, for the roles and rows that are meant:
--     > -- CREATE POLICY … ON public.t TO … USING (…);
--     > -- or, where nobody else is meant to see a row:
--     > -- mig: ignore enabling-row-level-security -- its owner alone uses it
--     > ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;

-- case: a policy that only takes away
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE POLICY p ON t AS RESTRICTIVE USING (true);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- expect:
--   2:15 warning all but the owner of public.t see no rows from now on: row level security is enabled without a policy
--     > -- in the same transaction, for the roles and rows that are meant:
--     > -- CREATE POLICY … ON public.t TO … USING (…);
--     > -- or, where nobody else is meant to see a row:
--     > -- mig: ignore enabling-row-level-security -- its owner alone uses it
--     > ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;

-- case: a policy in the same transaction, before or after
-- file: history
CREATE TABLE t (id int);
CREATE TABLE u (id int);
-- file: up
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (true);
CREATE POLICY p ON u USING (true);
ALTER TABLE u ENABLE ROW LEVEL SECURITY;
-- expect:
--   nothing

-- case: a policy of an earlier migration, enabled already, disabled again
-- file: history
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
CREATE TABLE u (id int);
ALTER TABLE u ENABLE ROW LEVEL SECURITY;
CREATE TABLE w (id int);
-- file: up
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE u ENABLE ROW LEVEL SECURITY;
ALTER TABLE w ENABLE ROW LEVEL SECURITY;
ALTER TABLE w DISABLE ROW LEVEL SECURITY;
-- expect:
--   nothing

-- case: a new table
-- options: new=set
-- file: up
CREATE TABLE t (id int);
-- file: up
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- expect:
--   nothing

-- case: a new table behind an EXECUTE that grants
-- file: history
DO $$ DECLARE r text = current_setting('x.r', true); BEGIN
EXECUTE 'GRANT USAGE ON SCHEMA public TO ' || r;
END $$;
-- file: up
CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY);
ALTER TABLE n ENABLE ROW LEVEL SECURITY;
-- expect:
--   nothing

-- case: a new table behind blocks that make roles and grant
-- file: history
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'anon') THEN CREATE ROLE anon; END IF; END $$;
CREATE SCHEMA storage;
DO $$
DECLARE r text = current_setting('x.r', true);
BEGIN
  IF r IS NOT NULL THEN
    EXECUTE 'CREATE ROLE ' || r;
    GRANT USAGE ON SCHEMA storage TO anon;
    ALTER DEFAULT PRIVILEGES IN SCHEMA storage GRANT ALL ON TABLES TO anon;
    ANALYZE;
  END IF;
END $$;
-- file: up
CREATE TABLE IF NOT EXISTS storage.n (id int PRIMARY KEY);
ALTER TABLE storage.n ENABLE ROW LEVEL SECURITY;
-- expect:
--   nothing

-- case: a table that the file makes if it is not there
-- file: history
CREATE TABLE old (id int);
DO $$ BEGIN EXECUTE current_setting('x.y'); END $$;
-- file: up
DO $$ BEGIN
  CREATE TABLE IF NOT EXISTS n (id int PRIMARY KEY);
  ALTER TABLE n ENABLE ROW LEVEL SECURITY;
  ALTER TABLE old ENABLE ROW LEVEL SECURITY;
END $$;
-- expect:
--   4:19 warning all but the owner of public.old see no rows from now on: row level security is enabled without a policy
--     > -- in the same transaction, for the roles and rows that are meant:
--     > -- CREATE POLICY … ON public.old TO … USING (…);
--     > -- or, where nobody else is meant to see a row:
--     > -- mig: ignore enabling-row-level-security -- its owner alone uses it
--     > ALTER TABLE public.old ENABLE ROW LEVEL SECURITY;
