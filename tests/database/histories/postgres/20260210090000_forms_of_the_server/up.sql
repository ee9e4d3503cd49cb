CREATE DOMAIN whole AS numeric(6);
CREATE TABLE forms (
  a numeric(5),
  b decimal(5),
  CHECK (a > 0),
  c int CHECK (a > 1),
  d text,
  j jsonb,
  CHECK (CASE WHEN a = 1 THEN b > 1 END),
  CHECK (substring(d from 'x.*') IS NULL),
  CHECK (j @> '{"a": 1}')
);
ALTER TABLE forms DROP CONSTRAINT forms_a_check1;
CREATE INDEX forms_d ON forms (substring(d, 1, 3), position('a' in d)) WHERE j @> '{"b": [1, 2]}';
CREATE STATISTICS forms_s ON c, b, (a + 1), a FROM forms;
CREATE FUNCTION one_result(a int, OUT b int) LANGUAGE sql AS 'select 1';
CREATE FUNCTION two_results(INOUT a int[], OUT b text) LANGUAGE sql AS $$ SELECT a, '' $$;
CREATE VIEW forms_v AS SELECT forms.a, forms.c FROM forms WHERE forms.c > 1;
CREATE VIEW forms_w AS SELECT forms_v.a FROM forms_v;
CREATE POLICY forms_p ON forms USING (forms.c = 1 AND EXISTS (SELECT 1 FROM forms f WHERE f.a = forms.b));
ALTER TABLE forms RENAME TO shapes;
ALTER VIEW forms_v RENAME TO shapes_v;
CREATE TABLE like_shapes (LIKE shapes INCLUDING ALL);
CREATE TABLE made AS SELECT 1 AS one, 3000000000 AS big, 1.5 AS num, 'x' AS str, NULL AS nil,
  current_date AS today, now() AS at, interval '1 day' AS iv, date '2020-01-01' AS day,
  -c AS neg, c + 1.5 AS plus, d || 'x' AS joined, CASE WHEN c > 1 THEN c ELSE 2.5 END AS cs,
  coalesce('-', d) AS co, ARRAY[1, 2] AS arr, upper(d) AS up, true AS yes, a AS col,
  date '2020-01-01' - date '2019-01-01' AS days, now() - interval '1 day' AS ago FROM shapes;
CREATE TABLE sums AS SELECT count(*) AS c, sum(c) AS s, sum(a) AS sn, avg(c) AS av, max(d) AS ms FROM shapes;
CREATE TABLE heir_of (x int DEFAULT 1);
CREATE TABLE heir (x int);
ALTER TABLE heir INHERIT heir_of;
CREATE TABLE diamond (x int, y text);
CREATE TABLE diamond_left () INHERITS (diamond);
CREATE TABLE diamond_right () INHERITS (diamond);
CREATE TABLE diamond_tip () INHERITS (diamond_left, diamond_right);
ALTER TABLE diamond RENAME y TO yy;
CREATE MATERIALIZED VIEW remnant AS SELECT x FROM heir_of;
CREATE INDEX remnant_x ON remnant (x);
ALTER MATERIALIZED VIEW remnant RENAME x TO z;
CREATE FUNCTION argued() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TABLE argues (a int, b int);
CREATE TRIGGER argues_t BEFORE UPDATE ON argues FOR EACH ROW EXECUTE FUNCTION argued(E'a\nb', Abc, "Q q", $$d$$, 1);
CREATE TRIGGER argues_b BEFORE UPDATE ON argues FOR EACH ROW WHEN (new.b > 1) EXECUTE FUNCTION argued();
CREATE RULE argues_r AS ON INSERT TO argues DO ALSO INSERT INTO heir_of VALUES (new.b);
CREATE FUNCTION argues_f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT b FROM argues; END;
ALTER TABLE argues DROP COLUMN b CASCADE;
CREATE FUNCTION doubled(x int) RETURNS int IMMUTABLE LANGUAGE sql AS 'select x * 2';
CREATE TABLE doubles (a int, g int GENERATED ALWAYS AS (doubled(a)) STORED);
DROP FUNCTION doubled CASCADE;
CREATE TABLE collated (a text COLLATE "C", b text);
CREATE INDEX collated_b ON collated (b COLLATE "default");
CREATE INDEX collated_ab ON collated (((a || b) COLLATE "C"));
CREATE INDEX collated_bb ON collated (((b || 'x') COLLATE "C"));
