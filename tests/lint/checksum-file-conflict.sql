-- case: both add one and nothing asks
-- options: directory sum-file=none base=20260201000000_init base=20260202000000_add_phone
-- file: up 20260201000000_init
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: mig.sum makes git ask
-- options: directory sum-file=there base=20260202000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: the base went no further
-- options: directory sum-file=none base=20260201000000_init
-- file: up 20260201000000_init
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: this branch adds none
-- options: directory sum-file=none base=20260301000000_add_email base=20260302000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: a merge that was not finished
-- options: directory sum-file=conflict
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
