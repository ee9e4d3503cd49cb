-- case: a table of an earlier migration
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
DROP TABLE orders;
-- expect:
--   1:12 error DROP TABLE deletes public.orders with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.orders'::regclass;
--     > -- next migration: a foreign key locks both tables
--     > ALTER TABLE public.orders DROP CONSTRAINT orders_user_id_fkey;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.orders;

-- case: several in one statement with schemas and quotes
-- file: history
CREATE SCHEMA "Shop";
CREATE TABLE "Shop"."Order Items" (id int);
CREATE TABLE t (id int);
-- file: up
DROP TABLE IF EXISTS "Shop"."Order Items", t, never_made;
-- expect:
--   1:22 error DROP TABLE deletes "Shop"."Order Items" with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = '"Shop"."Order Items"'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE "Shop"."Order Items";
--   1:44 error DROP TABLE deletes public.t with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.t'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.t;

-- case: made by the same file
-- file: up
CREATE TABLE t (id int);
DROP TABLE t;
-- expect:
--   nothing

-- case: made by an earlier file of the set and filled
-- options: new=set
-- file: up
CREATE TABLE t (id int);
-- file: up
INSERT INTO t VALUES (1);
-- file: up
DROP TABLE t;
-- expect:
--   nothing

-- case: a temporary one
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE TEMP TABLE t AS SELECT * FROM public.t;
DROP TABLE t;
-- expect:
--   nothing

-- case: IF EXISTS of one that the whole history never made
-- file: history
CREATE TABLE other (id int);
-- file: up
DROP TABLE IF EXISTS t;
-- expect:
--   nothing

-- case: IF EXISTS without a history to look into
-- file: up
DROP TABLE IF EXISTS t;
-- expect:
--   1:22 error DROP TABLE deletes public.t with all its rows; running code that uses it fails

-- case: one that is not known
-- file: up
DROP TABLE legacy.t;
-- expect:
--   1:12 error DROP TABLE deletes legacy.t with all its rows; running code that uses it fails

-- case: a partition
-- file: history
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file: up
DROP TABLE events_2020;
-- expect:
--   1:12 error DROP TABLE deletes public.events_2020 with all its rows, which are rows of public.events too; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.events_2020'::regclass;
--     > -- next migration:
--     > ALTER TABLE public.events DETACH PARTITION public.events_2020 CONCURRENTLY;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.events_2020;

-- case: the way back of a table that the up made
-- file: up
CREATE TABLE t (id int);
-- file: down
DROP TABLE t;
-- expect:
--   nothing

-- case: in a DO block under a condition
-- file: history
CREATE TABLE t (id int);
-- file: up
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 't') THEN
    DROP TABLE t;
  END IF;
END $$;
-- expect:
--   3:16 error DROP TABLE deletes public.t with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.t'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.t;

-- case: in the body of a function that is only created
-- file: history
CREATE TABLE t (id int);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DROP TABLE t; END $$;
-- expect:
--   nothing

-- case: a rebuild that copied the rows in the same transaction
-- file: history
CREATE TABLE t (id int, a text);
-- file: up
CREATE TABLE t_new (id bigint, a text);
INSERT INTO t_new SELECT id, a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
-- expect:
--   nothing

-- case: a rebuild that does not commit together
-- file: history
CREATE TABLE t (id int, a text);
-- file: up
CREATE TABLE t_new (id bigint, a text);
INSERT INTO t_new SELECT id, a FROM t;
-- file: up
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
-- expect:
--   2/1:12 error DROP TABLE deletes public.t with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.t'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.t;

-- case: a foreign table holds nothing
-- file: history
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE t (id int) SERVER far;
-- file: up
DROP FOREIGN TABLE t;
-- expect:
--   nothing

-- case: the copy that takes its name leaves rows out
-- file: history
CREATE TABLE users (id int PRIMARY KEY, a int, b text);
-- file: up
CREATE TABLE o2 (LIKE users INCLUDING ALL);
INSERT INTO o2 SELECT * FROM users WHERE id < 3;
DROP TABLE users;
ALTER TABLE o2 RENAME TO users;
-- expect:
--   3:12 error DROP TABLE deletes public.users, and the copy that takes its name lacks the rows that its WHERE leaves out

-- case: LIMIT, DISTINCT, OFFSET, a join, a sample
-- file: history
CREATE TABLE a (id int PRIMARY KEY, b text);
CREATE TABLE b (id int PRIMARY KEY, b text);
CREATE TABLE c (id int PRIMARY KEY, b text);
CREATE TABLE d (id int PRIMARY KEY, b text);
CREATE TABLE e (id int PRIMARY KEY, b text);
CREATE TABLE f (id int PRIMARY KEY, b text);
-- file: up
CREATE TABLE n (LIKE a); INSERT INTO n SELECT * FROM a LIMIT 1; DROP TABLE a; ALTER TABLE n RENAME TO a;
CREATE TABLE n (LIKE b); INSERT INTO n SELECT DISTINCT * FROM b; DROP TABLE b; ALTER TABLE n RENAME TO b;
CREATE TABLE n (LIKE c); INSERT INTO n SELECT * FROM c OFFSET 1; DROP TABLE c; ALTER TABLE n RENAME TO c;
CREATE TABLE n (LIKE d); INSERT INTO n SELECT d.* FROM d JOIN f ON f.id = d.id; DROP TABLE d; ALTER TABLE n RENAME TO d;
CREATE TABLE n AS SELECT * FROM e TABLESAMPLE SYSTEM (1); DROP TABLE e; ALTER TABLE n RENAME TO e;
CREATE TABLE n (LIKE f); INSERT INTO n SELECT f.* FROM f LEFT JOIN a ON a.id = f.id; DROP TABLE f; ALTER TABLE n RENAME TO f;
-- expect:
--   1:76 error DROP TABLE deletes public.a, and the copy that takes its name lacks the rows that its LIMIT leaves out
--   2:77 error DROP TABLE deletes public.b, and the copy that takes its name lacks the rows that its DISTINCT leaves out
--   3:77 error DROP TABLE deletes public.c, and the copy that takes its name lacks the rows that its OFFSET leaves out
--   4:92 error DROP TABLE deletes public.d, and the copy that takes its name lacks the rows that its join leaves out
--   5:70 error DROP TABLE deletes public.e, and the copy that takes its name lacks the rows that its TABLESAMPLE leaves out

-- case: the copy leaves columns out, is emptied, or has them swapped
-- file: history
CREATE TABLE a (id int PRIMARY KEY, b text, c text);
CREATE TABLE b (id int PRIMARY KEY, b text, c text);
CREATE TABLE c (id int PRIMARY KEY, b text, c text);
CREATE TABLE d (id int PRIMARY KEY, b text, c text);
-- file: up
CREATE TABLE n (LIKE a); INSERT INTO n (id) SELECT id FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a;
CREATE TABLE n (LIKE b); INSERT INTO n SELECT * FROM b; DROP TABLE b; DELETE FROM n WHERE id > 7; ALTER TABLE n RENAME TO b;
CREATE TABLE n (LIKE c); INSERT INTO n (id, b, c) SELECT id, c, b FROM c; DROP TABLE c; ALTER TABLE n RENAME TO c;
SELECT * INTO n FROM d WHERE false; DROP TABLE d; ALTER TABLE n RENAME TO d;
-- expect:
--   1:74 error DROP TABLE deletes public.a, and the copy that takes its name lacks b and c
--   2:68 error DROP TABLE deletes public.b, and the copy that takes its name loses rows again by DELETE
--   3:86 error DROP TABLE deletes public.c, and the copy that takes its name has c in b and has b in c
--   4:48 error DROP TABLE deletes public.d, and the copy that takes its name lacks the rows that its WHERE leaves out

-- case: whole copies
-- file: history
CREATE TABLE a (id int PRIMARY KEY, b text, c text);
CREATE TABLE b (id int PRIMARY KEY, b text, c text);
CREATE TABLE c (id int PRIMARY KEY, b text, c text);
-- file: up
CREATE TABLE n (LIKE a); INSERT INTO n (id, b, c) SELECT id, lower(b), c FROM a WHERE true ORDER BY id; DROP TABLE a; ALTER TABLE n RENAME TO a;
CREATE TABLE n AS TABLE b; DROP TABLE b; ALTER TABLE n RENAME TO b;
CREATE TABLE n AS SELECT id, b AS name, c FROM c; DROP TABLE c; ALTER TABLE n RENAME TO c;
-- expect:
--   nothing

-- case: the down drops what its up made, in a history that cannot be followed
-- file: history
CREATE TABLE x (a text);
DO $$ DECLARE q text; BEGIN SELECT a INTO q FROM x; EXECUTE q; END $$;
-- file: up
CREATE TABLE IF NOT EXISTS slot (id bigint PRIMARY KEY);
-- file: down
DROP TABLE IF EXISTS slot;
-- expect:
--   nothing

-- case: in a procedure that is called
-- file: history
CREATE TABLE t (id int);
CREATE TABLE u (id int);
-- file: up a
CREATE PROCEDURE g() LANGUAGE plpgsql AS $$ BEGIN DROP TABLE t CASCADE; END $$;
-- file: up b
CALL g();
CREATE PROCEDURE h() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE v (id int); DROP TABLE v; END $$;
CALL h();
DROP TABLE IF EXISTS t;
-- expect:
--   2/1:1 error DROP TABLE deletes public.t with all its rows; running code that uses it fails (in public.g(), which is called here)
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.t'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.t;

-- case: a new partitioned table with an old partition
-- file: history
CREATE TABLE old (id int NOT NULL);
-- file: up
CREATE TABLE n (id int NOT NULL) PARTITION BY RANGE (id);
ALTER TABLE n ATTACH PARTITION old DEFAULT;
DROP TABLE n;
-- expect:
--   3:12 error DROP TABLE deletes public.n with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.n'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.n;

-- case: its rows were copied
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, post int NOT NULL);
CREATE TABLE no (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, post int);
CREATE TABLE pl (person int NOT NULL, post int NOT NULL, score int, PRIMARY KEY (person, post));
CREATE TABLE ps (person int NOT NULL, post int NOT NULL, PRIMARY KEY (person, post));
CREATE TABLE log (n bigint);
CREATE TABLE c (id int PRIMARY KEY);
-- file: up
INSERT INTO no (post) SELECT post FROM pm;
DROP TABLE pm;
CREATE TABLE pa AS SELECT person, post, max(score) AS score FROM (SELECT person, post, score FROM pl UNION ALL SELECT person, post, NULL FROM ps) x GROUP BY person, post;
DROP TABLE pl, ps;
INSERT INTO log SELECT count(*) FROM c;
DROP TABLE c;
-- expect:
--   2:12 error DROP TABLE deletes public.pm; its rows are copied to public.no before, and the copy numbers id anew; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.pm'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.pm;
--   4:12 error DROP TABLE deletes public.pl; its rows are copied to public.pa before; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.pl'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.pl;
--   4:16 error DROP TABLE deletes public.ps; its rows are copied to public.pa before; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.ps'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.ps;
--   6:12 error DROP TABLE deletes public.c with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.c'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.c;

-- case: the copy of what was put aside
-- file: history
CREATE TABLE image (id int PRIMARY KEY, alias text, made timestamptz);
-- file: up
ALTER TABLE image RENAME TO image_old;
CREATE TABLE image (id int PRIMARY KEY, alias text);
INSERT INTO image (id) SELECT id FROM image_old;
DROP TABLE image_old;
-- expect:
--   4:12 error DROP TABLE deletes public.image_old, and the copy in public.image lacks alias and made

-- case: a row of defaults is no copy
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, post int NOT NULL);
CREATE TABLE no (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, post int);
-- file: up
INSERT INTO no DEFAULT VALUES;
DROP TABLE pm;
-- expect:
--   2:12 error DROP TABLE deletes public.pm with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.pm'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.pm;

-- case: the backup of a rebuild goes
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a text, b text, c text);
ALTER TABLE t RENAME TO _bkp_t;
CREATE TABLE t (id bigint PRIMARY KEY, a text, b text, c text, d text);
INSERT INTO t (id, a, b, c) SELECT id, a, b, c FROM _bkp_t;
CREATE TABLE old_age (id int PRIMARY KEY);
CREATE TABLE users_old (x int, y int);
CREATE TABLE users (id int PRIMARY KEY);
-- file: up
DROP TABLE IF EXISTS _bkp_t;
DROP TABLE old_age;
DROP TABLE users_old;
-- expect:
--   1:22 warning DROP TABLE deletes public._bkp_t with all its rows; it was put aside for public.t
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public._bkp_t'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public._bkp_t;
--   2:12 error DROP TABLE deletes public.old_age with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.old_age'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.old_age;
--   3:12 error DROP TABLE deletes public.users_old with all its rows; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.users_old'::regclass;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.users_old;

-- case: UPDATE … FROM copies the rows that its WHERE lets through
-- file: history
CREATE TABLE v (id int PRIMARY KEY, kind text);
CREATE TABLE rr (v_id int PRIMARY KEY REFERENCES v, at timestamptz);
-- file: up
ALTER TABLE v ADD COLUMN at timestamptz;
UPDATE v SET at = rr.at FROM rr WHERE rr.v_id = v.id AND rr.at > '2020-01-01';
DROP TABLE rr;
-- expect:
--   3:12 error DROP TABLE deletes public.rr; its rows are copied to public.v before, and the copy lacks the rows that its WHERE leaves out; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.rr'::regclass;
--     > -- next migration: a foreign key locks both tables
--     > ALTER TABLE public.rr DROP CONSTRAINT rr_v_id_fkey;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.rr;

-- case: UPDATE … FROM copies all rows
-- file: history
CREATE TABLE v (id int PRIMARY KEY, kind text);
CREATE TABLE rr (v_id int PRIMARY KEY REFERENCES v, at timestamptz);
-- file: up
ALTER TABLE v ADD COLUMN at timestamptz;
UPDATE v SET at = rr.at FROM rr WHERE rr.v_id = v.id AND v.at IS NULL;
DROP TABLE rr;
-- expect:
--   3:12 error DROP TABLE deletes public.rr; its rows are copied to public.v before; running code that uses it fails
--     > -- is it still used?
--     > SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE relid = 'public.rr'::regclass;
--     > -- next migration: a foreign key locks both tables
--     > ALTER TABLE public.rr DROP CONSTRAINT rr_v_id_fkey;
--     > -- next release: when nothing has used it for some weeks
--     > -- mig: ignore dropping-table -- unused since …, kept in the backup of …
--     > DROP TABLE public.rr;
