-- case: a function, a procedure, a sequence, a column of a view
-- file: history
CREATE SCHEMA app;
CREATE FUNCTION app.net(price int) RETURNS int LANGUAGE sql AS 'SELECT price';
CREATE FUNCTION gross(price int) RETURNS int LANGUAGE sql AS 'SELECT app.net(price) * 2';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE "Numbers";
CREATE VIEW v AS SELECT 1 AS a, 2 AS b;
-- file: up
ALTER FUNCTION app.net(int) RENAME TO net_price;
ALTER PROCEDURE p RENAME TO q;
ALTER SEQUENCE "Numbers" RENAME TO numbers;
ALTER VIEW v RENAME COLUMN a TO c;
ALTER FUNCTION gross(int) SET SCHEMA app;
-- expect:
--   1:1 warning calls of app.net(integer) fail at once: its name is net_price now; the old one stays in the body of public.gross(integer)
--   2:1 warning calls of public.p() fail at once: its name is q now
--   3:1 warning nextval() and other uses of public."Numbers" fail at once: its name is numbers now
--   4:1 warning queries that read public.v.a fail at once: its name is c now
--   5:1 warning calls of public.gross(integer) fail at once: its name is app.gross now

-- case: an index by ALTER TABLE and by ALTER INDEX
-- file: history
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
CREATE INDEX j ON t (id);
-- file: up
ALTER TABLE i RENAME TO i2;
ALTER INDEX j RENAME TO j2;
-- expect:
--   1:1 warning ALTER TABLE … RENAME takes ACCESS EXCLUSIVE on the index public.i and stops queries that plan with it; ALTER INDEX does not
--     > ALTER INDEX public.i RENAME TO i2;

-- case: of the same set
-- options: new=set
-- file: up
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
CREATE SEQUENCE s;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT 1 AS a;
-- file: up
ALTER TABLE i RENAME TO j;
ALTER SEQUENCE s RENAME TO r;
ALTER FUNCTION f RENAME TO g;
ALTER VIEW v RENAME COLUMN a TO b;
-- expect:
--   nothing

-- case: something of the old name serves the callers
-- file: history
CREATE FUNCTION net(price int) RETURNS int LANGUAGE sql AS 'SELECT price';
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- file: up
ALTER FUNCTION net(int) RENAME TO net_price;
CREATE FUNCTION net(price int) RETURNS int LANGUAGE sql AS 'SELECT net_price(price)';
ALTER VIEW v RENAME COLUMN a TO b;
CREATE OR REPLACE VIEW v AS SELECT a AS b, a FROM t;
-- expect:
--   nothing

-- case: a trigger function is called by triggers alone
-- file: history
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- file: up
ALTER FUNCTION tf() RENAME TO tg;
-- expect:
--   nothing

-- case: a sequence by ALTER TABLE and one that is not known
-- file: history
CREATE SEQUENCE s;
-- file: up
ALTER TABLE s RENAME TO r;
ALTER SEQUENCE far.s RENAME TO q;
ALTER SEQUENCE IF EXISTS never RENAME TO q;
-- expect:
--   1:1 warning nextval() and other uses of public.s fail at once: its name is r now
--   2:1 warning nextval() and other uses of far.s fail at once: its name is q now

-- case: the sequence of a serial column
-- file: history
CREATE TABLE t (id serial PRIMARY KEY);
CREATE TABLE u (id serial PRIMARY KEY);
CREATE FUNCTION next_u() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('u_id_seq') $$;
-- file: up
ALTER SEQUENCE t_id_seq RENAME TO s_id_seq;
ALTER SEQUENCE u_id_seq RENAME TO w_id_seq;
-- expect:
--   2:1 warning nextval() and other uses of public.u_id_seq fail at once: its name is w_id_seq now; the old one stays in the body of public.next_u()

-- case: a role and a database
-- file: up
ALTER ROLE a RENAME TO b;
ALTER DATABASE d RENAME TO e;
-- expect:
--   1:1 warning whoever logs in as a fails from then on: its name is b now
--   2:1 warning whoever connects to d fails from then on: its name is e now
