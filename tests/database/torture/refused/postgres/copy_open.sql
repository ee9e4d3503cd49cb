-- refused 3:1: the rows of COPY … FROM stdin have no end
CREATE TABLE t (i int);
COPY t FROM stdin;
1
2
