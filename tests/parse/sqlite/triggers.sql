CREATE TABLE t (a int, "end" int, b text); CREATE TABLE log (what text);
CREATE TRIGGER t1 AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('a; end;'); END; SELECT 1;
CREATE TEMP TRIGGER IF NOT EXISTS t2 BEFORE UPDATE OF a ON main.t FOR EACH ROW WHEN NEW.a > CASE WHEN 1 THEN 2 END
BEGIN
  UPDATE t SET b = CASE NEW.a WHEN 1 THEN 'one' ELSE CASE 2 WHEN 3 THEN ';' END END WHERE a = OLD.a;
  SELECT end FROM t; -- end;
  SELECT 1 AS end;
  DELETE FROM log WHERE what IN (SELECT b FROM t);
END;
create trigger "end" after delete on t begin select 1; /* end; */ end
; SELECT 2;
create view v as select 1 as x; create temporary trigger begin instead of insert on v begin select 1; end; SELECT 3;
