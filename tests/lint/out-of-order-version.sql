-- case: before what the base holds
-- options: base=20260201000000_init base=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: before what is applied
-- options: applied=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: behind all
-- options: base=20260201000000_init applied=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: on the base itself
-- options: base=20260301000000_add_email base=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: applied itself
-- options: applied=20260301000000_add_email applied=20260401000000_add_phone
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
