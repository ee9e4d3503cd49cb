-- case: all of them
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
CREATE UNLOGGED TABLE u (id int);
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
CREATE INDEX t_idx ON t (id);
-- file: up
-- mig: transaction off
VACUUM FULL t;
VACUUM (FULL true, VERBOSE) t, u;
CLUSTER t USING t_pkey;
CLUSTER;
VACUUM FULL;
-- file: up
ALTER TABLE t SET UNLOGGED;
ALTER TABLE u SET LOGGED;
ALTER TABLE t SET TABLESPACE fast;
ALTER MATERIALIZED VIEW m SET ACCESS METHOD columnar;
ALTER INDEX t_idx SET TABLESPACE fast;
ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast;
-- expect:
--   1/2:13 error VACUUM FULL writes public.t anew under ACCESS EXCLUSIVE: reads and writes wait
--     > -- what can be used again is found without a rewrite:
--     > VACUUM (ANALYZE) public.t;
--   1/3:29 error VACUUM FULL writes public.t anew under ACCESS EXCLUSIVE: reads and writes wait
--     > -- what can be used again is found without a rewrite:
--     > VACUUM (ANALYZE) public.t;
--   1/3:32 error VACUUM FULL writes public.u anew under ACCESS EXCLUSIVE: reads and writes wait
--     > -- what can be used again is found without a rewrite:
--     > VACUUM (ANALYZE) public.u;
--   1/4:9 error CLUSTER writes public.t anew under ACCESS EXCLUSIVE: reads and writes wait
--     > -- what can be used again is found without a rewrite:
--     > VACUUM (ANALYZE) public.t;
--   1/5:1 error CLUSTER writes every clustered table anew under ACCESS EXCLUSIVE: reads and writes wait
--   1/6:1 error VACUUM FULL writes every table anew under ACCESS EXCLUSIVE: reads and writes wait
--   2/1:15 error SET UNLOGGED writes public.t anew under ACCESS EXCLUSIVE: reads and writes wait
--   2/2:15 error SET LOGGED writes public.u anew under ACCESS EXCLUSIVE: reads and writes wait
--   2/3:15 error SET TABLESPACE writes public.t anew under ACCESS EXCLUSIVE: reads and writes wait
--   2/4:27 error SET ACCESS METHOD writes public.m anew under ACCESS EXCLUSIVE: reads and writes wait
--   2/5:19 error SET TABLESPACE writes public.t_idx anew under ACCESS EXCLUSIVE: reads and writes wait
--   2/6:1 error ALL IN TABLESPACE … SET TABLESPACE writes each relation there anew under ACCESS EXCLUSIVE: reads and writes wait

-- case: what rewrites nothing
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE p (id int) PARTITION BY LIST (id);
-- file: up
-- mig: transaction off
VACUUM t;
VACUUM (FULL false, ANALYZE) t;
ALTER TABLE t CLUSTER ON t_pkey;
ALTER TABLE t SET LOGGED;
ALTER TABLE t SET ACCESS METHOD heap;
ALTER TABLE p SET TABLESPACE fast;
-- expect:
--   nothing

-- case: a new table
-- file: up
CREATE UNLOGGED TABLE t (id int);
ALTER TABLE t SET LOGGED;
-- expect:
--   nothing

-- case: a small table
-- options: size=public.t:300
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
-- file: up
ALTER TABLE t SET UNLOGGED;
-- expect:
--   1:15 info SET UNLOGGED writes public.t anew under ACCESS EXCLUSIVE: reads and writes wait

-- case: not known, with schema and quotes
-- file: up
CLUSTER "Far"."T" USING "I";
-- expect:
--   1:9 error CLUSTER writes "Far"."T" anew under ACCESS EXCLUSIVE: reads and writes wait
--     > -- what can be used again is found without a rewrite:
--     > VACUUM (ANALYZE) "Far"."T";
