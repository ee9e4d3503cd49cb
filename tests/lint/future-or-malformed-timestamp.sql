-- case: in the future
-- file: up 20991231000000_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   1:1 warning 20991231000000 lies in the future: every migration that is made before then comes in front of it
--     > -- mig rebase    gives it the time of today

-- case: tomorrow
-- options: today=2026-11-21
-- file: up 20261122235959_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: the day after
-- options: today=2026-12-31
-- file: up 20270102000000_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   1:1 warning 20270102000000 lies in the future: every migration that is made before then comes in front of it
--     > -- mig rebase    gives it the time of today

-- case: no month, no hour
-- file: up 20261345000000_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: up 20260229000000_add_phone
CREATE TABLE u (id bigint PRIMARY KEY);
-- file: up 20261001250000_add_fax
CREATE TABLE v (id bigint PRIMARY KEY);
-- expect:
--   1/1:1 warning 20261345000000 is no moment of the calendar: versions are written as YYYYMMDDhhmmss, in UTC
--     > -- mig rebase    gives it the time of today
--   2/1:1 warning 20260229000000 is no moment of the calendar: versions are written as YYYYMMDDhhmmss, in UTC
--     > -- mig rebase    gives it the time of today
--   3/1:1 warning 20261001250000 is no moment of the calendar: versions are written as YYYYMMDDhhmmss, in UTC
--     > -- mig rebase    gives it the time of today

-- case: too few digits
-- options: name=0001_init name=20260301000000_add_email name=readme.sql
-- file: up 20260301000000_add_email
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   directory warning 0001_init begins with 4 digits: a version is 14, the seconds of a moment in UTC

-- case: a leap day
-- file: up 20240229235959_add_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing
