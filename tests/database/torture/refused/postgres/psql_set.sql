-- refused 3:1: psql command \set
CREATE TABLE t (i int);
\set x 1
