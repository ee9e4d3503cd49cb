-- case: a misspelt name
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creations -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning there is no rule require-concurrent-index-creations; did you mean require-concurrent-index-creation?

-- case: another tool's name, with one that is known
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore ban-everything, require-concurrent-index-creation -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning there is no rule ban-everything

-- case: no name at all
-- file: up
-- mig: ignore -- t is small
SELECT 1;
-- expect:
--   1:1 warning the suppression names no rule

-- case: for the file
-- file: up
-- mig: ignore-file all -- it is generated
SELECT 1;
-- expect:
--   1:1 warning there is no rule all

-- case: names with blanks between
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation unused-suppression -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   nothing
