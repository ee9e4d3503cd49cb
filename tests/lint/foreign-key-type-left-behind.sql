-- case: the key alone
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (pid int REFERENCES p (id));
-- file: up
ALTER TABLE p ALTER COLUMN id TYPE bigint;
-- expect:
--   1:15 warning public.p.id becomes bigint, but public.c.pid, which refers to it, stays integer

-- case: both
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (pid int REFERENCES p (id));
-- file: up
ALTER TABLE c ALTER COLUMN pid TYPE bigint;
ALTER TABLE p ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: the other behind it in the next file
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (pid int REFERENCES p (id));
-- file: up
ALTER TABLE p ALTER COLUMN id TYPE bigint;
-- file: up
ALTER TABLE c ALTER COLUMN pid TYPE bigint;
-- expect:
--   nothing

-- case: the foreign key is dropped
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (pid int REFERENCES p (id));
-- file: up
ALTER TABLE c DROP CONSTRAINT c_pid_fkey;
ALTER TABLE p ALTER COLUMN id TYPE bigint;
-- expect:
--   nothing

-- case: another column
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (pid int REFERENCES p (id));
ALTER TABLE p ADD COLUMN n int;
-- file: up
ALTER TABLE p ALTER COLUMN n TYPE bigint;
-- expect:
--   nothing

-- case: of two columns
-- file: history
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (x int, y int, FOREIGN KEY (x, y) REFERENCES p (a, b));
-- file: up
ALTER TABLE p ALTER COLUMN b TYPE bigint;
-- expect:
--   1:15 warning public.p.b becomes bigint, but public.c.y, which refers to it, stays integer

-- case: longer text needs nothing
-- file: history
CREATE TABLE p (id varchar(10) PRIMARY KEY);
CREATE TABLE c (pid varchar(10) REFERENCES p (id));
-- file: up
ALTER TABLE p ALTER COLUMN id TYPE varchar(20);
-- expect:
--   nothing

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."P" ("Id" int PRIMARY KEY);
CREATE TABLE shop."C" ("Pid" int REFERENCES shop."P" ("Id"));
-- file: up
ALTER TABLE shop."P" ALTER "Id" TYPE bigint;
-- expect:
--   1:22 warning shop."P"."Id" becomes bigint, but shop."C"."Pid", which refers to it, stays integer

-- case: a table that is made later
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
-- file: up
ALTER TABLE p ALTER COLUMN id TYPE bigint;
-- file: up
CREATE TABLE c (pid int REFERENCES p (id));
-- expect:
--   nothing
