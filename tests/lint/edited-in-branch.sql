-- case: edited
-- options: change=edited:20260301000000_add_email/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   1:1 error 20260301000000_add_email/up.sql is on origin/main and is edited here: where it has been applied the edit is never run
--     > -- git checkout origin/main -- 20260301000000_add_email/up.sql    and write what is new into a migration of its own

-- case: deleted
-- options: change=deleted:20260201000000_init/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260201000000_init/up.sql is on origin/main and is deleted here: where it has been applied nothing takes it back
--     > -- git checkout origin/main -- 20260201000000_init/up.sql    and write what is new into a migration of its own

-- case: renamed
-- options: change=renamed:20260201000000_init/up.sql:20260202000000_init/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260201000000_init/up.sql is on origin/main and is 20260202000000_init/up.sql here: where it has been applied it is run again under its new name
--     > -- git checkout origin/main -- 20260201000000_init/up.sql    and write what is new into a migration of its own

-- case: added
-- options: change=added:20260301000000_add_email/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: comments alone
-- options: change=comments:20260301000000_add_email/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: a down is mended
-- options: change=edited:20260301000000_add_email/down.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: a down is deleted
-- options: change=deleted:20260301000000_add_email/down.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory warning 20260301000000_add_email/down.sql is on origin/main and is not there any more: who applies the migration from now on has no way back
--     > -- git checkout origin/main -- 20260301000000_add_email/down.sql    and write what is new into a migration of its own

-- case: deleted and applied is another rule
-- options: change=deleted:20260201000000_init/up.sql applied=20260201000000_init:missing
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing
