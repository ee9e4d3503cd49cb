-- refused 3:23: unterminated string
CREATE TABLE t (s text);
INSERT INTO t VALUES ('x);
SELECT 1;
