-- case: before what the base holds
-- options: base=20260201000000_init base=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   1:1 error 20260301000000_add_email comes before 20260401000000_add_phone, which origin/main holds already
--     > -- mig rebase    gives it a version behind all others

-- case: before what is applied
-- options: applied=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   1:1 error 20260301000000_add_email comes before 20260401000000_add_phone, which the database has applied already
--     > -- mig rebase    gives it a version behind all others

-- case: behind all
-- options: base=20260201000000_init applied=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: on the base itself
-- options: base=20260301000000_add_email base=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: applied itself
-- options: applied=20260301000000_add_email applied=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing
