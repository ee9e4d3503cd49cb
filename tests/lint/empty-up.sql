-- case: nothing
-- file: up
-- expect:
--   1:1 error the file holds no statement, and mig refuses it
--     > -- mig: noop <reason>

-- case: comments alone
-- file: up
-- to be written
/* later */
-- expect:
--   1:1 error the file holds no statement, and mig refuses it
--     > -- mig: noop <reason>

-- case: on purpose
-- file: up
-- mig: noop the other engine alone needs it
-- expect:
--   nothing

-- case: a statement
-- file: up
SELECT 1;
-- expect:
--   nothing

-- case: an empty down is another rule
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: down
-- expect:
--   nothing
