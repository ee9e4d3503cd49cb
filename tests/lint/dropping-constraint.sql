-- case: a foreign key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES u);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
-- expect:
--   1:15 warning DROP CONSTRAINT f locks public.t and public.u against reads and writes, and rows may refer to nothing from then on

-- case: a foreign key of a table to itself
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT f REFERENCES t);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
-- expect:
--   1:15 warning DROP CONSTRAINT f locks public.t against reads and writes, and rows may refer to nothing from then on

-- case: a unique and a primary key, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" ("A" int, b int, CONSTRAINT "K" UNIQUE ("A", b), PRIMARY KEY (b));
-- file: up
ALTER TABLE shop."T" DROP CONSTRAINT "K", DROP CONSTRAINT "T_pkey";
-- expect:
--   1:22 warning DROP CONSTRAINT "K" locks shop."T" against reads and writes and takes the index away that keeps ("A", b) unique
--   1:43 warning DROP CONSTRAINT "T_pkey" locks shop."T" against reads and writes and takes the index away that keeps (b) unique

-- case: a check
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   1:15 warning DROP CONSTRAINT c locks public.t against reads and writes, and nothing checks its rows any more

-- case: an exclusion
-- file: history
CREATE TABLE t (d daterange, CONSTRAINT x EXCLUDE USING gist (d WITH &&));
-- file: up
ALTER TABLE t DROP CONSTRAINT x;
-- expect:
--   1:15 warning DROP CONSTRAINT x locks public.t against reads and writes, and nothing checks its rows any more

-- case: it may wait for its lock for long
-- options: lock-timeout=0
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES u);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
-- expect:
--   1:15 warning DROP CONSTRAINT f locks public.t and public.u against reads and writes, and rows may refer to nothing from then on
--     > SET LOCAL lock_timeout = '2s';
--     > ALTER TABLE t DROP CONSTRAINT f;

-- case: a check that NOT NULL says by now
-- file: history
CREATE TABLE t (a int CONSTRAINT c CHECK (a IS NOT NULL), b int);
-- file: up
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: a check that NOT NULL does not say
-- file: history
CREATE TABLE t (a int CONSTRAINT c CHECK (a IS NOT NULL), b int NOT NULL);
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   1:15 warning DROP CONSTRAINT c locks public.t against reads and writes, and nothing checks its rows any more

-- case: a check that says more than NOT NULL
-- file: history
CREATE TABLE t (a int NOT NULL CONSTRAINT c CHECK (a IS NOT NULL AND a > 0));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   1:15 warning DROP CONSTRAINT c locks public.t against reads and writes, and nothing checks its rows any more

-- case: a check that is replaced in the same commit
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2, 3)) NOT VALID;
-- expect:
--   nothing

-- case: a check that is replaced in a later commit
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
ALTER TABLE t DROP CONSTRAINT c;
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2, 3)) NOT VALID;
-- expect:
--   1/1:15 warning DROP CONSTRAINT c locks public.t against reads and writes, and nothing checks its rows any more

-- case: added in the same transaction
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: of a new table
-- file: up
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: of a temporary table
-- file: up
CREATE TEMP TABLE t (a int CONSTRAINT c CHECK (a > 0));
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   nothing

-- case: one that is not there, if it exists
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t DROP CONSTRAINT IF EXISTS c;
-- expect:
--   nothing

-- case: of a table that nobody knows
-- file: up
ALTER TABLE t DROP CONSTRAINT IF EXISTS c;
-- expect:
--   1:15 warning DROP CONSTRAINT c locks public.t against reads and writes, and what it keeps is lost

-- case: NOT NULL by the name that PostgreSQL 18 gives it
-- options: postgres=18
-- file: history
CREATE TABLE t (a int CONSTRAINT n NOT NULL, b int NOT NULL);
-- file: up
ALTER TABLE t DROP CONSTRAINT n;
ALTER TABLE t DROP CONSTRAINT t_b_not_null;
-- expect:
--   nothing

-- case: in a DO block
-- file: history
CREATE TABLE t (id int, a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: up
DO $$ BEGIN
  ALTER TABLE t DROP CONSTRAINT c;
END $$;
-- expect:
--   2:17 warning DROP CONSTRAINT c locks public.t against reads and writes, and nothing checks its rows any more

-- case: on the way back
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD CONSTRAINT c CHECK (a IN (1, 2));
-- file: down
ALTER TABLE t DROP CONSTRAINT c;
-- expect:
--   2/1:15 info DROP CONSTRAINT c locks public.t against reads and writes, and nothing checks its rows any more

-- case: a foreign key that is made anew in the same commit
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT f REFERENCES u);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u ON DELETE CASCADE NOT VALID;
-- expect:
--   1:15 info DROP CONSTRAINT f locks public.t and public.u against reads and writes

-- case: a unique key that becomes the primary key in the same commit
-- file: history
CREATE TABLE t (a int NOT NULL CONSTRAINT k UNIQUE);
-- file: up
ALTER TABLE t DROP CONSTRAINT k, ADD PRIMARY KEY (a);
-- expect:
--   1:15 info DROP CONSTRAINT k locks public.t against reads and writes

-- case: the column goes as well
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint CONSTRAINT posts_author_fkey REFERENCES users);
-- file: up
ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;
ALTER TABLE posts DROP COLUMN author;
-- expect:
--   1:19 info DROP CONSTRAINT posts_author_fkey locks public.posts and public.users against reads and writes

-- case: a foreign key is replaced by a wider one
-- file: history
CREATE TABLE media (id text, project_id text, PRIMARY KEY (id), UNIQUE (id, project_id));
CREATE TABLE tm (media_id text NOT NULL CONSTRAINT f1 REFERENCES media (id), project_id text NOT NULL);
-- file: up
ALTER TABLE tm DROP CONSTRAINT f1;
ALTER TABLE tm ADD CONSTRAINT f2 FOREIGN KEY (media_id, project_id) REFERENCES media (id, project_id);
-- expect:
--   1:16 info DROP CONSTRAINT f1 locks public.tm and public.media against reads and writes

-- case: a wider foreign key that a NULL leaves unchecked
-- file: history
CREATE TABLE media (id text, project_id text, PRIMARY KEY (id), UNIQUE (id, project_id));
CREATE TABLE tm (media_id text NOT NULL CONSTRAINT f1 REFERENCES media (id), project_id text);
-- file: up
ALTER TABLE tm DROP CONSTRAINT f1;
ALTER TABLE tm ADD CONSTRAINT f2 FOREIGN KEY (media_id, project_id) REFERENCES media (id, project_id);
-- expect:
--   1:16 warning DROP CONSTRAINT f1 locks public.tm and public.media against reads and writes, and rows may refer to nothing from then on

-- case: a wider foreign key to another column of the parent
-- file: history
CREATE TABLE media (id text PRIMARY KEY, old_id text UNIQUE, project_id text, UNIQUE (old_id, project_id));
CREATE TABLE tm (media_id text NOT NULL CONSTRAINT f1 REFERENCES media (id), project_id text NOT NULL);
-- file: up
ALTER TABLE tm DROP CONSTRAINT f1;
ALTER TABLE tm ADD CONSTRAINT f2 FOREIGN KEY (media_id, project_id) REFERENCES media (old_id, project_id);
-- expect:
--   1:16 warning DROP CONSTRAINT f1 locks public.tm and public.media against reads and writes, and rows may refer to nothing from then on

-- case: a check of the same name over other columns
-- file: history
CREATE TABLE n (id int PRIMARY KEY, a int, b int, c int, CONSTRAINT nc CHECK (num_nonnulls(a, b) = 1));
-- file: up
ALTER TABLE n DROP CONSTRAINT IF EXISTS nc;
ALTER TABLE n ADD CONSTRAINT nc CHECK (num_nonnulls(a, c) = 1);
-- expect:
--   1:15 info DROP CONSTRAINT nc locks public.n against reads and writes

-- case: a unique constraint of the same name over other columns
-- file: history
CREATE TABLE n (id int PRIMARY KEY, a int, b int, CONSTRAINT nk UNIQUE (a));
-- file: up
ALTER TABLE n DROP CONSTRAINT nk;
ALTER TABLE n ADD CONSTRAINT nk UNIQUE (b);
-- expect:
--   1:15 warning DROP CONSTRAINT nk locks public.n against reads and writes and takes the index away that keeps (a) unique

-- case: the primary key keeps the same columns unique, in another order
-- file: history
CREATE TABLE ps (id serial PRIMARY KEY, a int NOT NULL, b int NOT NULL, CONSTRAINT ps_ab UNIQUE (a, b));
-- file: up
ALTER TABLE ps DROP COLUMN id, ADD PRIMARY KEY (b, a), DROP CONSTRAINT ps_ab;
-- expect:
--   1:56 info DROP CONSTRAINT ps_ab locks public.ps against reads and writes

-- case: another unique index stands
-- file: history
CREATE TABLE ps (id int PRIMARY KEY, a int NOT NULL, b int, CONSTRAINT ps_ab UNIQUE (a, b));
CREATE UNIQUE INDEX ps_ab2 ON ps (a, b);
-- file: up
ALTER TABLE ps DROP CONSTRAINT ps_ab;
-- expect:
--   1:16 info DROP CONSTRAINT ps_ab locks public.ps against reads and writes

-- case: a narrower key stands
-- file: history
CREATE TABLE ps (id int PRIMARY KEY, b int NOT NULL, CONSTRAINT ps_ib UNIQUE (id, b));
-- file: up
ALTER TABLE ps DROP CONSTRAINT ps_ib;
-- expect:
--   1:16 info DROP CONSTRAINT ps_ib locks public.ps against reads and writes

-- case: no other index keeps the columns unique for all rows
-- file: history
CREATE TABLE ps (id int PRIMARY KEY, a text, b int, CONSTRAINT ps_ab UNIQUE (a, b));
CREATE UNIQUE INDEX ps_w ON ps (a, b) WHERE b > 0;
CREATE UNIQUE INDEX ps_e ON ps (lower(a), b);
CREATE UNIQUE INDEX ps_n ON ps (a, b, id);
CREATE INDEX ps_i ON ps (a, b);
-- file: up
ALTER TABLE ps DROP CONSTRAINT ps_ab;
-- expect:
--   1:16 warning DROP CONSTRAINT ps_ab locks public.ps against reads and writes and takes the index away that keeps (a, b) unique

-- case: the other index lets NULLs pass that the key kept apart
-- options: postgres=15
-- file: history
CREATE TABLE ps (id int PRIMARY KEY, a int, b int, CONSTRAINT ps_ab UNIQUE NULLS NOT DISTINCT (a, b));
CREATE UNIQUE INDEX ps_ab2 ON ps (a, b);
-- file: up
ALTER TABLE ps DROP CONSTRAINT ps_ab;
-- expect:
--   1:16 warning DROP CONSTRAINT ps_ab locks public.ps against reads and writes and takes the index away that keeps (a, b) unique

-- case: the other index goes in the same transaction
-- file: history
CREATE TABLE ps (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, CONSTRAINT ps_ab UNIQUE (a, b));
CREATE UNIQUE INDEX ps_ab2 ON ps (a, b);
-- file: up
ALTER TABLE ps DROP CONSTRAINT ps_ab;
DROP INDEX ps_ab2;
-- expect:
--   1:16 warning DROP CONSTRAINT ps_ab locks public.ps against reads and writes and takes the index away that keeps (a, b) unique

-- case: another column gets the name of the key's column and a key
-- file: history
CREATE TABLE ic (id text CONSTRAINT ic_id PRIMARY KEY);
-- file: up
ALTER TABLE ic DROP CONSTRAINT ic_id;
ALTER TABLE ic RENAME COLUMN id TO name;
ALTER TABLE ic ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX ic_new ON ic (id);
-- expect:
--   1:16 warning DROP CONSTRAINT ic_id locks public.ic against reads and writes and takes the index away that keeps (id) unique
