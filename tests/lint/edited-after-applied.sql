-- case: edited
-- options: applied=20260301000000_add_email:edited applied=20260201000000_init
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: edited and not judged
-- options: applied=20260201000000_init:edited
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: as it was
-- options: applied=20260301000000_add_email
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: gone is another rule
-- options: applied=20260201000000_init:missing
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
