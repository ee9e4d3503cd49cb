-- yields 3: SELECT count(*) FROM t
CREATE TABLE t (i int);
DO LANGUAGE plpgsql $do$
BEGIN
  FOR n IN 1..3 LOOP
    EXECUTE 'INSERT INTO t VALUES (' || n || ');';
  END LOOP;
END $do$;
