COPY t FROM stdin;
1	'quote; and -- dashes
2	$$ /* "
\N	\\.
\.
SELECT 1;
COPY public."T" (a, "b;") FROM STDIN WITH (FORMAT csv, DELIMITER ';', NULL 'x;');
1;2
 \.
\.x
\.
COPY BINARY t FROM stdout; -- as good as stdin
\.
COPY t FROM 'file;'; COPY (SELECT 1) TO STDOUT; COPY t TO 'x'; COPY t FROM PROGRAM 'cat;'; SELECT 2;
