-- refused 3:1: psql command \i
CREATE TABLE t (i int);
\i other.sql
