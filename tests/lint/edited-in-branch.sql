-- case: edited
-- options: change=edited:20260301000000_add_email/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: deleted
-- options: change=deleted:20260201000000_init/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: renamed
-- options: change=renamed:20260201000000_init/up.sql:20260202000000_init/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: added
-- options: change=added:20260301000000_add_email/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: comments alone
-- options: change=comments:20260301000000_add_email/up.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: a down is mended
-- options: change=edited:20260301000000_add_email/down.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: a down is deleted
-- options: change=deleted:20260301000000_add_email/down.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: deleted and applied is another rule
-- options: change=deleted:20260201000000_init/up.sql applied=20260201000000_init:missing
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: nothing is known
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
