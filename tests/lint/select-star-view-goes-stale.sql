-- case: a column is added
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT * FROM t;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   1:26 info the view public.v selects * of public.t, but does not get the new column c
--     > CREATE OR REPLACE VIEW public.v AS select * from public.t;

-- case: a column is renamed
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT * FROM t;
-- file: up
ALTER TABLE t RENAME COLUMN a TO b;
-- expect:
--   1:1 info the view public.v selects * of public.t, but keeps the old name of the column a
--     > ALTER VIEW public.v RENAME COLUMN a TO b;

-- case: t.* by an alias
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT x.* FROM t AS x;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   1:26 info the view public.v selects * of public.t, but does not get the new column c
--     > CREATE OR REPLACE VIEW public.v AS select x.* from public.t as x;

-- case: the star of another table
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE TABLE o (id int);
CREATE VIEW v AS SELECT o.* FROM t JOIN o ON o.id = t.id;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   nothing

-- case: named columns
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id, a FROM t;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   nothing

-- case: count(*) is no star
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT count(*) FROM t;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   nothing

-- case: made again behind it
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT * FROM t;
-- file: up
ALTER TABLE t ADD COLUMN c int;
CREATE OR REPLACE VIEW v AS SELECT * FROM t;
-- expect:
--   nothing

-- case: dropped and made again
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT * FROM t;
-- file: up
DROP VIEW v;
ALTER TABLE t ADD COLUMN c int;
CREATE VIEW v AS SELECT * FROM t;
-- expect:
--   nothing

-- case: a materialized view
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE MATERIALIZED VIEW v AS SELECT * FROM t;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   1:26 info the view public.v selects * of public.t, but does not get the new column c

-- case: a view of a view
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT * FROM v;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   1:26 info the view public.v selects * of public.t, but does not get the new column c
--     > CREATE OR REPLACE VIEW public.v AS select * from public.t;

-- case: a new view
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE VIEW v AS SELECT * FROM t;
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   nothing

-- case: in a union
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT 1 AS id, 2 AS a UNION ALL SELECT * FROM t;
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- expect:
--   1:26 info the view public.v selects * of public.t, but does not get the new column c

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id int);
CREATE VIEW shop."All" AS SELECT * FROM shop."Orders";
-- file: up
ALTER TABLE shop."Orders" ADD "Total" int;
-- expect:
--   1:31 info the view shop."All" selects * of shop."Orders", but does not get the new column "Total"
--     > CREATE OR REPLACE VIEW shop."All" AS select * from shop."Orders";

-- case: a table of a sub-select has no part in the star
-- file: history
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE follower (user_id integer);
CREATE VIEW follower_view AS SELECT *, (SELECT name FROM users u WHERE f.user_id = u.id) AS user_name FROM follower f;
-- file: up
ALTER TABLE users ADD COLUMN nick text;
ALTER TABLE follower ADD COLUMN since date;
-- expect:
--   2:33 info the view public.follower_view selects * of public.follower, but does not get the new column since

-- case: two sub-selects of one table have no part in the star
-- file: history
CREATE TABLE user_ (id int PRIMARY KEY, name text, avatar text);
CREATE TABLE cm (id int PRIMARY KEY, user_id int);
CREATE VIEW v AS SELECT *, (SELECT name FROM user_ u WHERE cm.user_id = u.id) AS a, (SELECT avatar FROM user_ u WHERE cm.user_id = u.id) AS b FROM cm;
-- file: up
ALTER TABLE user_ ADD COLUMN bio text;
-- expect:
--   nothing

-- case: two columns of one table, two views
-- file: history
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW v AS SELECT * FROM orders;
CREATE VIEW w AS SELECT * FROM orders;
-- file: up
ALTER TABLE orders ADD COLUMN a int;
ALTER TABLE orders ADD COLUMN b int;
-- expect:
--   1:31 info the view public.v selects * of public.orders, but does not get the new column a; the same for b (line 2)
--     > CREATE OR REPLACE VIEW public.v AS select * from public.orders;
--   1:31 info the view public.w selects * of public.orders, but does not get the new column a; the same for b (line 2)
--     > CREATE OR REPLACE VIEW public.w AS select * from public.orders;
