-- case: no CHECK
-- file: history
CREATE SCHEMA log;
CREATE TABLE log.events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE log."E 26" (day date, data text);
-- file: up
ALTER TABLE log.events ATTACH PARTITION log."E 26" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:24 warning ATTACH PARTITION reads all of log."E 26" under ACCESS EXCLUSIVE to see that no row is in the wrong partition
--     > ALTER TABLE log."E 26" ADD CONSTRAINT "E 26_bound" CHECK (day IS NOT NULL AND day >= '2026-01-01' AND day < '2027-01-01') NOT VALID;
--     > -- next migration:
--     > ALTER TABLE log."E 26" VALIDATE CONSTRAINT "E 26_bound";
--     > -- next migration:
--     > ALTER TABLE log.events ATTACH PARTITION log."E 26" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
--     > ALTER TABLE log."E 26" DROP CONSTRAINT "E 26_bound";

-- case: a CHECK that does not say IS NOT NULL
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE e26 (day date, data text, CHECK (day >= '2026-01-01' AND day < '2027-01-01'));
-- file: up
ALTER TABLE events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:20 warning ATTACH PARTITION reads all of public.e26 under ACCESS EXCLUSIVE to see that no row is in the wrong partition
--     > ALTER TABLE public.e26 ADD CONSTRAINT e26_bound CHECK (day IS NOT NULL AND day >= '2026-01-01' AND day < '2027-01-01') NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.e26 VALIDATE CONSTRAINT e26_bound;
--     > -- next migration:
--     > ALTER TABLE events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
--     > ALTER TABLE public.e26 DROP CONSTRAINT e26_bound;

-- case: a CHECK that is not validated
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE e26 (day date NOT NULL, data text);
ALTER TABLE e26 ADD CONSTRAINT c CHECK (day >= '2026-01-01' AND day < '2027-01-01') NOT VALID;
-- file: up
ALTER TABLE events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:20 warning ATTACH PARTITION reads all of public.e26 under ACCESS EXCLUSIVE to see that no row is in the wrong partition
--     > ALTER TABLE public.e26 ADD CONSTRAINT e26_bound CHECK (day IS NOT NULL AND day >= '2026-01-01' AND day < '2027-01-01') NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.e26 VALIDATE CONSTRAINT e26_bound;
--     > -- next migration:
--     > ALTER TABLE events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
--     > ALTER TABLE public.e26 DROP CONSTRAINT e26_bound;

-- case: CHECKs that say it
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE a (day date NOT NULL, data text, CHECK (day >= '2026-01-01' AND day < '2027-01-01'));
CREATE TABLE b (day date, data text, CHECK (day IS NOT NULL AND day >= '2027-02-01' AND day < '2027-03-01'));
CREATE TABLE kinds (kind text, data text) PARTITION BY LIST (kind);
CREATE TABLE k (kind text NOT NULL, data text, CHECK (kind IN ('x', 'y')));
-- file: up
ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE events ATTACH PARTITION b FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
ALTER TABLE kinds ATTACH PARTITION k FOR VALUES IN ('x', 'y', 'z');
-- expect:
--   nothing

-- case: the default partition is read too
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE rest PARTITION OF events DEFAULT;
CREATE TABLE a (day date NOT NULL, data text, CHECK (day >= '2026-01-01' AND day < '2027-01-01'));
-- file: up
ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:20 warning ATTACH PARTITION reads all of public.rest under ACCESS EXCLUSIVE to see that no row is in the wrong partition
--     > ALTER TABLE public.rest ADD CONSTRAINT rest_bound CHECK (NOT (day IS NOT NULL AND day >= '2026-01-01' AND day < '2027-01-01')) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.rest VALIDATE CONSTRAINT rest_bound;
--     > -- next migration:
--     > ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: the default partition has a CHECK that excludes the rows
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE rest PARTITION OF events DEFAULT;
ALTER TABLE rest ADD CHECK (day < '2026-01-01');
CREATE TABLE a (day date NOT NULL, data text, CHECK (day >= '2026-01-01' AND day < '2027-01-01'));
-- file: up
ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   nothing

-- case: a new table without rows
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
-- file: up
CREATE TABLE a (LIKE events);
ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   nothing

-- case: a small table
-- options: size=public.a:300
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE a (day date, data text);
-- file: up
ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   nothing

-- case: an index
-- file: history
CREATE TABLE events (day date, data text) PARTITION BY RANGE (day);
CREATE TABLE a PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX events_day ON ONLY events (day);
CREATE INDEX a_day ON a (day);
-- file: up
ALTER INDEX events_day ATTACH PARTITION a_day;
-- expect:
--   nothing
