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

-- case: new enough
-- options: sqlite=3.45-3.53
-- file: up
CREATE TABLE t (a PRIMARY KEY, b AS (a + 1)) WITHOUT ROWID, STRICT;
SELECT jsonb('{}') ->> 'a';
-- expect:

-- case: nothing is configured
-- file: up
CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT;
INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING RETURNING a;
-- expect:
