-- case: empty
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- expect:

-- case: comments alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- write the way back
-- expect:

-- case: a statement that does nothing
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
SELECT 1;
-- expect:

-- case: a query that does something
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
SELECT drop_phone();
-- expect:

-- case: irreversible
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- mig: irreversible phones stay
-- expect:

-- case: nothing to take back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
-- mig: noop an older up is content with it
-- expect:

-- case: the way back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
ALTER TABLE users DROP COLUMN phone;
-- expect:

-- case: the up does nothing either
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
-- mig: noop elsewhere
-- file: down
-- expect:

-- case: not SQL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN phone text;
-- file: down
\set x 1
-- expect:
