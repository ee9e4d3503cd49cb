-- case: STRICT tables take six types
-- file: up
CREATE TABLE t (a VARCHAR(50), b INT, c Text, d, e ANY) STRICT;
-- expect:

-- case: types by their words
-- file: up
CREATE TABLE t (a STRING, b VARCHAR(3), c BOOLEAN, d DATETIME, e INTEGER, f TEXT, g NUMERIC, h, i FLOAT, j BLOB);
-- expect:
