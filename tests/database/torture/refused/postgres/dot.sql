-- refused 3:1: psql command \.
CREATE TABLE t (i int);
\.
