-- case: the same name
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
CREATE INDEX CONCURRENTLY i ON t (a, id);
-- expect:
--   1:1 warning public.t is without public.i until it is built anew
--     > CREATE INDEX CONCURRENTLY i_new ON public.t (a, id);
--     > DROP INDEX CONCURRENTLY public.i;
--     > ALTER INDEX public.i_new RENAME TO i;

-- case: another name, more columns, in the next file
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a, id);
-- expect:
--   1/1:1 warning public.t is without public.i until public.j is built
--     > CREATE INDEX CONCURRENTLY j ON public.t (a, id);
--     > DROP INDEX CONCURRENTLY public.i;

-- case: a unique one
-- file: history
CREATE TABLE t (id int, a int);
CREATE UNIQUE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   1:1 warning public.t is without public.i until it is built anew, and nothing keeps duplicates out meanwhile
--     > CREATE UNIQUE INDEX CONCURRENTLY i_new ON public.t (a);
--     > DROP INDEX CONCURRENTLY public.i;
--     > ALTER INDEX public.i_new RENAME TO i;

-- case: in one transaction nobody sees the gap
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX i;
CREATE INDEX i ON t (a, id);
-- expect:
--   nothing

-- case: the new one first
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a, id);
DROP INDEX CONCURRENTLY i;
ALTER INDEX j RENAME TO i;
-- expect:
--   nothing

-- case: the new one first, then once more under the old name
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
CREATE INDEX CONCURRENTLY j ON t (a, id);
DROP INDEX CONCURRENTLY i;
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: other columns do not take its place
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
CREATE INDEX CONCURRENTLY j ON t (id);
-- expect:
--   nothing

-- case: a partial one does not take the place of a whole one
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
CREATE INDEX CONCURRENTLY j ON t (a) WHERE a > 0;
-- expect:
--   nothing

-- case: of a table of the same file
-- file: up
-- mig: transaction off
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
DROP INDEX i;
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: with a schema and quotes
-- file: history
CREATE SCHEMA "S";
CREATE TABLE "S"."T" ("A" int, b int);
CREATE INDEX "I" ON "S"."T" ("A");
-- file: up
DROP INDEX CONCURRENTLY "S"."I";
CREATE INDEX CONCURRENTLY "I" ON "S"."T" ("A", b);
-- expect:
--   1:1 warning "S"."T" is without "S"."I" until it is built anew
--     > CREATE INDEX CONCURRENTLY "I_new" ON "S"."T" ("A", b);
--     > DROP INDEX CONCURRENTLY "S"."I";
--     > ALTER INDEX "S"."I_new" RENAME TO "I";

-- case: only dropped
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- expect:
--   nothing

-- case: the way back makes it again
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
DROP INDEX CONCURRENTLY i;
-- file: down
CREATE INDEX CONCURRENTLY i ON t (a);
-- expect:
--   nothing

-- case: a DO block is one transaction, whatever the file is
-- file: history
CREATE TABLE t (id int, a int);
CREATE INDEX i ON t (a);
-- file: up
-- mig: transaction off
DO $$ BEGIN
  DROP INDEX i;
  CREATE INDEX i ON t (a, id);
END $$;
-- expect:
--   nothing

-- case: the same name, another index, files later
-- options: new=set
-- file: history
CREATE TABLE vd (id int PRIMARY KEY, d timestamptz NOT NULL);
CREATE INDEX vd_d ON vd (((d AT TIME ZONE 'UTC')::date));
-- file: up
DROP INDEX vd_d;
-- file: up
CREATE TABLE z1 (id int PRIMARY KEY);
-- file: up
CREATE TABLE z2 (id int PRIMARY KEY);
-- file: up
CREATE INDEX vd_d ON vd USING brin (d);
-- expect:
--   nothing

-- case: in one transaction, and once more in the next file
-- options: new=set
-- file: history
CREATE TABLE vd (id int PRIMARY KEY, d int NOT NULL);
CREATE INDEX vd_d ON vd (d);
-- file: up
DROP INDEX vd_d;
CREATE INDEX vd_d ON vd (d DESC);
-- file: up
CREATE INDEX vd_d2 ON vd (d, id);
-- expect:
--   nothing
