-- case: old versions
-- options: sqlite=3.8-3.20
-- file: up
CREATE TABLE t (a PRIMARY KEY, b AS (a + 1)) WITHOUT ROWID, STRICT;
CREATE INDEX i ON t (lower(a));
INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING RETURNING a;
UPDATE t SET a = 2 FROM t AS o WHERE o.a = t.a;
SELECT '{}' -> 'a', iif(1, 2, 3), row_number() OVER (ORDER BY a) FROM t FULL JOIN t AS u ON t.a IS NOT DISTINCT FROM u.a;
SELECT jsonb('{}');
WITH c AS MATERIALIZED (SELECT 1) SELECT * FROM c;
-- expect:
--   1:34 error SQLite 3.31 is the first with generated columns; this is for 3.8 too
--   1:46 error SQLite 3.8.2 is the first with WITHOUT ROWID; this is for 3.8 too
--   1:61 error SQLite 3.37 is the first with STRICT tables; this is for 3.8 too
--   2:22 error SQLite 3.9 is the first with indexes on expressions; this is for 3.8 too
--   3:30 error SQLite 3.24 is the first with ON CONFLICT DO; this is for 3.8 too
--   3:57 error SQLite 3.35 is the first with RETURNING; this is for 3.8 too
--   4:20 error SQLite 3.33 is the first with UPDATE … FROM; this is for 3.8 too
--   5:8 error SQLite 3.38 is the first with -> and ->>; this is for 3.8 too
--   5:21 error SQLite 3.32 is the first with iif(); this is for 3.8 too
--   5:48 error SQLite 3.25 is the first with window functions; this is for 3.8 too
--   5:71 error SQLite 3.39 is the first with RIGHT and FULL JOIN; this is for 3.8 too
--   5:93 error SQLite 3.39 is the first with IS DISTINCT FROM; this is for 3.8 too
--   6:8 error SQLite 3.45 is the first with jsonb; this is for 3.8 too
--   7:6 error SQLite 3.8.3 is the first with WITH; this is for 3.8 too
--   7:11 error SQLite 3.35 is the first with MATERIALIZED; this is for 3.8 too

-- case: new enough
-- options: sqlite=3.45-3.53
-- file: up
CREATE TABLE t (a PRIMARY KEY, b AS (a + 1)) WITHOUT ROWID, STRICT;
SELECT jsonb('{}') ->> 'a';
-- expect:
--   nothing

-- case: nothing is configured
-- file: up
CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT;
INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING RETURNING a;
-- expect:
--   1:40 info SQLite 3.37 is the first with STRICT tables

-- case: the same feature twice
-- file: up
CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE u (id INTEGER PRIMARY KEY) STRICT;
-- expect:
--   1:41 info SQLite 3.37 is the first with STRICT tables

-- case: the same feature twice, and a version is said
-- options: sqlite=3.30
-- file: up
CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE u (id INTEGER PRIMARY KEY) STRICT;
-- expect:
--   1:41 error SQLite 3.37 is the first with STRICT tables; this is for 3.30 too
--   2:41 error SQLite 3.37 is the first with STRICT tables; this is for 3.30 too
