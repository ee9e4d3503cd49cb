-- case: TRUNCATE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
TRUNCATE users;
-- file: down
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   1/1:1 warning TRUNCATE loses the rows of public.users, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: DELETE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DELETE FROM users WHERE email = '';
-- file: down
SELECT 1;
-- expect:
--   1/1:1 warning DELETE loses rows of public.users, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: DELETE of one row
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DELETE FROM users WHERE id = 1;
-- file: down
INSERT INTO users VALUES (1, '');
-- expect:
--   nothing

-- case: DROP COLUMN that does not come back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
SELECT 1;
-- expect:
--   1/1:1 warning DROP COLUMN loses what is in public.users.email, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: DROP COLUMN that comes back empty is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: DROP TABLE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DROP TABLE users;
-- file: down
SELECT 1;
-- expect:
--   1/1:1 warning DROP TABLE loses the rows of public.users, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a table of the same migration
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a text);
ALTER TABLE t DROP COLUMN a;
DROP TABLE t;
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: a value of an enum
-- file: history
CREATE TYPE mood AS ENUM ('a');
-- file: up
ALTER TYPE mood ADD VALUE 'b';
-- file: down
SELECT 1;
-- expect:
--   1/1:1 warning a value that is added to public.mood cannot be removed, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a type that forgets
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a timestamptz, b numeric(10,2), c integer);
-- file: up
ALTER TABLE t ALTER COLUMN a TYPE date;
-- file: down
ALTER TABLE t ALTER COLUMN a TYPE timestamptz;
-- file: up
ALTER TABLE t ALTER COLUMN c TYPE bigint;
-- file: down
ALTER TABLE t ALTER COLUMN c TYPE integer;
-- expect:
--   1/1:1 warning the values of public.t.a lose what does not fit into date, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: declared
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
TRUNCATE users;
-- file: down
-- mig: irreversible they are archived
-- expect:
--   nothing

-- case: without a down
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
TRUNCATE users;
-- expect:
--   nothing

-- case: a view
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DROP VIEW v;
-- file: down
CREATE VIEW v AS SELECT 1 AS a;
-- expect:
--   nothing

-- case: the down does nothing at all
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
TRUNCATE users;
-- file: down
SELECT 1;
-- expect:
--   nothing
