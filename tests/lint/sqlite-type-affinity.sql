-- case: STRICT tables take six types
-- file: up
CREATE TABLE t (a VARCHAR(50), b INT, c Text, d, e ANY) STRICT;
-- expect:
--   1:19 info SQLite cannot make t STRICT: a is declared VARCHAR(50)
--   1:47 info SQLite cannot make t STRICT: d has no type

-- case: types by their words
-- file: up
CREATE TABLE t (a STRING, b VARCHAR(3), c BOOLEAN, d DATETIME, e INTEGER, f TEXT, g NUMERIC, h, i FLOAT, j BLOB);
-- expect:
--   1:19 info a is declared STRING: its values are taken for numbers where they look like ones
--   1:29 info b is declared VARCHAR(3): its length is not enforced
--   1:43 info c is declared BOOLEAN: its values are taken for numbers where they look like ones
--   1:54 info d is declared DATETIME: its values are taken for numbers where they look like ones
