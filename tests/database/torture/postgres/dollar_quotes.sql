-- yields 3: SELECT count(*) FROM t
-- yields a;b$c$ 'd' -- no comment: SELECT body FROM t WHERE id = 1
-- yields outer $inner$ ; $inner$ end: SELECT body FROM t WHERE id = 2
-- yields 7: SELECT f(3)
-- yields x: SELECT a$b FROM odd
CREATE TABLE t (id int, body text);
INSERT INTO t VALUES (1, $q$a;b$c$ 'd' -- no comment$q$);
INSERT INTO t VALUES (2, $$outer $inner$ ; $inner$ end$$);
CREATE FUNCTION f(n int) RETURNS int LANGUAGE plpgsql AS $body$
DECLARE
  -- it's a comment with an apostrophe; and a semicolon
  total int := 0; -- "quotes"
BEGIN
  /* $$ ; */
  EXECUTE $sql$INSERT INTO t VALUES (3, 'x;''y')$sql$;
  total := n + 4;
  RETURN total;
END;
$body$;
SELECT f(0);
CREATE TABLE odd (a$b text);
INSERT INTO odd (a$b) VALUES ('x');
DELETE FROM t WHERE id > 3;
