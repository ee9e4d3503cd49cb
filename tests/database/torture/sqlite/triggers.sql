-- yields 2: SELECT count(*) FROM log
-- yields big; END: SELECT line FROM log WHERE id = 20
CREATE TABLE t (id integer PRIMARY KEY, n integer);
CREATE TABLE log (id integer, line text);
CREATE TEMP TRIGGER gone AFTER DELETE ON t BEGIN SELECT 1; END;
CREATE TRIGGER t_note AFTER INSERT ON t FOR EACH ROW WHEN NEW.n > 0 BEGIN
  INSERT INTO log VALUES (NEW.id, CASE WHEN NEW.n > 5 THEN 'big; END' ELSE 'small' END);
  UPDATE t SET n = CASE n WHEN 1 THEN 2 ELSE n END WHERE id = NEW.id; -- END;
END;
INSERT INTO t VALUES (10, 1), (20, 9);
