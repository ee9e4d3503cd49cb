-- case: a rewrite
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN id TYPE numeric;
-- file: down
ALTER TABLE users ALTER COLUMN id TYPE bigint;
-- expect:
--   2/1:1 warning taking the migration back rewrites public.users under ACCESS EXCLUSIVE

-- case: only the catalogue changes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- file: down
ALTER TABLE users DROP COLUMN a;
-- expect:
--   nothing

-- case: an index
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DROP INDEX CONCURRENTLY users_email_idx;
-- file: down
CREATE INDEX users_email_idx ON users (email);
-- expect:
--   2/1:1 warning taking the migration back builds an index on public.users under SHARE

-- case: an index that is built concurrently
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DROP INDEX CONCURRENTLY users_email_idx;
-- file: down
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
-- expect:
--   nothing

-- case: a small table
-- options: size=public.users:10
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN id TYPE numeric;
-- file: down
ALTER TABLE users ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: ups are for the other rules
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ALTER COLUMN id TYPE numeric;
-- expect:
--   nothing

-- case: the down makes an empty table and its foreign key
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p int, CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id));
CREATE INDEX c_p_idx ON c (p);
-- file: up
DROP TABLE c;
-- file: down
CREATE TABLE c (id int PRIMARY KEY, p int);
CREATE INDEX c_p_idx ON c (p);
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   nothing
