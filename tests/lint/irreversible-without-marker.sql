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
--   1/1:1 info nothing takes a value out of public.mood again: the down leaves it there
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

-- case: the rebuild keeps the rows
-- options: dialect=sqlite
-- file: history
CREATE TABLE devices (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
-- file: up
CREATE TABLE devices_new (id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id, name));
INSERT INTO devices_new SELECT * FROM devices;
DROP TABLE devices;
ALTER TABLE devices_new RENAME TO devices;
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: renamed away, made again, copied back
-- options: dialect=sqlite
-- file: history
CREATE TABLE devices (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- file: up
ALTER TABLE devices RENAME TO old_devices;
CREATE TABLE devices (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO devices (id, name) SELECT id, name FROM old_devices;
DROP TABLE old_devices;
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: the rows wait in a copy
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- file: up
CREATE TABLE bkp_s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO bkp_s (id, name) SELECT id, name FROM s;
DROP TABLE IF EXISTS s;
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT NOT NULL, more TEXT);
INSERT INTO s (id, name) SELECT id, name FROM bkp_s;
DROP TABLE bkp_s;
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: the down makes the type again without the value
-- file: history
CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, e e);
-- file: up
ALTER TYPE e ADD VALUE 'c';
-- file: down
UPDATE t SET e = 'a' WHERE e = 'c';
ALTER TYPE e RENAME TO e__;
CREATE TYPE e AS ENUM ('a', 'b');
ALTER TABLE t ALTER COLUMN e TYPE e USING e::text::e;
DROP TYPE e__;
-- expect:
--   nothing

-- case: the copy leaves rows out
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE s_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO s_new (id, name) SELECT id, name FROM s WHERE name IS NOT NULL;
DROP TABLE s;
ALTER TABLE s_new RENAME TO s;
-- file: down
SELECT 1;
-- expect:
--   1/3:1 info the copy of s in front of DROP TABLE lacks the rows that its WHERE leaves out, and the down cannot bring them back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: the copy leaves a column out
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);
-- file: up
CREATE TABLE s_new (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO s_new (id, name) SELECT id, name FROM s;
DROP TABLE s;
ALTER TABLE s_new RENAME TO s;
-- file: down
SELECT 1;
-- expect:
--   1/3:1 warning the copy of s in front of DROP TABLE lacks mail, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: the copy is dropped as well
-- file: history
CREATE TABLE s (id bigint PRIMARY KEY, name text);
-- file: up
CREATE TABLE bkp AS SELECT * FROM s;
DROP TABLE s;
DROP TABLE bkp;
-- file: down
SELECT 1;
-- expect:
--   1/2:1 warning DROP TABLE loses the rows of public.s, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a copy in a temporary table
-- file: history
CREATE TABLE s (id bigint PRIMARY KEY, name text);
-- file: up
CREATE TEMP TABLE bkp AS SELECT * FROM s;
DROP TABLE s;
-- file: down
SELECT 1;
-- expect:
--   1/2:1 warning DROP TABLE loses the rows of public.s, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a column whose values went into another one
-- file: history
CREATE TABLE s (id bigint PRIMARY KEY, name text);
CREATE TABLE u (id bigint PRIMARY KEY, s bigint REFERENCES s, name text);
-- file: up
ALTER TABLE s ADD COLUMN title text;
UPDATE s SET title = lower(name);
ALTER TABLE s DROP COLUMN name;
-- file: down
SELECT 1;
-- file: up
UPDATE s SET title = u.name FROM u WHERE u.s = s.id;
ALTER TABLE u DROP COLUMN name;
-- file: down
SELECT 1;
-- expect:
--   nothing

-- case: a column of which some values went into another one
-- file: history
CREATE TABLE s (id bigint PRIMARY KEY, name text);
-- file: up
ALTER TABLE s ADD COLUMN title text;
UPDATE s SET title = name WHERE id > 10;
ALTER TABLE s DROP COLUMN name;
-- file: down
SELECT 1;
-- expect:
--   1/3:1 info the copy of public.s.name in front of DROP COLUMN lacks the rows that its WHERE leaves out, and the down cannot bring them back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a table that was kept under another name comes back
-- file: history
CREATE TABLE s (id bigint PRIMARY KEY, name text);
-- file: up
CREATE TABLE s_kept AS TABLE s;
DROP TABLE s;
-- file: down
ALTER TABLE s_kept RENAME TO s;
-- expect:
--   nothing

-- case: the graver loss is told, not the first
-- file: history
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE s (id bigint PRIMARY KEY, name text);
-- file: up
ALTER TYPE mood ADD VALUE 'b';
TRUNCATE s;
-- file: down
SELECT 1;
-- expect:
--   1/2:1 warning TRUNCATE loses the rows of public.s, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

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

-- case: two rebuilds of one table, the second leaves columns out
-- options: dialect=sqlite
-- file: up
CREATE TABLE totp (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);
-- file: up
ALTER TABLE totp RENAME TO bkp_2;
CREATE TABLE totp (id INTEGER NOT NULL PRIMARY KEY, created_at TEXT, name TEXT NOT NULL);
INSERT INTO totp (id, name) SELECT id, name FROM bkp_2;
DROP TABLE bkp_2;
-- file: down
ALTER TABLE totp DROP COLUMN created_at;
-- file: up
ALTER TABLE totp RENAME TO bkp_7;
CREATE TABLE totp (id INTEGER NOT NULL PRIMARY KEY, created_at TEXT, name TEXT NOT NULL);
INSERT INTO totp (name) SELECT name FROM bkp_7;
DROP TABLE bkp_7;
-- file: down
ALTER TABLE totp RENAME TO dn_7;
CREATE TABLE totp (id INTEGER NOT NULL PRIMARY KEY, created_at TEXT, name TEXT NOT NULL);
INSERT INTO totp (name) SELECT name FROM dn_7;
DROP TABLE dn_7;
-- expect:
--   3/4:1 warning the copy of bkp_7 in front of DROP TABLE lacks created_at and numbers id anew, and the down cannot bring it back
--     > -- 20260101000003_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a count is no copy
-- file: history
CREATE TABLE favorites (id int PRIMARY KEY, name text);
CREATE TABLE log (n bigint);
-- file: up
INSERT INTO log SELECT count(*) FROM favorites;
DROP TABLE favorites;
-- file: down
CREATE TABLE other (id int);
-- expect:
--   1/2:1 warning DROP TABLE loses the rows of public.favorites, and the down cannot bring it back
--     > -- 20260101000001_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: a later file deletes rows that are no copies
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, read boolean NOT NULL);
-- file: up
CREATE TABLE n (id serial PRIMARY KEY, pm_id int, post_id int, read boolean NOT NULL);
INSERT INTO n (pm_id, read) SELECT id, read FROM pm;
ALTER TABLE pm DROP COLUMN read;
-- file: down
ALTER TABLE pm ADD COLUMN read boolean NOT NULL DEFAULT false;
UPDATE pm SET read = n.read FROM n WHERE n.pm_id = pm.id;
DROP TABLE n;
-- file: up
DELETE FROM n WHERE post_id IS NULL;
-- expect:
--   nothing

-- case: the same file deletes rows that are no copies
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, read boolean NOT NULL);
-- file: up
CREATE TABLE n (id serial PRIMARY KEY, pm_id int, post_id int, read boolean NOT NULL);
INSERT INTO n (pm_id, read) SELECT id, read FROM pm;
DELETE FROM n WHERE post_id IS NULL AND pm_id IS NULL;
ALTER TABLE pm DROP COLUMN read;
-- file: down
ALTER TABLE pm ADD COLUMN read boolean NOT NULL DEFAULT false;
UPDATE pm SET read = n.read FROM n WHERE n.pm_id = pm.id;
DROP TABLE n;
-- expect:
--   nothing

-- case: an earlier file deletes some of the copies
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, read boolean NOT NULL);
-- file: up
CREATE TABLE n (id serial PRIMARY KEY, pm_id int, post_id int, read boolean NOT NULL);
INSERT INTO n (pm_id, read) SELECT id, read FROM pm;
-- file: up
DELETE FROM n WHERE post_id IS NULL;
-- file: up
ALTER TABLE pm DROP COLUMN read;
-- file: down
ALTER TABLE pm ADD COLUMN read boolean NOT NULL DEFAULT false;
-- expect:
--   3/1:1 info the copy of public.pm.read in front of DROP COLUMN loses rows again by DELETE, and the down cannot bring them back
--     > -- 20260101000003_case/down.sql:
--     > -- mig: irreversible <reason>
