CREATE FUNCTION one() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END; SELECT 1;
CREATE OR REPLACE FUNCTION pick(a int) RETURNS text LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE a WHEN 1 THEN 'one; end' ELSE CASE WHEN a > 2 THEN 'many' END END;
  SELECT t.end, t.case FROM (SELECT 1 AS end, 2 AS case) AS t;
  SELECT 3 end;
  ;
  SELECT 4 AS begin;
END;
CREATE PROCEDURE nothing() LANGUAGE sql BEGIN ATOMIC END;
CREATE PROCEDURE two(a int DEFAULT 1, b text DEFAULT ';') BEGIN ATOMIC INSERT INTO t VALUES (a); DELETE FROM t; END;
create or replace procedure lower() begin /* ; */ atomic select 1; -- end;
end; SELECT 2;
