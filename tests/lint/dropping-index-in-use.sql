-- case: the only index for a foreign key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int REFERENCES u);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   1:1 warning public.i is in use: no other index of public.t serves the foreign key t_a_fkey: each DELETE from public.u then reads all of the table

-- case: another index serves the key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int REFERENCES u);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (a, id);
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: another index serves the key later
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int REFERENCES u);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a, id);
-- expect:
--   nothing

-- case: an index over the rows that can refer serves the key
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int REFERENCES u);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (a) WHERE a IS NOT NULL;
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: the key is dropped as well
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int CONSTRAINT f REFERENCES u);
CREATE INDEX i ON t (a);
-- file: up
ALTER TABLE t DROP CONSTRAINT f;
DROP INDEX i;
-- expect:
--   nothing

-- case: what a foreign key refers to
-- file: history
CREATE TABLE u (a int NOT NULL);
CREATE UNIQUE INDEX i ON u (a);
CREATE TABLE t (a int REFERENCES u (a));
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   1:1 warning public.i is in use: the foreign key t_a_fkey of public.t refers to its columns, so this fails without CASCADE, which drops the key

-- case: what a foreign key refers to has a twin
-- file: history
CREATE TABLE u (a int NOT NULL);
CREATE UNIQUE INDEX i ON u (a);
CREATE TABLE t (a int REFERENCES u (a));
CREATE UNIQUE INDEX j ON u (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: the target of ON CONFLICT in a function
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
CREATE FUNCTION f(x int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO t (id, a) VALUES (1, x) ON CONFLICT (a) DO UPDATE SET id = t.id + 1;
END $$;
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   1:1 warning public.i is in use: ON CONFLICT of the function public.f fails without it

-- case: ON CONFLICT of other columns
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
CREATE UNIQUE INDEX j ON t (id);
CREATE FUNCTION f(x int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO t (id, a) VALUES (1, x) ON CONFLICT (id) DO NOTHING
$$;
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: the target of a later INSERT
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a, id);
-- file: up
DROP INDEX CONCURRENTLY i;
INSERT INTO t VALUES (1, 1) ON CONFLICT (id, a) DO NOTHING;
-- expect:
--   1:1 warning public.i is in use: ON CONFLICT of a later INSERT of these migrations fails without it

-- case: the target has a new index before the end
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
CREATE FUNCTION f(x int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO t (id, a) VALUES (1, x) ON CONFLICT (a) DO NOTHING
$$;
-- file: up
CREATE UNIQUE INDEX CONCURRENTLY j ON t (a);
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: the replica identity
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE UNIQUE INDEX i ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   1:1 warning public.i is in use: it is the replica identity of public.t: a publication then refuses UPDATE and DELETE

-- case: CLUSTER goes by it
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
CLUSTER t USING i;
ALTER TABLE t CLUSTER ON i;
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   1:1 warning public.i is in use: CLUSTER public.t goes by it

-- case: nothing needs it
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: of a new table
-- file: up
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int, a int REFERENCES u);
CREATE INDEX i ON t (a);
DROP INDEX i;
-- expect:
--   nothing

-- case: a down takes the index of the up back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
-- file: up
CREATE INDEX CONCURRENTLY posts_author_idx ON posts (author);
-- file: down
DROP INDEX CONCURRENTLY posts_author_idx;
-- expect:
--   nothing

-- case: the up put the index in the place of another that does not come back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
-- file: up
CREATE INDEX posts_author_id_idx ON posts (author, id);
DROP INDEX posts_author_idx;
-- file: down
DROP INDEX posts_author_id_idx;
-- expect:
--   2/1:1 info public.posts_author_id_idx is in use: no other index of public.posts serves the foreign key posts_author_fkey: each DELETE from public.users then reads all of the table

-- case: a down takes the index of the up back, and leaves the function that needs it
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int);
-- file: up
CREATE UNIQUE INDEX t_a ON t (a);
CREATE FUNCTION put(v int) RETURNS void AS $$ INSERT INTO t (id, a) VALUES (1, v) ON CONFLICT (a) DO NOTHING $$ LANGUAGE sql;
-- file: down
DROP INDEX t_a;
-- expect:
--   2/1:1 info public.t_a is in use: ON CONFLICT of the function public.put fails without it

-- case: the down puts the function back too
-- file: history
CREATE TABLE q (id int PRIMARY KEY, task int);
CREATE FUNCTION tf(a int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO q VALUES (a, a); END $$;
-- file: up
CREATE UNIQUE INDEX q_task_idx ON q (task);
CREATE OR REPLACE FUNCTION tf(a int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO q VALUES (a, a) ON CONFLICT (task) DO NOTHING; END $$;
-- file: down
DROP INDEX q_task_idx;
CREATE OR REPLACE FUNCTION tf(a int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO q VALUES (a, a); END $$;
-- expect:
--   nothing

-- case: the down leaves the function that needs the index
-- file: history
CREATE TABLE q (id int PRIMARY KEY, task int);
CREATE FUNCTION tf(a int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO q VALUES (a, a); END $$;
-- file: up
CREATE UNIQUE INDEX q_task_idx ON q (task);
CREATE OR REPLACE FUNCTION tf(a int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO q VALUES (a, a) ON CONFLICT (task) DO NOTHING; END $$;
-- file: down
DROP INDEX q_task_idx;
-- expect:
--   2/1:1 info public.q_task_idx is in use: ON CONFLICT of the function public.tf fails without it
