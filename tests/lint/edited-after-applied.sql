-- case: edited
-- options: applied=20260301000000_add_email:edited applied=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   1:1 error 20260301000000_add_email is applied on the database and says something else now: the edit is never run there
--     > -- put the file back as it was, and write what is new into a migration of its own

-- case: edited and not judged
-- options: applied=20260201000000_init:edited
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260201000000_init is applied on the database and says something else now: the edit is never run there
--     > -- put the file back as it was, and write what is new into a migration of its own

-- case: as it was
-- options: applied=20260301000000_add_email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: gone is another rule
-- options: applied=20260201000000_init:missing
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing
