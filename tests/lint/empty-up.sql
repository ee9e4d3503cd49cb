-- case: nothing
-- file: up
-- expect:

-- case: comments alone
-- file: up
-- to be written
/* later */
-- expect:

-- case: on purpose
-- file: up
-- mig: noop the other engine alone needs it
-- expect:

-- case: a statement
-- file: up
SELECT 1;
-- expect:

-- case: an empty down is another rule
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: down
-- expect:
