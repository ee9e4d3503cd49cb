SELECT 1;
COPY t (a) FROM stdin
  CSV
;
1;2
\.