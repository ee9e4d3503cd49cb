-- yields 2: SELECT count(*) FROM t
/* one /* two; ' */ still one; */ CREATE TABLE t (i int); -- '
--;
INSERT INTO t VALUES (1 /* ; */), -- ; ' $$
  (2);
;; /* */ ;
/**/
