-- case: nothing to say
-- file: up
SELECT 1;
-- expect:
--   nothing
