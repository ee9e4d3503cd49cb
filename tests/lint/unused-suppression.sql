-- case: it fits no finding of the statement
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation is unused: the statement that follows has no such finding

-- case: it fits
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: it is for the statement that follows alone
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small
SELECT 1;
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation is unused: the statement that follows has no such finding

-- case: behind the statement, on its line
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a); -- mig: ignore require-concurrent-index-creation -- t is small
SELECT 1;
-- expect:
--   nothing

-- case: behind the end of a statement of several lines, which has no such finding
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
SELECT 1,
  2; -- mig: ignore require-concurrent-index-creation -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   2:6 warning the suppression of require-concurrent-index-creation is unused: the statement in front of it has no such finding

-- case: between two statements of one line it is for the second
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
SELECT 1; /* mig: ignore require-concurrent-index-creation -- t is small */ CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: behind the last statement
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i ON t (a);
-- mig: ignore require-concurrent-index-creation -- t is small
-- expect:
--   2:1 warning the suppression of require-concurrent-index-creation is unused: no statement follows

-- case: inside the statement it is for that one
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX i -- mig: ignore require-concurrent-index-creation -- t is small
  ON t (a);
SELECT 1;
-- expect:
--   nothing

-- case: for the file, and the file has one
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
SELECT 1;
CREATE INDEX i ON t (a);
/* mig: ignore-file require-concurrent-index-creation -- t is small */
-- expect:
--   nothing

-- case: for the file, and the file has none
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore-file require-concurrent-index-creation -- t is small
SELECT 1;
-- file: up
CREATE INDEX i ON t (a);
-- expect:
--   1/1:1 warning the suppression of require-concurrent-index-creation is unused: the file has no such finding

-- case: two rules, one of them unused
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation, expired-suppression -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning the suppression of expired-suppression is unused: the statement that follows has no such finding

-- case: a rule for the other engine
-- options: dialect=sqlite
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: in a DO block it fits what lies in the block
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small
DO $$ BEGIN
  EXECUTE 'SELECT 1';
  CREATE INDEX i ON t (a);
END $$;
-- expect:
--   nothing

-- case: what counts for nothing is not told twice
-- file: up
-- mig: ignore require-concurrent-index-creation
-- mig: ignore require-concurrent-index-creation -- why until 2026-01-01
SELECT 1;
-- expect:
--   nothing

-- case: in a down file
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
SELECT 1;
-- file: down
-- mig: ignore require-concurrent-index-creation -- t is small
SELECT 1;
-- expect:
--   2/1:1 warning the suppression of require-concurrent-index-creation is unused: the statement that follows has no such finding

-- case: the finding is about the file
-- file: up
-- mig: ignore empty-up -- its statements come later
-- expect:
--   1:1 warning the suppression of empty-up is unused: the finding is about the file, for which there is ignore-file

-- case: for the file it fits
-- file: up
-- mig: ignore-file empty-up -- its statements come later
-- expect:
--   nothing

-- case: what it suppresses is told by another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- mig: ignore unbatched-backfill -- it is small
UPDATE users SET email = '' WHERE email IS NULL;
-- expect:
--   nothing

-- case: for each statement of a finding that is told once
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
-- file: up
-- mig: ignore require-concurrent-index-creation -- it is small
CREATE INDEX a ON users (state);
-- mig: ignore require-concurrent-index-creation -- it is small
CREATE INDEX b ON users (age);
-- expect:
--   nothing
