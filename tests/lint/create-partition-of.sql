-- case: of an old table
-- file: history
CREATE SCHEMA log;
CREATE TABLE log.events (day date NOT NULL, data text) PARTITION BY RANGE (day);
-- file: up
CREATE TABLE log."E 26" PARTITION OF log.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:38 info CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on log.events: every query of it waits
--     > CREATE TABLE log."E 26" (LIKE log.events INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE);
--     > -- next migration:
--     > ALTER TABLE log.events ATTACH PARTITION log."E 26" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: with a default partition
-- file: history
CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
CREATE TABLE rest PARTITION OF events DEFAULT;
-- file: up
CREATE TABLE e26 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:31 info CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on public.events: every query of it waits; it reads all of public.rest
--     > CREATE TABLE e26 (LIKE public.events INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE);
--     > -- next migration:
--     > ALTER TABLE public.events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: of a table of the same set
-- options: new=set
-- file: up
CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
-- file: up
CREATE TABLE e26 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   nothing

-- case: of a table that is not known
-- file: up
CREATE TABLE e26 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   1:31 info CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on public.events: every query of it waits
--     > CREATE TABLE e26 (LIKE public.events INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE);
--     > -- next migration:
--     > ALTER TABLE public.events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: made by itself and attached
-- file: history
CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
-- file: up
CREATE TABLE e26 (LIKE events);
ALTER TABLE events ATTACH PARTITION e26 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- expect:
--   nothing
