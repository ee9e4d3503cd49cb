-- case: plain
-- options: postgres=14-18
-- file: history
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE e20 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file: up
ALTER TABLE events DETACH PARTITION e20;
-- expect:
--   1:20 warning DETACH PARTITION takes ACCESS EXCLUSIVE on public.events and public.e20: every query of them waits
--     > -- a file of its own:
--     > ALTER TABLE public.events DETACH PARTITION public.e20 CONCURRENTLY;

-- case: plain on servers that may be older
-- options: postgres=13-18
-- file: history
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE e20 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file: up
ALTER TABLE events DETACH PARTITION e20;
-- expect:
--   1:20 warning DETACH PARTITION takes ACCESS EXCLUSIVE on public.events and public.e20: every query of them waits
--     > SET LOCAL lock_timeout = '500ms';
--     > ALTER TABLE public.events DETACH PARTITION public.e20;

-- case: with a default partition
-- options: postgres=14-18
-- file: history
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE e20 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE "Rest" PARTITION OF events DEFAULT;
-- file: up
ALTER TABLE events DETACH PARTITION e20;
ALTER TABLE events DETACH PARTITION "Rest" CONCURRENTLY;
-- expect:
--   1:20 error DETACH PARTITION takes ACCESS EXCLUSIVE on public.events, public.e20 and the default partition public."Rest": every query of them waits
--     > SET LOCAL lock_timeout = '500ms';
--     > ALTER TABLE public.events DETACH PARTITION public.e20;
--   2:20 error PostgreSQL refuses to detach a partition of public.events concurrently: it has the default partition public."Rest"
--     > SET LOCAL lock_timeout = '500ms';
--     > ALTER TABLE public.events DETACH PARTITION public."Rest";

-- case: concurrently and finalized
-- file: history
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE e20 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file: up
ALTER TABLE events DETACH PARTITION e20 CONCURRENTLY;
-- file: up
ALTER TABLE events DETACH PARTITION e20 FINALIZE;
-- expect:
--   nothing

-- case: of a table of the same set
-- options: new=set
-- file: up
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE e20 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file: up
ALTER TABLE events DETACH PARTITION e20;
-- expect:
--   nothing
