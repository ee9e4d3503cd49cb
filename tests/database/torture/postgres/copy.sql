-- yields 5: SELECT count(*) FROM t
-- yields a	tab: SELECT body FROM t WHERE id = 1
-- yields back\slash; 'quote: SELECT body FROM t WHERE id = 2
-- yields : SELECT body FROM t WHERE id = 3
-- yields t: SELECT body IS NULL FROM t WHERE id = 4
-- yields t: SELECT body = E'two\nlines' FROM t WHERE id = 5
-- yields 3: SELECT count(*) FROM lines
-- yields 1: SELECT count(*) FROM lines WHERE line = ''
-- yields a;b: SELECT x FROM csv
CREATE TABLE t (id int, body text);
CREATE TABLE lines (line text);
CREATE TABLE csv (x text, y text);
COPY t (id, body) FROM stdin; -- the rows follow
1	a\ttab
2	back\\slash; 'quote
3	
4	\N
5	two\nlines
\.
COPY lines FROM STDIN;
-- not a comment;

/* nor this
\.

COPY csv FROM stdin WITH (FORMAT csv, HEADER true);
x,y
"a;b","c
d"
\.
COPY csv FROM stdin WITH (FORMAT csv);
\.
SELECT 1;
