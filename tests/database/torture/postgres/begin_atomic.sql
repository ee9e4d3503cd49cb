-- yields 6: SELECT add_all(1, 2, 3)
-- yields 2: SELECT count(*) FROM log
-- yields big: SELECT size(11)
CREATE TABLE log (line text);
CREATE FUNCTION add_all(a int, b int, c int) RETURNS int LANGUAGE sql
BEGIN ATOMIC
  SELECT a + b;
  SELECT a + b + c;
END;
CREATE PROCEDURE write_two() BEGIN ATOMIC
  INSERT INTO log VALUES ('one;');
  INSERT INTO log VALUES (CASE WHEN true THEN 'end;' END);
END;
CREATE OR REPLACE FUNCTION size(n int) RETURNS text
BEGIN ATOMIC SELECT CASE WHEN n > 10 THEN 'big' ELSE 'small' END; END;
CALL write_two();
