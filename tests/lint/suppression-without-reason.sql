-- case: no reason, and the finding stays
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation
CREATE INDEX i ON t (a);
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation gives no reason behind ` -- `, so it counts for nothing
--     > -- mig: ignore require-concurrent-index-creation -- why it is right here

-- case: nothing behind the dashes
-- file: up
-- mig: ignore-file require-concurrent-index-creation --
SELECT 1;
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation gives no reason behind ` -- `, so it counts for nothing
--     > -- mig: ignore-file require-concurrent-index-creation -- why it is right here

-- case: a last day is no reason
-- file: up
-- mig: ignore require-concurrent-index-creation -- until 2027-01-31
SELECT 1;
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation gives no reason behind ` -- `, so it counts for nothing
--     > -- mig: ignore require-concurrent-index-creation -- why it is right here

-- case: a reason without its dashes
-- file: up
-- mig: ignore require-concurrent-index-creation, expired-suppression t is small
SELECT 1;
-- expect:
--   1:1 warning the suppression of require-concurrent-index-creation, expired-suppression gives no reason behind ` -- `, so it counts for nothing
--     > -- mig: ignore require-concurrent-index-creation, expired-suppression -- why it is right here

-- case: a reason
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
-- mig: ignore require-concurrent-index-creation -- t is small -- very
CREATE INDEX i ON t (a);
-- expect:
--   nothing
