-- case: both add one and nothing asks
-- options: directory sum-file=none base=20260201000000_init base=20260202000000_add_phone
-- file: up 20260201000000_init
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   2/1:1 info origin/main has 20260202000000_add_phone since this branch began, and this branch adds 20260301000000_add_email: git merges both without a word
--     > -- mig rebase    brings them into one order; a mig.sum makes git ask

-- case: mig.sum makes git ask
-- options: directory sum-file=there base=20260202000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: the base went no further
-- options: directory sum-file=none base=20260201000000_init
-- file: up 20260201000000_init
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: this branch adds none
-- options: directory sum-file=none base=20260301000000_add_email base=20260302000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: a merge that was not finished
-- options: directory sum-file=conflict
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory error mig.sum holds the marks of a merge that was not finished: mig refuses the directory
--     > -- mig rebase    gives this branch's migrations versions behind the others, and writes mig.sum

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing
