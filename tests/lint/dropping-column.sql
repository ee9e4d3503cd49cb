-- case: a column of an earlier migration
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, fax text, "Pager" text);
-- file: up
ALTER TABLE users DROP COLUMN fax;
-- expect:
--   1:19 error ALTER TABLE drops public.users.fax with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN fax;

-- case: NOT NULL without a default and a name in quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.users (id bigint PRIMARY KEY, "E-Mail" text NOT NULL);
-- file: up
ALTER TABLE ONLY shop.users DROP "E-Mail";
-- expect:
--   1:29 error ALTER TABLE drops shop.users."E-Mail" with all its values; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE shop.users ALTER COLUMN "E-Mail" DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE shop.users DROP COLUMN "E-Mail";

-- case: several in one statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, a int, b int NOT NULL DEFAULT 0);
-- file: up
ALTER TABLE users DROP COLUMN a, ADD COLUMN c int, DROP COLUMN IF EXISTS b;
-- expect:
--   1:19 error ALTER TABLE drops public.users.a with all its values; running code that reads or writes it fails at once; the same for b
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN a;
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN b;

-- case: added by the same set
-- options: new=set
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN a int;
-- file: up
ALTER TABLE users DROP COLUMN a;
-- expect:
--   nothing

-- case: of a table that the set made
-- options: new=set
-- file: up
CREATE TABLE users (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE users DROP COLUMN a;
-- expect:
--   nothing

-- case: IF EXISTS of a column that is not there
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users DROP COLUMN IF EXISTS a;
-- expect:
--   nothing

-- case: of a table that is not known
-- file: up
ALTER TABLE users DROP COLUMN a;
-- expect:
--   1:19 error ALTER TABLE drops public.users.a with all its values; running code that reads or writes it fails at once

-- case: the way back of an added column
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN a int;
-- file: down
ALTER TABLE users DROP COLUMN a;
-- expect:
--   nothing

-- case: a down that drops what was there before
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, b int);
-- file: up
ALTER TABLE users ADD COLUMN a int;
-- file: down
ALTER TABLE users DROP COLUMN b;
-- expect:
--   2/1:19 info ALTER TABLE drops public.users.b with all its values; running code that reads or writes it fails at once

-- case: in a DO block
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, a int);
-- file: up
DO $$ BEGIN
  EXECUTE 'ALTER TABLE users DROP COLUMN a';
END $$;
-- expect:
--   2:30 error ALTER TABLE drops public.users.a with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN a;

-- case: an attribute of a composite type is not a column
-- file: history
CREATE TYPE pair AS (a int, b int);
-- file: up
ALTER TYPE pair DROP ATTRIBUTE b;
-- expect:
--   nothing

-- case: of another type by a copy that takes its name in the same transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE users ADD COLUMN a_new bigint;
UPDATE users SET a_new = a;
ALTER TABLE users DROP COLUMN a;
ALTER TABLE users RENAME COLUMN a_new TO a;
-- expect:
--   nothing

-- case: an EXECUTE that grants leaves the catalogue whole
-- file: history
DO $$ DECLARE r text = current_setting('x.r', true); BEGIN
EXECUTE 'GRANT USAGE ON SCHEMA public TO ' || r;
END $$;
CREATE TABLE b (id int PRIMARY KEY);
-- file: up
ALTER TABLE b DROP COLUMN IF EXISTS nowhere;
-- expect:
--   nothing

-- case: the other branch of an IF renames the column of the set
-- options: new=set
-- file: up
DO $$ DECLARE r text = current_setting('x.r', true); BEGIN
EXECUTE 'GRANT USAGE ON SCHEMA public TO ' || r;
END $$;
CREATE TABLE IF NOT EXISTS b (id int PRIMARY KEY);
-- file: up
ALTER TABLE b ADD COLUMN IF NOT EXISTS k int;
-- file: up
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'b' AND column_name = 'l') THEN
    ALTER TABLE b RENAME COLUMN k TO l;
  ELSE
    ALTER TABLE b DROP COLUMN k;
  END IF;
END $$;
-- expect:
--   nothing

-- case: some values went into the column that takes the name
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users ADD a int;
UPDATE users SET a = age WHERE id = 1;
ALTER TABLE users DROP age;
ALTER TABLE users RENAME a TO age;
-- expect:
--   3:19 error ALTER TABLE drops public.users.age; its values are copied to another column before, and the copy lacks the rows that its WHERE leaves out

-- case: the rows without a value are copied
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users ADD a int;
UPDATE users SET a = age WHERE age IS NULL;
ALTER TABLE users DROP age;
ALTER TABLE users RENAME a TO age;
-- expect:
--   3:19 error ALTER TABLE drops public.users.age; its values are copied to another column before, and the copy lacks the rows that its WHERE leaves out

-- case: the rows with a value are copied
-- file: history
CREATE TABLE users (id int PRIMARY KEY, age int);
-- file: up
ALTER TABLE users ADD a bigint;
UPDATE users SET a = age WHERE age IS NOT NULL;
ALTER TABLE users DROP age;
ALTER TABLE users RENAME a TO age;
-- expect:
--   nothing

-- case: away and back under its name
-- file: history
CREATE TABLE users (id text PRIMARY KEY, style text DEFAULT 'a');
-- file: up
ALTER TABLE users RENAME COLUMN style TO style_old;
ALTER TABLE users ADD COLUMN style text DEFAULT 'b';
UPDATE users SET style = style_old;
ALTER TABLE users DROP COLUMN style_old;
-- expect:
--   nothing

-- case: several of a table are one finding
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users DROP COLUMN state, DROP COLUMN age;
-- expect:
--   1:19 error ALTER TABLE drops public.users.state with all its values; running code that reads or writes it fails at once; the same for age
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN state;
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN age;

-- case: what goes with it is told with it
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer, UNIQUE (state, age));
-- file: up
ALTER TABLE users DROP COLUMN state;
-- expect:
--   nothing

-- case: one of two is a rename
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, mail text, fax integer);
-- file: up
ALTER TABLE users DROP COLUMN fax, DROP COLUMN mail, ADD COLUMN email text;
-- expect:
--   1:19 error ALTER TABLE drops public.users.fax with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.users DROP COLUMN fax;

-- case: of a new parent with an old child, and in a function that is called
-- file: history
CREATE TABLE t (id int NOT NULL, a int);
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE t DROP COLUMN a; END $$;
-- file: up
CREATE TABLE n (id int NOT NULL, a int);
ALTER TABLE t INHERIT n;
ALTER TABLE n DROP COLUMN a;
-- file: up
SELECT f();
-- expect:
--   2/1:1 error ALTER TABLE drops public.t.a with all its values; running code that reads or writes it fails at once (in public.f(), which is called here)
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.t DROP COLUMN a;

-- case: its values were copied
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, post int, other int, first_name text, last_name text);
CREATE TABLE no (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, post int);
-- file: up
INSERT INTO no (post) SELECT post FROM pm;
ALTER TABLE pm DROP COLUMN post, DROP COLUMN other;
-- expect:
--   2:16 error ALTER TABLE drops public.pm.post; its values are copied to public.no before; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.pm DROP COLUMN post;
--   2:34 error ALTER TABLE drops public.pm.other with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.pm DROP COLUMN other;

-- case: a column that an IF before may have left
-- file: history
CREATE TABLE u (id int PRIMARY KEY, phone text);
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u DROP COLUMN phone; END IF; END $$;
-- file: up
ALTER TABLE u DROP COLUMN IF EXISTS phone;
-- expect:
--   1:15 error ALTER TABLE drops public.u.phone with all its values; running code that reads or writes it fails at once

-- case: columns are moved by one row assignment
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b text NOT NULL);
-- file: up
ALTER TABLE p ADD COLUMN a_new int, ADD COLUMN b_new text;
UPDATE p SET (a_new, b_new) = (a, b);
ALTER TABLE p DROP COLUMN a, DROP COLUMN b;
ALTER TABLE p RENAME COLUMN a_new TO a;
ALTER TABLE p RENAME COLUMN b_new TO b;
-- expect:
--   nothing

-- case: columns are moved by the assignment of a ROW
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b text NOT NULL);
-- file: up
ALTER TABLE p ADD COLUMN a_new int, ADD COLUMN b_new text;
UPDATE p SET (a_new, b_new) = ROW(a, b);
ALTER TABLE p DROP COLUMN a, DROP COLUMN b;
ALTER TABLE p RENAME COLUMN a_new TO a;
ALTER TABLE p RENAME COLUMN b_new TO b;
-- expect:
--   nothing

-- case: columns are moved by a SELECT of a row
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b text NOT NULL);
-- file: up
ALTER TABLE p ADD COLUMN a_new int, ADD COLUMN b_new text;
UPDATE p SET (a_new, b_new) = (SELECT a, b);
ALTER TABLE p DROP COLUMN a, DROP COLUMN b;
ALTER TABLE p RENAME COLUMN a_new TO a;
ALTER TABLE p RENAME COLUMN b_new TO b;
-- expect:
--   nothing

-- case: a row assignment takes one column alone
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b text NOT NULL);
-- file: up
ALTER TABLE p ADD COLUMN a_new int, ADD COLUMN b_new text;
UPDATE p SET (a_new, b_new) = (a, '');
ALTER TABLE p DROP COLUMN a, DROP COLUMN b;
ALTER TABLE p RENAME COLUMN a_new TO a;
ALTER TABLE p RENAME COLUMN b_new TO b;
-- expect:
--   3:30 error ALTER TABLE drops public.p.b with all its values

-- case: the copy has a WHERE, and the name comes back
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int, b text);
-- file: up
ALTER TABLE p ADD COLUMN a_new int;
UPDATE p SET a_new = a WHERE id > 0;
ALTER TABLE p DROP COLUMN a;
ALTER TABLE p RENAME COLUMN a_new TO a;
-- expect:
--   3:15 error ALTER TABLE drops public.p.a; its values are copied to another column before, and the copy lacks the rows that its WHERE leaves out

-- case: the values were copied in an earlier file
-- options: new=set
-- file: history
CREATE TABLE st (id int PRIMARY KEY, amount text NOT NULL);
-- file: up
ALTER TABLE st ADD COLUMN balances jsonb;
UPDATE st SET balances = jsonb_build_object(authorized, amount);
-- file: up
ALTER TABLE st DROP COLUMN amount;
-- expect:
--   2/1:16 error ALTER TABLE drops public.st.amount; its values are copied to another column in 20260101000001_case; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.st ALTER COLUMN amount DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.st DROP COLUMN amount;

-- case: a later file deletes rows that are no copies
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, read boolean NOT NULL);
-- file: up
CREATE TABLE n (id serial PRIMARY KEY, pm_id int, post_id int, read boolean NOT NULL);
INSERT INTO n (pm_id, read) SELECT id, read FROM pm;
ALTER TABLE pm DROP COLUMN read;
-- file: down
ALTER TABLE pm ADD COLUMN read boolean NOT NULL DEFAULT false;
UPDATE pm SET read = n.read FROM n WHERE n.pm_id = pm.id;
DROP TABLE n;
-- file: up
DELETE FROM n WHERE post_id IS NULL;
-- expect:
--   1/3:16 error ALTER TABLE drops public.pm.read; its values are copied to public.n before; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.pm ALTER COLUMN read DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.pm DROP COLUMN read;

-- case: the same file deletes rows that are no copies
-- file: history
CREATE TABLE pm (id int PRIMARY KEY, read boolean NOT NULL);
-- file: up
CREATE TABLE n (id serial PRIMARY KEY, pm_id int, post_id int, read boolean NOT NULL);
INSERT INTO n (pm_id, read) SELECT id, read FROM pm;
DELETE FROM n WHERE post_id IS NULL AND pm_id IS NULL;
ALTER TABLE pm DROP COLUMN read;
-- file: down
ALTER TABLE pm ADD COLUMN read boolean NOT NULL DEFAULT false;
UPDATE pm SET read = n.read FROM n WHERE n.pm_id = pm.id;
DROP TABLE n;
-- expect:
--   1/4:16 error ALTER TABLE drops public.pm.read; its values are copied to public.n before; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.pm ALTER COLUMN read DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.pm DROP COLUMN read;

-- case: the row comes from another table
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL);
CREATE TABLE q (id int PRIMARY KEY, a int, b int);
-- file: up
ALTER TABLE p ADD COLUMN a_new int, ADD COLUMN b_new int;
UPDATE p SET (a_new, b_new) = (SELECT a, b FROM q WHERE q.id = p.id);
ALTER TABLE p DROP COLUMN a, DROP COLUMN b;
ALTER TABLE p RENAME COLUMN a_new TO a;
ALTER TABLE p RENAME COLUMN b_new TO b;
-- expect:
--   3:15 error ALTER TABLE drops public.p.a with all its values; the same for b

-- case: the row comes from another table by FROM
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL);
CREATE TABLE q (id int PRIMARY KEY, a int, b int);
-- file: up
ALTER TABLE p ADD COLUMN a_new int, ADD COLUMN b_new int;
UPDATE p SET (a_new, b_new) = (q.a, q.b) FROM q WHERE q.id = p.id;
ALTER TABLE p DROP COLUMN a, DROP COLUMN b;
-- expect:
--   3:15 error ALTER TABLE drops public.p.a with all its values; running code that reads or writes it fails at once; the same for b
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.p ALTER COLUMN a DROP NOT NULL;
--     > ALTER TABLE public.p ALTER COLUMN b DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.p DROP COLUMN a;
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.p DROP COLUMN b;

-- case: one value comes from another table
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL);
CREATE TABLE q (id int PRIMARY KEY, a int);
-- file: up
ALTER TABLE p ADD COLUMN a_new int;
UPDATE p SET a_new = (SELECT a FROM q WHERE q.id = p.id);
ALTER TABLE p DROP COLUMN a;
ALTER TABLE p RENAME COLUMN a_new TO a;
-- expect:
--   3:15 error ALTER TABLE drops public.p.a with all its values

-- case: the value comes from the same table, under an alias and through a query
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL);
CREATE TABLE q (id int PRIMARY KEY, p int NOT NULL);
-- file: up
ALTER TABLE p ADD COLUMN x int, ADD COLUMN y int;
UPDATE p SET x = (SELECT o.a FROM p o WHERE o.id = p.id);
UPDATE p SET y = s.a FROM (SELECT id, a FROM p) s WHERE s.id = p.id;
ALTER TABLE p DROP COLUMN a;
-- expect:
--   4:15 error ALTER TABLE drops public.p.a; its values are copied to another column before; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.p ALTER COLUMN a DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.p DROP COLUMN a;

-- case: the value comes from a query of another table
-- file: history
CREATE TABLE p (id int PRIMARY KEY, a int NOT NULL);
CREATE TABLE q (id int PRIMARY KEY, a int NOT NULL);
-- file: up
ALTER TABLE p ADD COLUMN x int;
UPDATE p SET x = s.a FROM (SELECT id, a FROM q) s WHERE s.id = p.id;
ALTER TABLE p DROP COLUMN a;
-- expect:
--   3:15 error ALTER TABLE drops public.p.a with all its values; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.p ALTER COLUMN a DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.p DROP COLUMN a;

-- case: an INSERT with parentheses copies other columns
-- file: history
CREATE TABLE r (id int PRIMARY KEY, pin text, paused boolean);
-- file: up
CREATE TABLE rp (r int PRIMARY KEY, v text);
INSERT INTO rp (SELECT id, pin FROM r);
ALTER TABLE r DROP COLUMN paused, DROP COLUMN pin;
-- expect:
--   3:15 error ALTER TABLE drops public.r.paused with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.r DROP COLUMN paused;
--   3:35 error ALTER TABLE drops public.r.pin; its values are copied to public.rp before; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.r DROP COLUMN pin;

-- case: a UNION copies the column, or all
-- file: history
CREATE TABLE r (id int PRIMARY KEY, pin text, paused boolean);
CREATE TABLE s (id int PRIMARY KEY, paused boolean);
-- file: up
CREATE TABLE rp (r int PRIMARY KEY, v text);
INSERT INTO rp SELECT id, pin FROM r UNION ALL SELECT id, paused::text FROM s;
ALTER TABLE r DROP COLUMN paused, DROP COLUMN pin;
CREATE TABLE sp (r int PRIMARY KEY, v boolean);
INSERT INTO sp SELECT * FROM s UNION SELECT 0, false;
ALTER TABLE s DROP COLUMN paused;
-- expect:
--   3:15 error ALTER TABLE drops public.r.paused with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.r DROP COLUMN paused;
--   3:35 error ALTER TABLE drops public.r.pin; its values are copied to public.rp before, and the copy may lack rows; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.r DROP COLUMN pin;
--   6:15 error ALTER TABLE drops public.s.paused; its values are copied to public.rp before, and the copy may lack rows; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.s DROP COLUMN paused;

-- case: a join copies a column of that name of another table
-- file: history
CREATE TABLE r (id int PRIMARY KEY, build int, paused boolean);
CREATE TABLE b (id int PRIMARY KEY, build int);
-- file: up
CREATE TABLE rb (r int PRIMARY KEY, v int);
INSERT INTO rb SELECT r.id, b.build FROM r JOIN b ON b.id = r.id;
ALTER TABLE r DROP COLUMN build;
-- expect:
--   3:15 error ALTER TABLE drops public.r.build with all its values; running code that reads or writes it fails at once
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.r DROP COLUMN build;

-- case: the values are joined with others
-- file: history
CREATE TABLE w (id int PRIMARY KEY, base text NOT NULL, rest text NOT NULL, url text);
-- file: up
UPDATE w SET url = base || rest;
ALTER TABLE w DROP COLUMN rest;
-- expect:
--   2:15 error ALTER TABLE drops public.w.rest; its values go into url before; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.w ALTER COLUMN rest DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.w DROP COLUMN rest;

-- case: a condition on the values is written into another column
-- file: history
CREATE TABLE w (id int PRIMARY KEY, a text NOT NULL, s jsonb);
-- file: up
UPDATE w SET s = jsonb_build_object('n', CASE WHEN a = '' THEN 0 ELSE 1 END);
ALTER TABLE w DROP COLUMN a;
-- expect:
--   2:15 error ALTER TABLE drops public.w.a; its values go into s before; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.w ALTER COLUMN a DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.w DROP COLUMN a;

-- case: UPDATE … FROM takes the rows in which the column is true
-- file: history
CREATE TABLE p (id int PRIMARY KEY, admin boolean NOT NULL);
CREATE TABLE u (id int PRIMARY KEY, p_id int NOT NULL REFERENCES p);
-- file: up
ALTER TABLE u ADD COLUMN admin boolean NOT NULL DEFAULT false;
UPDATE u SET admin = true FROM p WHERE u.p_id = p.id AND p.admin;
ALTER TABLE p DROP COLUMN admin;
-- expect:
--   3:15 error ALTER TABLE drops public.p.admin; its values are copied to public.u before; running code that reads or writes it fails at once
--     > -- so that code which leaves it out can insert:
--     > ALTER TABLE public.p ALTER COLUMN admin DROP NOT NULL;
--     > -- next release: once no running code reads or writes it
--     > -- mig: ignore dropping-column -- not used since release …
--     > ALTER TABLE public.p DROP COLUMN admin;
