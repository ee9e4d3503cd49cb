-- yields 2: SELECT count(*) FROM t
/* not nested /* ; ' */ CREATE TABLE t (i integer); -- '
--;
INSERT INTO t VALUES (1 /* ; */), -- ; '
  (2);
;; /* */ ;
/* the last one needs no end ;
