-- case: the same version
-- options: name=20260301000000_add_email name=20260301000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: other widths
-- options: name=1_init name=001_other name=2_more
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: capitals alone
-- options: name=20260301000000_add_email name=20260301000000_Add_Email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: the base has the version
-- options: base=20260301000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: the base has the migration
-- options: base=20260301000000_add_email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: all different
-- options: name=20260301000000_add_email name=20260301000001_add_phone name=readme.sql base=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
