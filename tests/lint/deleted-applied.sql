-- case: deleted here and applied
-- options: change=deleted:20260201000000_init/up.sql change=deleted:20260201000000_init/down.sql applied=20260201000000_init:missing
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260201000000_init is deleted in this branch, and the database has applied it
--     > -- git checkout origin/main -- 20260201000000_init/up.sql    and take back what it made in a migration of its own

-- case: deleted and not applied
-- options: change=deleted:20260201000000_init/up.sql applied=20260101000000_first
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: gone for another reason
-- options: applied=20260201000000_init:missing
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: a down alone
-- options: change=deleted:20260201000000_init/down.sql applied=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing
