-- case: an index over two columns and a constraint
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, UNIQUE (a, b), CONSTRAINT a_below_b CHECK (a < b));
CREATE INDEX t_b_c_idx ON t (b, c);
-- file: up
ALTER TABLE t DROP COLUMN b;
-- expect:
--   1:15 error dropping public.t.b silently drops constraint a_below_b CHECK (a < b), constraint t_a_b_key UNIQUE (a, b) and index public.t_b_c_idx (b, c) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN b;

-- case: a primary key of two columns and one of its own
-- file: history
CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE t (id int PRIMARY KEY, a int);
-- file: up
ALTER TABLE pairs DROP COLUMN b;
ALTER TABLE t DROP COLUMN id;
-- expect:
--   1:19 error dropping public.pairs.b silently drops constraint pairs_pkey PRIMARY KEY (a, b) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.pairs DROP COLUMN b;
--   2:15 error dropping public.t.id silently drops constraint t_pkey PRIMARY KEY (id) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN id;

-- case: a foreign key of two columns and statistics
-- file: history
CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE t (id int, x int, y int, CONSTRAINT t_p_fkey FOREIGN KEY (x, y) REFERENCES p);
CREATE STATISTICS t_stats ON x, y FROM t;
-- file: up
ALTER TABLE t DROP COLUMN y;
-- expect:
--   1:15 error dropping public.t.y silently drops constraint t_p_fkey FOREIGN KEY (x, y) and statistics public.t_stats too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN y;

-- case: the condition of a partial index and an included column
-- file: history
CREATE TABLE t (id int, a int, deleted boolean, note text);
CREATE UNIQUE INDEX t_a_key ON t (a) WHERE NOT deleted;
CREATE INDEX t_id_idx ON t (id) INCLUDE (note);
CREATE INDEX t_sum_idx ON t ((id + a));
-- file: up
ALTER TABLE t DROP COLUMN deleted;
ALTER TABLE t DROP COLUMN note;
ALTER TABLE t DROP COLUMN a CASCADE;
-- expect:
--   1:15 error dropping public.t.deleted silently drops unique index public.t_a_key (a) too; the same for note with index public.t_id_idx (id) (line 2) and a with index public.t_sum_idx ((id + a)) (line 3)
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN deleted;
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN note;
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN a;

-- case: an exclusion
-- file: history
CREATE TABLE t (room int, period int4range, EXCLUDE USING gist (period WITH &&, int4range(room, room, '[]') WITH &&));
CREATE TABLE u (a int, b int, EXCLUDE USING btree (a WITH =, b WITH =));
-- file: up
ALTER TABLE u DROP COLUMN b;
-- expect:
--   1:15 error dropping public.u.b silently drops constraint u_a_b_excl EXCLUDE (a, b) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.u DROP COLUMN b;

-- case: objects of the column alone
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE CHECK (a > 0) REFERENCES t (id));
CREATE INDEX t_a_idx ON t (a);
CREATE INDEX t_a_part_idx ON t ((a + 1)) WHERE a > 3;
-- file: up
ALTER TABLE t DROP COLUMN a;
-- expect:
--   nothing

-- case: the replacement is there already
-- file: history
CREATE TABLE t (id int, a int, b int, c int);
CREATE UNIQUE INDEX t_a_b_key ON t (a, b);
CREATE UNIQUE INDEX t_a_key ON t (a);
CREATE INDEX t_b_c_idx ON t (b, c);
CREATE INDEX t_c_id_idx ON t (c, id);
-- file: up
ALTER TABLE t DROP COLUMN b;
-- expect:
--   nothing

-- case: an index that is not unique does not replace one that is
-- file: history
CREATE TABLE t (id int, a int, b int);
CREATE UNIQUE INDEX t_a_b_key ON t (a, b);
CREATE INDEX t_a_idx ON t (a);
-- file: up
ALTER TABLE t DROP COLUMN b;
-- expect:
--   1:15 error dropping public.t.b silently drops unique index public.t_a_b_key (a, b) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN b;

-- case: dropped by name before or in the same statement
-- file: history
CREATE TABLE t (id int, a int, b int, CONSTRAINT ab UNIQUE (a, b));
CREATE INDEX t_id_b_idx ON t (id, b);
-- file: up
DROP INDEX t_id_b_idx;
ALTER TABLE t DROP CONSTRAINT ab, DROP COLUMN b;
-- expect:
--   nothing

-- case: a column that the set added
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int;
CREATE INDEX i ON t (a, b);
ALTER TABLE t DROP COLUMN b;
-- expect:
--   nothing

-- case: it weighs as much as the loss of the column that it tells
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer, UNIQUE (state, age));
-- file: up
ALTER TABLE users DROP COLUMN state;
-- file: up
CREATE TABLE orders (id bigint PRIMARY KEY, state text, age integer);
-- expect:
--   1/1:19 error dropping public.users.state silently drops constraint users_state_age_key UNIQUE (state, age) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN state;

-- case: what goes is made again by the file
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CONSTRAINT ab CHECK (a > b), CONSTRAINT un UNIQUE (b, a));
CREATE INDEX p_ab_idx ON p (a, b);
CREATE INDEX p_ba_idx ON p (b, a) WHERE a > 0;
-- file: up
ALTER TABLE p ADD COLUMN a_new int;
UPDATE p SET a_new = a;
ALTER TABLE p DROP COLUMN a;
ALTER TABLE p RENAME COLUMN a_new TO a;
CREATE INDEX p_ab_idx ON p (a, b);
ALTER TABLE p ADD CONSTRAINT ab CHECK (a > b) NOT VALID;
-- expect:
--   3:15 error dropping public.p.a silently drops constraint un UNIQUE (b, a) and index public.p_ba_idx (b, a) too
--     > -- first what takes its place: a unique index over the other columns, built concurrently, a CHECK … NOT VALID
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.p ALTER COLUMN a DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column, dropping-column-silently-drops -- not used since release …
--     > ALTER TABLE public.p DROP COLUMN a;
