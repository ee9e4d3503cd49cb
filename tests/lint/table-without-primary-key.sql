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
