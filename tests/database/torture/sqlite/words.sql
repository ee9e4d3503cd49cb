-- yields 2: SELECT count(*) FROM t
-- yields 1: SELECT "end" FROM t WHERE "begin" = 1
CREATE TABLE t ("begin" integer, "end" integer);
INSERT INTO t SELECT 1 AS "begin", 1 AS "end";
INSERT INTO t VALUES (2, CASE WHEN 1 THEN 2 END);
