-- case: yesterday was the last day
-- options: today=2026-11-21
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until 2026-11-20
CREATE INDEX i ON t (a);
-- expect:

-- case: today is the last day
-- options: today=2026-11-21
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until 2026-11-21
CREATE INDEX i ON t (a);
-- expect:

-- case: in brackets
-- options: today=2026-11-21
-- file: up
-- mig: ignore-file require-concurrent-index-creation -- t is small (until 2025-01-31).
SELECT 1;
-- expect:

-- case: a day that the calendar does not have
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until 2027-02-30
SELECT 1;
-- expect:

-- case: a word and no day
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until tomorrow
CREATE INDEX i ON t (a);
-- expect:
