-- case: a column comes back empty
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   2/1:1 warning public.users.email comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: a table comes back empty
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DROP TABLE users;
-- file: down
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- expect:
--   2/1:1 warning public.users comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: declared
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
-- mig: irreversible they live elsewhere
-- expect:
--   nothing

-- case: a column that the up filled
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN mail text;
UPDATE users SET mail = lower(email) WHERE email IS NOT NULL;
-- file: down
ALTER TABLE users DROP COLUMN mail;
-- expect:
--   2/1:1 warning the down drops public.users.mail, which the up has filled: what was written since is lost

-- case: a column that is only added
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN mail text;
-- file: down
ALTER TABLE users DROP COLUMN mail;
-- expect:
--   nothing

-- case: a table that the up filled
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE mails (id bigint PRIMARY KEY, mail text);
INSERT INTO mails SELECT id, email FROM users;
-- file: down
DROP TABLE mails;
-- expect:
--   2/1:1 warning the down drops public.mails, which the up has filled: what was written since is lost

-- case: seeds
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE kinds (id bigint PRIMARY KEY);
INSERT INTO kinds VALUES (1), (2);
-- file: down
DROP TABLE kinds;
-- expect:
--   nothing

-- case: all rows
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
INSERT INTO users VALUES (1, 'a');
-- file: down
DELETE FROM users;
-- expect:
--   2/1:1 warning the down deletes all rows of public.users

-- case: the rows of the up
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
INSERT INTO users VALUES (1, 'a');
-- file: down
DELETE FROM users WHERE id = 1;
-- expect:
--   nothing

-- case: a generated column
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, g bigint GENERATED ALWAYS AS (id + 1) STORED);
-- file: up
ALTER TABLE t DROP COLUMN g;
-- file: down
ALTER TABLE t ADD COLUMN g bigint GENERATED ALWAYS AS (id + 1) STORED;
-- expect:
--   nothing
