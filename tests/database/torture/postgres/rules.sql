-- yields 2: SELECT count(*) FROM a
-- yields 2: SELECT count(*) FROM b
-- yields 0: SELECT count(*) FROM v
CREATE TABLE a (i int);
CREATE TABLE b (i int, note text);
CREATE VIEW v AS SELECT i FROM a WHERE false;
CREATE RULE v_insert AS ON INSERT TO v DO INSTEAD (
  INSERT INTO a VALUES (NEW.i);
  INSERT INTO b VALUES (NEW.i, 'x; )');
);
INSERT INTO v VALUES (1);
INSERT INTO v VALUES (2);
