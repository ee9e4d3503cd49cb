-- yields 1: SELECT i FROM t
CREATE TABLE t (i integer);
INSERT INTO t VALUES (1)
