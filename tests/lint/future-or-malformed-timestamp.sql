-- case: in the future
-- file: up 20991231000000_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:

-- case: tomorrow
-- options: today=2026-11-21
-- file: up 20261122235959_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:

-- case: the day after
-- options: today=2026-12-31
-- file: up 20270102000000_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:

-- case: no month, no hour
-- file: up 20261345000000_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: up 20260229000000_add_phone
CREATE TABLE u (id bigint PRIMARY KEY);
-- file: up 20261001250000_add_fax
CREATE TABLE v (id bigint PRIMARY KEY);
-- expect:

-- case: too few digits
-- options: name=0001_init name=20260301000000_add_email name=readme.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:

-- case: a leap day
-- file: up 20240229235959_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
