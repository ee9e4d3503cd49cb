-- What the server prints in other words than these.
CREATE SCHEMA spelled;
CREATE COLLATION spelled.plain FROM "C";
CREATE TABLE of_dates (d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE of_dates_1 PARTITION OF of_dates FOR VALUES FROM ('2024-1-1') TO ('2024/02/01');
CREATE TABLE of_dates_2 PARTITION OF of_dates FOR VALUES FROM ('20240201') TO ('Mar 1, 2024');
CREATE TABLE of_dates_3 PARTITION OF of_dates FOR VALUES FROM (DATE '2024-03-01') TO ('2024-04-01'::date);
CREATE TABLE of_dates_4 PARTITION OF of_dates FOR VALUES FROM (MINVALUE) TO ('2023-01-01 00:00:00');
CREATE TABLE of_times (d timestamptz NOT NULL, e timestamp) PARTITION BY RANGE (d, e);
CREATE TABLE of_times_1 PARTITION OF of_times FOR VALUES FROM ('2024-01-01', '2024-01-01T00:00') TO ('2024-02-01 00:00+02', MINVALUE);
CREATE TABLE of_truths (b boolean) PARTITION BY LIST (b);
CREATE TABLE of_truths_1 PARTITION OF of_truths FOR VALUES IN ('t');
CREATE TABLE of_truths_2 PARTITION OF of_truths FOR VALUES IN (false, NULL);
CREATE TABLE of_numbers (n numeric(8,2), m int) PARTITION BY RANGE (n, m);
CREATE TABLE of_numbers_1 PARTITION OF of_numbers FOR VALUES FROM (1, '1') TO (10.5, 2);
CREATE TABLE of_numbers_2 PARTITION OF of_numbers FOR VALUES FROM (1e3, 4) TO (MAXVALUE, MAXVALUE);
CREATE TABLE of_texts (s text) PARTITION BY LIST (lower(s));
CREATE TABLE of_texts_1 PARTITION OF of_texts FOR VALUES IN ('a b', 'C''d', E'x\n', NULL);
CREATE TABLE stars (a int, b text);
CREATE VIEW all_stars AS SELECT * FROM stars;
CREATE VIEW more_stars AS SELECT s.*, 1 AS one FROM all_stars s;
CREATE MATERIALIZED VIEW kept_stars AS SELECT * FROM stars;
ALTER TABLE stars ADD COLUMN c int;
ALTER TABLE stars RENAME COLUMN b TO bb;
CREATE DOMAIN lately AS date DEFAULT '2024-1-1' CHECK (VALUE > '1999-9-9');
CREATE TABLE spellings (
  n1 numeric DEFAULT 1e3 CHECK (n1 > 1e3 AND n1 < 1.50e-2),
  n2 real DEFAULT 1e3,
  n3 double precision DEFAULT .5 CHECK (n3 < 1e3),
  n4 int DEFAULT -5 CHECK (n4 > - 1 * 2),
  n5 numeric DEFAULT +5,
  t1 time DEFAULT '12:00'::time CHECK (t1 > '12:00'::time),
  t2 time DEFAULT '9:00 PM' CHECK (t2 < '9:00 PM'),
  t3 timetz DEFAULT '12:00+00',
  i1 interval DEFAULT '1 day 2 hours' CHECK (i1 > interval '90 minutes'),
  i2 interval DEFAULT interval '1-2' CHECK (i2 < '1:30'),
  i3 interval DEFAULT 'P1DT2H' CHECK (i3 > interval '1' hour),
  i4 interval day to second DEFAULT '1 02:03:04',
  i5 interval DEFAULT '1 day ago',
  i6 interval DEFAULT '30 days'::interval + '1 mon'::interval,
  d1 date DEFAULT '2024-1-5' CHECK (d1 > '1/2/2024' AND d1 < date '20250101'),
  d2 timestamp DEFAULT '2024-01-05 10:00' CHECK (d2 IN ('2020-1-1', 'epoch')),
  d3 timestamptz DEFAULT '2024-01-05T10:00:00.500Z' CHECK (d3 BETWEEN '2020-01-01' AND timestamptz '2030-01-01 00:00+01'),
  d4 lately CHECK (d4 <> '2024-2-2'),
  x1 text CHECK (x1 ILIKE ANY (ARRAY['a%', 'b%'])),
  x2 text CHECK (x2 NOT ILIKE ALL (ARRAY['a%'])),
  x3 text CHECK (x3 LIKE ANY ('{a,b}'::text[])),
  x4 text COLLATE "C" CHECK (x4 COLLATE pg_catalog."POSIX" > 'a'),
  x5 text COLLATE spelled.plain,
  x6 text DEFAULT U&'d\0061t',
  a int CHECK (a BETWEEN SYMMETRIC 10 AND 1),
  b int CHECK (b NOT BETWEEN SYMMETRIC 1 AND 9),
  CHECK ((a, b) > (1, 2)), CHECK ((a, b) = (b, a)), CHECK ((a, b) <> (1, 2)), CHECK ((a, b) IN ((1, 2), (3, 4))),
  o1 bit(3) DEFAULT B'101', o2 uuid DEFAULT '{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}', o3 inet DEFAULT '10.0.0.1/32',
  o4 jsonb DEFAULT '{"a":1}', o5 int[] DEFAULT '{1, 2}', o6 bytea DEFAULT 'ab', o7 boolean DEFAULT 'yes'
);
CREATE INDEX spellings_texts ON spellings (x4 COLLATE "C", x5 COLLATE spelled.plain, lower(x4) COLLATE pg_catalog."POSIX");
CREATE INDEX spellings_some ON spellings ((a + 1e0)) WHERE d1 > '2024-1-1' AND i1 > '1 day' AND x1 ILIKE ANY (ARRAY['x']);
CREATE POLICY recent ON spellings USING (d1 > '2024-1-1');
ALTER TABLE spellings ALTER x1 SET STORAGE MAIN, ALTER o6 SET STORAGE EXTENDED;
ALTER TABLE spellings ALTER x1 SET STORAGE EXTENDED, ALTER a SET STORAGE PLAIN, ALTER x2 SET STORAGE EXTERNAL,
  ALTER n1 SET STORAGE MAIN, ALTER o5 SET STORAGE EXTENDED, ALTER d4 SET STORAGE PLAIN;
