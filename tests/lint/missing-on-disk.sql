-- case: gone
-- options: applied=20260201000000_init:missing applied=20260301000000_add_email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error 20260201000000_init is applied on the database, and the directory does not hold it
--     > -- bring 20260201000000_init/ back, from the branch that applied it

-- case: there
-- options: applied=20260301000000_add_email applied=20260201000000_init:edited
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: deleted in this branch is another rule
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
