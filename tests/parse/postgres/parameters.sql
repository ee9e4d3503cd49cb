PREPARE p (int, text) AS SELECT $1 + 1, $2 || ';'; EXECUTE p (1, 'a;'); DEALLOCATE p;
