-- yields 1 seen;: SELECT line FROM log
CREATE TABLE t (a int);
CREATE TABLE log (line text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  INSERT INTO log VALUES (NEW.a || '' seen;'');
  RETURN NEW; -- done
END';
CREATE TRIGGER t_note AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
INSERT INTO t VALUES (1);
