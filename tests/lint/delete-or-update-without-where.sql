-- case: without a condition
-- file: history
CREATE TABLE t (id int NOT NULL, a int, b int);
-- file: up
DELETE FROM t;
UPDATE t SET a = 1;
UPDATE t x SET (a, b) = (1, 2);
-- expect:
--   1:1 error DELETE removes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:1 error UPDATE changes every row of public.t
--     > -- only the rows that are to change, in batches
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET a = 1 WHERE a IS DISTINCT FROM (1);
--   3:1 error UPDATE changes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: with a condition
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
-- file: up
DELETE FROM t WHERE a = 1;
UPDATE t SET a = 1 WHERE a IS NOT NULL;
UPDATE t SET a = 1 WHERE false;
DELETE FROM t WHERE id = a;
-- expect:
--   nothing

-- case: conditions that are always true
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
-- file: up
DELETE FROM t WHERE true;
DELETE FROM t WHERE 1 = 1;
DELETE FROM t WHERE id = id;
DELETE FROM t WHERE id IS NOT NULL;
DELETE FROM t WHERE (a > 3 OR 1=1) AND NOT false;
DELETE FROM t AS x WHERE x.id = x.id;
DELETE FROM t WHERE id IN (SELECT id FROM t);
DELETE FROM t WHERE ctid IS NOT NULL;
-- expect:
--   1:1 error DELETE removes every row of public.t: WHERE true is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:1 error DELETE removes every row of public.t: WHERE 1 = 1 is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   3:1 error DELETE removes every row of public.t: WHERE id = id is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   4:1 error DELETE removes every row of public.t: WHERE id IS NOT NULL is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   5:1 error DELETE removes every row of public.t: WHERE (a > 3 OR 1=1) AND NOT false is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   6:1 error DELETE removes every row of public.t: WHERE x.id = x.id is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   7:1 error DELETE removes every row of public.t: WHERE id IN (SELECT id FROM t) is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   8:1 error DELETE removes every row of public.t: WHERE ctid IS NOT NULL is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: conditions that look alike and are not
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
-- file: up
DELETE FROM t WHERE a = a;
DELETE FROM t WHERE a IS NOT NULL;
DELETE FROM t WHERE 1 = 2;
DELETE FROM t WHERE true AND a = 1;
DELETE FROM t WHERE id IN (SELECT id FROM t WHERE a = 2);
DELETE FROM t WHERE id IN (SELECT id FROM t LIMIT 10);
DELETE FROM t WHERE id IS NULL;
DELETE FROM t WHERE NOT true;
-- expect:
--   nothing

-- case: inside of a WITH clause and of EXPLAIN ANALYZE
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE TABLE log (id int);
-- file: up
WITH gone AS (DELETE FROM t RETURNING id) INSERT INTO log SELECT id FROM gone;
EXPLAIN ANALYZE DELETE FROM t;
EXPLAIN DELETE FROM t;
-- expect:
--   1:15 error DELETE removes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:17 error DELETE removes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: MERGE
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE TABLE s (id int NOT NULL, a int);
-- file: up
MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE;
MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a;
MERGE INTO t USING s ON true WHEN MATCHED AND s.a > 3 THEN DELETE;
MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT VALUES (1, 2);
-- expect:
--   1:1 error MERGE changes every row of public.t: its ON is true for each of them
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: with another table but no condition
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE TABLE s (id int NOT NULL, a int);
-- file: up
UPDATE t SET a = s.a FROM s;
DELETE FROM t USING s;
UPDATE t SET a = s.a FROM s WHERE s.id = t.id;
-- expect:
--   1:1 error UPDATE changes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:1 error DELETE removes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: in a DO block and in the bodies of functions
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."T" (id int NOT NULL, a int);
-- file: up
DO $$ BEGIN
  UPDATE shop."T" SET a = 1;
  EXECUTE 'DELETE FROM shop."T"';
END $$;
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM shop."T"';
CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  CREATE TEMP TABLE work (id int);
  DELETE FROM work;
  UPDATE shop."T" SET a = a + 1;
END $$;
-- expect:
--   2:3 error UPDATE changes every row of shop."T"
--     > -- only the rows that are to change, in batches
--     > -- in batches, each committed by itself:
--     > UPDATE shop."T" SET a = 1 WHERE a IS DISTINCT FROM (1);
--   3:12 error DELETE removes every row of shop."T"
--     > -- how many rows it is about:
--     > SELECT count(*) FROM shop."T";
--     > -- then say which of them it is for
--   5:51 error DELETE removes every row of shop."T", each time the function is called
--     > -- how many rows it is about:
--     > SELECT count(*) FROM shop."T";
--     > -- then say which of them it is for
--   9:3 error UPDATE changes every row of shop."T", each time the function is called
--     > -- how many rows it is about:
--     > SELECT count(*) FROM shop."T";
--     > -- then say which of them it is for

-- case: a table of the same set and a temporary one
-- options: new=set
-- file: up
CREATE TABLE t (id int, a int);
INSERT INTO t VALUES (1, 1);
CREATE TEMP TABLE w (id int);
DELETE FROM w;
-- file: up
UPDATE t SET a = 2;
-- expect:
--   nothing

-- case: a backfill of columns that the same set added
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD COLUMN b int, ADD COLUMN c int;
-- file: up
UPDATE t SET b = a, c = 0;
UPDATE t SET b = a, a = 0;
-- expect:
--   2/1:1 error UPDATE changes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2/2:1 error UPDATE changes every row of public.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: the actions of a rule are bound by the statement that calls them
-- file: history
CREATE TABLE t (id int, a int);
-- file: up
CREATE RULE r AS ON DELETE TO t DO INSTEAD UPDATE t SET a = 0;
-- expect:
--   1:44 error UPDATE changes every row of public.t, each time the rule fires
--     > -- only the rows that are to change, in batches
--     > -- in batches, each committed by itself:
--     > UPDATE public.t SET a = 0 WHERE a IS DISTINCT FROM (0);

-- case: the row of a cursor and a table that is not known
-- file: up
DELETE FROM t WHERE CURRENT OF c;
DELETE FROM far.t;
-- expect:
--   2:1 error DELETE removes every row of far.t
--     > -- how many rows it is about:
--     > SELECT count(*) FROM far.t;
--     > -- then say which of them it is for

-- case: conditions that say nothing of the table
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE TABLE s (id int NOT NULL, b int);
-- file: up
DELETE FROM t USING s WHERE s.id = 1;
UPDATE t SET a = 1 FROM s WHERE b = 1;
DELETE FROM t WHERE EXISTS (SELECT 1 FROM s WHERE id = 3);
DELETE FROM t WHERE 't'::bool;
DELETE FROM t WHERE COALESCE(true, false);
DELETE FROM t WHERE now() IS NOT NULL;
UPDATE t SET a = 2 FROM t t2 JOIN s ON s.id = t2.id WHERE t2.a = 1;
DO $$ DECLARE do_it boolean := true; BEGIN DELETE FROM t WHERE do_it; END $$;
-- expect:
--   1:1 error DELETE removes every row of public.t or none: WHERE s.id = 1 names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:1 error UPDATE changes every row of public.t or none: WHERE b = 1 names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   3:1 error DELETE removes every row of public.t or none: WHERE EXISTS (SELECT 1 FROM s WHERE id = 3) names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   4:1 error DELETE removes every row of public.t or none: WHERE 't'::bool names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   5:1 error DELETE removes every row of public.t or none: WHERE COALESCE(true, false) names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   6:1 error DELETE removes every row of public.t or none: WHERE now() IS NOT NULL names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   7:1 error UPDATE changes every row of public.t or none: WHERE t2.a = 1 names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   8:44 error DELETE removes every row of public.t or none: WHERE do_it names no column of it
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: conditions that say something of it, or may
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE TABLE s (id int NOT NULL, b int);
-- file: up
DELETE FROM t USING s WHERE s.id = t.id;
DELETE FROM t USING s WHERE b = a;
DELETE FROM t WHERE EXISTS (SELECT 1 FROM s WHERE b = a);
DELETE FROM t WHERE EXISTS (SELECT 1 FROM s WHERE s.id = t.id);
DELETE FROM t WHERE EXISTS (SELECT 1 FROM elsewhere WHERE id = 3);
DELETE FROM t WHERE (t).a = 1;
DELETE FROM t WHERE random() < 0.1;
DELETE FROM t WHERE 'f'::bool AND false;
DELETE FROM elsewhere WHERE x = 1;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT * FROM s LOOP DELETE FROM t WHERE id = r.id; END LOOP;
END $$;
-- expect:
--   nothing

-- case: conditions that hold for every row in other words
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
-- file: up
DELETE FROM t WHERE NOT (id IS NULL);
DELETE FROM t WHERE id = ANY (SELECT id FROM t);
DELETE FROM t WHERE a = a OR a IS NULL;
DELETE FROM t WHERE a IS NULL OR a IS NOT NULL;
DELETE FROM t WHERE id BETWEEN id AND id;
DELETE FROM t WHERE id >= 0 OR id < 0;
DELETE FROM t WHERE t.id = id;
DELETE FROM t WHERE a >= 0 OR a < 0;
DELETE FROM t WHERE a BETWEEN a AND a;
DELETE FROM t WHERE id >= 0 OR id < -1;
-- expect:
--   1:1 error DELETE removes every row of public.t: WHERE NOT (id IS NULL) is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:1 error DELETE removes every row of public.t: WHERE id = ANY (SELECT id FROM t) is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   3:1 error DELETE removes every row of public.t: WHERE a = a OR a IS NULL is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   4:1 error DELETE removes every row of public.t: WHERE a IS NULL OR a IS NOT NULL is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   5:1 error DELETE removes every row of public.t: WHERE id BETWEEN id AND id is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   6:1 error DELETE removes every row of public.t: WHERE id >= 0 OR id < 0 is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   7:1 error DELETE removes every row of public.t: WHERE t.id = id is always true
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: MERGE of a table with itself, and of what is not in the source
-- options: postgres=17
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE TABLE s (id int NOT NULL, a int);
-- file: up
MERGE INTO t u USING t o ON u.id = o.id WHEN MATCHED THEN DELETE;
MERGE INTO t u USING (SELECT 1) x ON false WHEN NOT MATCHED BY SOURCE THEN DELETE;
MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE;
MERGE INTO t u USING t o ON u.a = o.a WHEN MATCHED THEN DELETE;
MERGE INTO t u USING t o ON u.id = o.a WHEN MATCHED THEN DELETE;
-- expect:
--   1:1 error MERGE changes every row of public.t: its source is the table itself
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   2:1 error MERGE changes every row of public.t: its ON is false for each of them
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: through a view, and by a rule
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
-- file: up
CREATE VIEW v AS SELECT * FROM t;
CREATE TABLE n (id int);
CREATE VIEW w AS SELECT * FROM n;
DELETE FROM v;
DELETE FROM w;
CREATE RULE r AS ON INSERT TO n DO ALSO DELETE FROM t;
CREATE RULE s AS ON DELETE TO v DO INSTEAD DELETE FROM t WHERE id = old.id;
INSERT INTO n VALUES (1);
-- expect:
--   4:1 error DELETE removes every row of public.v
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.v;
--     > -- then say which of them it is for
--   6:41 error DELETE removes every row of public.t, each time the rule fires
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for

-- case: in a function that is called as well as made
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM t';
CREATE FUNCTION g() RETURNS void LANGUAGE sql AS 'DELETE FROM t';
SELECT f();
-- expect:
--   2:51 error DELETE removes every row of public.t, each time the function is called
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
--   3:1 error DELETE removes every row of public.t (in public.f(), which is called here)
--     > -- how many rows it is about:
--     > SELECT count(*) FROM public.t;
--     > -- then say which of them it is for
