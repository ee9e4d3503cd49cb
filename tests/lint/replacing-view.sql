-- case: columns that are dropped, reordered, renamed, added
-- file: history
CREATE TABLE t (a int, b int, c int);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a, b FROM t;
CREATE VIEW v3 AS SELECT a, b FROM t;
CREATE VIEW v4 AS SELECT a, b FROM t;
CREATE VIEW v5 AS SELECT * FROM t;
-- file: up
CREATE OR REPLACE VIEW v1 AS SELECT a FROM t;
CREATE OR REPLACE VIEW v2 AS SELECT b, a FROM t;
CREATE OR REPLACE VIEW v3 (a, x) AS SELECT a, b FROM t;
CREATE OR REPLACE VIEW v4 AS SELECT a, b, c FROM t;
CREATE OR REPLACE VIEW v5 AS SELECT a, b FROM t;
CREATE OR REPLACE VIEW v6 AS SELECT a, b FROM t;
-- expect:
--   1:24 error CREATE OR REPLACE VIEW of public.v1 fails: its column b is missing, and columns can only be added at the end
--   2:24 error CREATE OR REPLACE VIEW of public.v2 fails: where it has a stands b, and columns can only be added at the end
--   3:24 error CREATE OR REPLACE VIEW of public.v3 fails: where it has b stands x, and columns can only be added at the end
--   5:24 error CREATE OR REPLACE VIEW of public.v5 fails: its column c is missing, and columns can only be added at the end

-- case: made again in one transaction without its grants
-- file: history
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
GRANT SELECT ON v TO reader;
GRANT UPDATE (a) ON v TO PUBLIC;
-- file: up
DROP VIEW v;
CREATE VIEW v AS SELECT a, b FROM t;
GRANT SELECT ON v TO reader;
-- expect:
--   1:11 warning the new public.v lacks what was granted on the old one
--     > GRANT update (a) ON public.v TO PUBLIC;

-- case: made again in one transaction with nothing to lose
-- file: history
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
-- file: up
DROP VIEW IF EXISTS v;
CREATE VIEW v AS SELECT a, b FROM t;
-- expect:
--   nothing

-- case: granted again in a later file of the set
-- file: history
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
GRANT SELECT ON v TO reader;
-- file: up
DROP VIEW v;
CREATE VIEW v AS SELECT a, b FROM t;
-- file: up
GRANT SELECT ON v TO reader;
-- expect:
--   nothing

-- case: a gap between two transactions
-- file: history
CREATE SCHEMA "S";
CREATE VIEW "S"."V" AS SELECT 1 AS a;
-- file: up
DROP VIEW "S"."V";
-- file: up
CREATE VIEW "S"."V" AS SELECT 2 AS a;
-- expect:
--   1/1:11 warning queries of "S"."V" fail until a later transaction creates it again

-- case: statement by statement
-- file: history
CREATE VIEW v AS SELECT 1 AS a;
-- file: up
-- mig: transaction off
DROP VIEW v;
CREATE VIEW v AS SELECT 2 AS a;
-- expect:
--   2:11 warning queries of public.v fail until a later transaction creates it again

-- case: a materialized view and its indexes
-- file: history
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE UNIQUE INDEX m_a_key ON m (a);
CREATE INDEX m_b_idx ON m (b);
-- file: up
DROP MATERIALIZED VIEW m;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE a > 0;
CREATE UNIQUE INDEX m_a_key ON m (a);
-- expect:
--   1:24 warning queries of public.m wait until the new one is filled, which lacks grants or indexes of the old one
--     > CREATE INDEX m_b_idx ON public.m (b);

-- case: dropped for good and of the same set
-- file: history
CREATE VIEW v AS SELECT 1 AS a;
-- file: up
DROP VIEW v;
CREATE VIEW w AS SELECT 1 AS a;
DROP VIEW w;
CREATE VIEW w AS SELECT 2 AS b;
-- expect:
--   nothing

-- case: made again with less
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE VIEW v AS SELECT id, email, name FROM users;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM users;
CREATE MATERIALIZED VIEW mw AS SELECT id FROM users;
-- file: up
DROP VIEW v;
CREATE VIEW v AS SELECT id FROM users;
DROP MATERIALIZED VIEW mv;
CREATE TABLE mv (id bigint PRIMARY KEY);
DROP MATERIALIZED VIEW mw;
CREATE TABLE mw AS SELECT id FROM users;
-- expect:
--   1:11 error the new public.v has no email and name: queries that read them fail
--   3:24 error a table takes the place of public.mv and holds none of the rows that it showed
