-- case: none
-- options: directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: down
DROP TABLE t;
-- file: up
CREATE TABLE u (id bigint PRIMARY KEY);
-- expect:
--   2/1:1 error 20260101000002_case has no down file and does not say that it is irreversible
--     > -- 20260101000002_case/down.sql:
--     > -- mig: irreversible <reason>

-- case: irreversible
-- options: directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: down
DROP TABLE t;
-- file: up
-- mig: irreversible it is the first
CREATE TABLE u (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: a directory without any down
-- options: directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: files without a directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing
