-- case: none
-- options: directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: down
DROP TABLE t;
-- file: up
CREATE TABLE u (id bigint PRIMARY KEY);
-- expect:

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

-- case: a directory without any down
-- options: directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:

-- case: files without a directory
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
