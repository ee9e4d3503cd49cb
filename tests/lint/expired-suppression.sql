-- case: yesterday was the last day
-- options: today=2026-11-21
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until 2026-11-20
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation has ended on 2026-11-20

-- case: today is the last day
-- options: today=2026-11-21
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until 2026-11-21
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: in brackets
-- options: today=2026-11-21
-- file: up
-- mig: ignore-file require-concurrent-index-creation -- t is small (until 2025-01-31).
SELECT 1;
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation has ended on 2025-01-31

-- case: a day that the calendar does not have
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until 2027-02-30
SELECT 1;
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation ends on 2027-02-30, which is no day, so it counts for nothing

-- case: a word and no day
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small until tomorrow
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation says until, but tomorrow is no day such as 2027-01-31: it never ends

-- case: in capitals, with a colon, not at the end
-- options: today=2026-11-21
-- file: up
-- mig: ignore require-concurrent-index-creation -- Until 2020-01-31
-- mig: ignore require-concurrent-index-creation -- t is small, until: 2020-01-31
-- mig: ignore require-concurrent-index-creation -- t is small until 2020-01-31 or so
SELECT 1;
-- expect:
--   2:1 warning the suppression of require-concurrent-index-creation has ended on 2020-01-31
--   3:1 warning the suppression of require-concurrent-index-creation has ended on 2020-01-31

-- case: a day in the reason is no end
-- options: today=2026-11-21
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- emptied on 2020-01-31
CREATE INDEX i ON t (a);
-- expect:
--   nothing
