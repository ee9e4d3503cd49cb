-- case: none
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint);
-- expect:
--   1:14 warning public.t has no primary key: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE

-- case: one of a column, of the table, added later
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (a bigint, b bigint, PRIMARY KEY (a, b));
CREATE TABLE c (id bigint);
-- file: up
ALTER TABLE c ADD PRIMARY KEY (id);
-- expect:
--   nothing

-- case: temporary, a partition, inherited, foreign
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE TABLE m (id bigint) PARTITION BY RANGE (id);
CREATE SERVER s FOREIGN DATA WRAPPER w;
-- file: up
CREATE TEMP TABLE t (id bigint);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9);
CREATE TABLE h () INHERITS (users);
CREATE FOREIGN TABLE f (id bigint) SERVER s;
-- expect:
--   nothing

-- case: a partitioned table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE SCHEMA shop;
-- file: up
CREATE TABLE shop."M" (id bigint) PARTITION BY RANGE (id);
-- expect:
--   1:14 warning shop."M" has no primary key: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE

-- case: dropped again
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint);
DROP TABLE t;
-- expect:
--   nothing

-- case: the key of another
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE a (LIKE users INCLUDING INDEXES);
CREATE TABLE b (LIKE users);
CREATE TABLE c (LIKE unknown_table);
-- expect:
--   2:14 warning public.b has no primary key: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE

-- case: a replica identity of its own
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint);
ALTER TABLE t REPLICA IDENTITY FULL;
-- expect:
--   nothing

-- case: there already
-- file: history
CREATE TABLE t (id bigint);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint);
-- expect:
--   nothing

-- case: the key is dropped in a later file
-- options: new=set
-- file: up
CREATE TABLE le (id int CONSTRAINT le_pk PRIMARY KEY);
-- file: up
ALTER TABLE le DROP CONSTRAINT le_pk;
-- expect:
--   2/1:16 warning public.le has no primary key from here on: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE

-- case: the key of an old table is dropped for good
-- file: history
CREATE TABLE le (id int CONSTRAINT le_pk PRIMARY KEY, a int);
-- file: up
ALTER TABLE le ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT le_pk;
-- expect:
--   1:45 warning public.le has no primary key from here on: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE

-- case: the column of the key is dropped
-- file: history
CREATE TABLE le (id int PRIMARY KEY, a int NOT NULL UNIQUE);
-- file: up
ALTER TABLE le DROP COLUMN id;
-- expect:
--   1:16 warning public.le has no primary key from here on: logical replication refuses UPDATE and DELETE

-- case: the key is dropped, made again, and dropped
-- options: new=set
-- file: up
CREATE TABLE le (id int);
ALTER TABLE le ADD CONSTRAINT le_pk PRIMARY KEY (id);
ALTER TABLE le DROP CONSTRAINT le_pk;
-- file: up
ALTER TABLE le ADD CONSTRAINT le_pk PRIMARY KEY (id);
-- file: up
ALTER TABLE le DROP CONSTRAINT le_pk;
-- expect:
--   3/1:16 warning public.le has no primary key from here on: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE

-- case: another key takes its place
-- file: history
CREATE TABLE le (id int CONSTRAINT le_pk PRIMARY KEY, a int NOT NULL);
-- file: up
ALTER TABLE le DROP CONSTRAINT le_pk;
ALTER TABLE le ADD PRIMARY KEY (a);
-- expect:
--   nothing

-- case: a unique key of columns that are NOT NULL
-- file: history
CREATE TABLE rules (id int PRIMARY KEY);
-- file: up
CREATE TABLE rs (rule_id int NOT NULL, k text NOT NULL, UNIQUE (rule_id, k));
CREATE TABLE rt (rule_id int NOT NULL, k text, UNIQUE (rule_id, k));
CREATE TABLE ru (rule_id int NOT NULL, k text NOT NULL);
CREATE UNIQUE INDEX ru_k ON ru (k) WHERE rule_id > 0;
-- expect:
--   1:14 warning public.rs has no primary key: logical replication refuses UPDATE and DELETE
--   2:14 warning public.rt has no primary key: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE
--   3:14 warning public.ru has no primary key: its rows cannot be told apart, and logical replication refuses UPDATE and DELETE
