-- case: over a column that is there
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (a)
--     > -- must give no row:
--     > SELECT a, count(*) FROM public.t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1;

-- case: over columns, an expression and a condition
-- file: history
CREATE TABLE t (id int NOT NULL, a text, "B" int);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY i ON t (id, lower(a), "B") WHERE id > 0;
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (id, lower(a), "B")
--     > -- must give no row:
--     > SELECT id, lower(a), "B", count(*) FROM public.t WHERE (lower(a)) IS NOT NULL AND "B" IS NOT NULL AND (id > 0) GROUP BY id, lower(a), "B" HAVING count(*) > 1;

-- case: as a constraint
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a), ADD PRIMARY KEY (id);
-- expect:
--   1:15 warning ADD UNIQUE fails if rows of public.t are alike in (a)
--     > -- must give no row:
--     > SELECT a, count(*) FROM public.t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1;
--   1:44 warning ADD PRIMARY KEY fails if rows of public.t are alike in (id)
--     > -- must give no row:
--     > SELECT id, count(*) FROM public.t WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1;

-- case: NULLs count as well
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) NULLS NOT DISTINCT;
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (a)
--     > -- must give no row:
--     > SELECT a, count(*) FROM public.t GROUP BY a HAVING count(*) > 1;

-- case: the constraint adopts an index
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
-- file: up
ALTER TABLE t ADD CONSTRAINT i UNIQUE USING INDEX i;
-- expect:
--   nothing

-- case: not unique
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: of a new table
-- file: up
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t ADD UNIQUE (id);
-- expect:
--   nothing

-- case: over a column that was added just now
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int;
CREATE UNIQUE INDEX i ON t (b);
CREATE UNIQUE INDEX j ON t (a, b);
-- expect:
--   nothing

-- case: over a column that was added with a default
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int DEFAULT 1;
CREATE UNIQUE INDEX i ON t (b);
-- expect:
--   2:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (b)
--     > -- must give no row:
--     > SELECT b, count(*) FROM public.t WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1;

-- case: a narrower key keeps duplicates out already
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int, b int NOT NULL UNIQUE);
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a, id);
CREATE UNIQUE INDEX CONCURRENTLY j ON t (b, a) NULLS NOT DISTINCT;
-- expect:
--   nothing

-- case: a narrower key over some rows does not
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a) WHERE id > 0;
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY j ON t (a, id);
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (a, id)
--     > -- must give no row:
--     > SELECT a, id, count(*) FROM public.t WHERE a IS NOT NULL AND id IS NOT NULL GROUP BY a, id HAVING count(*) > 1;

-- case: a unique one takes the place of one that is not
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX i;
CREATE UNIQUE INDEX i ON t (a);
-- expect:
--   2:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (a)
--     > -- must give no row:
--     > SELECT a, count(*) FROM public.t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1;

-- case: duplicates were removed before
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
DELETE FROM t USING t o WHERE o.a = t.a AND o.id < t.id;
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: rows of another table were removed before
-- file: history
CREATE TABLE t (id int, a int);
CREATE TABLE u (id int);
-- file: up
DELETE FROM u;
CREATE UNIQUE INDEX i ON t (a);
-- expect:
--   2:1 warning CREATE UNIQUE INDEX fails if rows of public.t are alike in (a)
--     > -- must give no row:
--     > SELECT a, count(*) FROM public.t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1;

-- case: of a table that nobody knows, with a schema
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY i ON shop.t (a);
-- expect:
--   1:1 warning CREATE UNIQUE INDEX fails if rows of shop.t are alike in (a)
--     > -- must give no row:
--     > SELECT a, count(*) FROM shop.t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1;

-- case: a narrower key kept them out until the same commit
-- file: history
CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT 0;
ALTER TABLE t DROP CONSTRAINT t_pkey;
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id, b);
-- expect:
--   nothing

-- case: a narrower key kept them out until an earlier commit
-- file: history
CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, a int);
-- file: up
ALTER TABLE t DROP CONSTRAINT t_pkey;
-- file: up
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id, a);
-- expect:
--   2/1:15 warning ADD PRIMARY KEY fails if rows of public.t are alike in (id, a)
--     > -- must give no row:
--     > SELECT id, a, count(*) FROM public.t WHERE a IS NOT NULL GROUP BY id, a HAVING count(*) > 1;

-- case: the column was renamed in between
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
-- file: up
DROP INDEX i;
ALTER TABLE t RENAME COLUMN a TO b;
CREATE UNIQUE INDEX i ON t (b);
-- expect:
--   nothing

-- case: emptied by the same transaction
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int);
-- file: up
DELETE FROM t;
ALTER TABLE t ADD CONSTRAINT t_a UNIQUE (a);
-- expect:
--   nothing

-- case: a sequence numbers the rows
-- file: history
CREATE TABLE ek (k int PRIMARY KEY);
-- file: up
ALTER TABLE ek DROP CONSTRAINT ek_pkey, ADD COLUMN id bigserial NOT NULL, ADD PRIMARY KEY (id);
-- expect:
--   nothing

-- case: an UUID for each row
-- file: history
CREATE TABLE ek (k int PRIMARY KEY);
-- file: up
ALTER TABLE ek ADD COLUMN a uuid DEFAULT gen_random_uuid(), ADD COLUMN d int DEFAULT 7;
CREATE UNIQUE INDEX ek_a ON ek (a);
CREATE UNIQUE INDEX ek_d ON ek (d);
-- expect:
--   3:1 warning CREATE UNIQUE INDEX fails if rows of public.ek are alike in (d)
--     > -- must give no row:
--     > SELECT d, count(*) FROM public.ek WHERE d IS NOT NULL GROUP BY d HAVING count(*) > 1;

-- case: filled by the file that makes it
-- file: history
CREATE TABLE b (p int NOT NULL, t int NOT NULL, x int);
-- file: up
CREATE TABLE pa AS SELECT p, t, max(x) AS x FROM b GROUP BY p, t;
ALTER TABLE pa ADD PRIMARY KEY (p, t);
-- file: up
CREATE MATERIALIZED VIEW m AS SELECT p FROM b WITH NO DATA;
CREATE UNIQUE INDEX m_p ON m (p);
REFRESH MATERIALIZED VIEW m;
-- file: up
-- mig: transaction off
CREATE TABLE pb (p int NOT NULL);
INSERT INTO pb SELECT DISTINCT p FROM b;
CREATE UNIQUE INDEX CONCURRENTLY pb_p ON pb (p);
-- expect:
--   nothing
