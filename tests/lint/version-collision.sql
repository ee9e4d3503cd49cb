-- case: the same version
-- options: name=20260301000000_add_email name=20260301000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260301000000_add_email and 20260301000000_add_phone have the same version
--     > -- mig rebase    gives it a version of its own

-- case: other widths
-- options: name=1_init name=001_other name=2_more
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 1_init and 001_other have the same version
--     > -- mig rebase    gives it a version of its own

-- case: capitals alone
-- options: name=20260301000000_add_email name=20260301000000_Add_Email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260301000000_add_email and 20260301000000_Add_Email differ in capitals alone: some file systems hold one of them
--     > -- mig rebase    gives it a version of its own

-- case: the base has the version
-- options: base=20260301000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   1:1 error 20260301000000_add_email has the version of 20260301000000_add_phone, which origin/main holds
--     > -- mig rebase    gives it a version of its own

-- case: the base has the migration
-- options: base=20260301000000_add_email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: all different
-- options: name=20260301000000_add_email name=20260301000001_add_phone name=readme.sql base=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing
