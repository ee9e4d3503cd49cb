-- yields t: SELECT ok FROM t
CREATE TABLE t (ok bool, j jsonb);
INSERT INTO t VALUES (true, '{"a;": 1}');
UPDATE t SET ok = (j ? 'a;') AND (j @> '{}') AND 2*-1 = -2 AND (ARRAY[1, 2])[1:1] = ARRAY[1] AND 'x'::text ~ 'x';
