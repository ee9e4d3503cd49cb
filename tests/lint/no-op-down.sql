-- case: empty
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- expect:
--   2/1:1 error the down of 20260101000001_case is empty: mig refuses it, and the migration cannot be taken back
--     > -- mig: irreversible <reason>

-- case: comments alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- write the way back
-- expect:
--   2/1:1 error the down of 20260101000001_case is empty: mig refuses it, and the migration cannot be taken back
--     > -- mig: irreversible <reason>

-- case: a statement that does nothing
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
SELECT 1;
-- expect:
--   2/1:1 error the down of 20260101000001_case does nothing: it would be recorded as taken back, and all that it made would stay
--     > -- mig: irreversible <reason>

-- case: a query that does something
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
SELECT drop_phone();
-- expect:
--   nothing

-- case: irreversible
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- mig: irreversible phones stay
-- expect:
--   nothing

-- case: nothing to take back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- mig: noop an older up is content with it
-- expect:
--   nothing

-- case: the way back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
ALTER TABLE users DROP COLUMN phone;
-- expect:
--   nothing

-- case: the up does nothing either
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
-- mig: noop elsewhere
-- file: down
-- expect:
--   nothing

-- case: not SQL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
\set x 1
-- expect:
--   nothing
