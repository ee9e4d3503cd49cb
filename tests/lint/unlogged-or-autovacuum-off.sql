-- case: what lasts
-- file: history
CREATE SCHEMA s;
CREATE TABLE s.t (id int);
CREATE TABLE u (id int);
-- file: up
CREATE UNLOGGED TABLE a (id int);
CREATE UNLOGGED TABLE b AS SELECT 1 AS id;
CREATE TABLE c (id int) WITH (autovacuum_enabled = off);
ALTER TABLE s.t SET (fillfactor = 70, autovacuum_enabled = false);
ALTER TABLE s.t SET UNLOGGED;
ALTER TABLE u REPLICA IDENTITY FULL;
-- file: up
ALTER TABLE s.t REPLICA IDENTITY NOTHING;
-- expect:
--   1/1:23 warning public.a is not logged: it is empty after a crash, and cannot be read on a replica
--     > ALTER TABLE public.a SET LOGGED;
--   1/2:23 warning public.b is not logged: it is empty after a crash, and cannot be read on a replica
--     > ALTER TABLE public.b SET LOGGED;
--   1/3:14 warning nobody cleans public.c: autovacuum is off for it, so it grows and plans go bad
--     > ALTER TABLE public.c RESET (autovacuum_enabled);
--   1/4:17 warning nobody cleans s.t: autovacuum is off for it, so it grows and plans go bad
--     > ALTER TABLE s.t RESET (autovacuum_enabled);
--   1/5:17 warning s.t is not logged: it is empty after a crash, and cannot be read on a replica
--     > ALTER TABLE s.t SET LOGGED;
--   1/6:15 warning each UPDATE and DELETE of public.u writes the whole old row to the log, and a subscriber searches for it
--     > ALTER TABLE public.u REPLICA IDENTITY DEFAULT;
--   2/1:17 warning UPDATE and DELETE of s.t fail as soon as a publication with them holds it
--     > ALTER TABLE s.t REPLICA IDENTITY DEFAULT;

-- case: taken back in the set
-- file: history
CREATE TABLE t (id int);
CREATE TABLE u (id int);
-- file: up
CREATE UNLOGGED TABLE a (id int);
ALTER TABLE a SET LOGGED;
CREATE UNLOGGED TABLE b (id int);
ALTER TABLE t SET (autovacuum_enabled = false);
ALTER TABLE u REPLICA IDENTITY FULL;
-- file: up
DROP TABLE b;
ALTER TABLE t RESET (autovacuum_enabled);
ALTER TABLE u REPLICA IDENTITY DEFAULT;
-- expect:
--   nothing

-- case: harmless ones
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
-- file: up
ALTER TABLE t SET (autovacuum_enabled = true, autovacuum_vacuum_scale_factor = 0.1);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey;
CREATE TEMP TABLE w (id int);
-- expect:
--   nothing

-- case: not known
-- file: up
ALTER TABLE far.t SET (autovacuum_enabled = false);
-- expect:
--   1:19 warning nobody cleans far.t: autovacuum is off for it, so it grows and plans go bad
--     > ALTER TABLE far.t RESET (autovacuum_enabled);
