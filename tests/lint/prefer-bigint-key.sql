-- case: when the table is made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id serial PRIMARY KEY);
CREATE TABLE u (a integer, b smallint, PRIMARY KEY (b));
CREATE TABLE v (a integer, b integer, PRIMARY KEY (a, b));
-- expect:
--   1:20 info the key id is integer and ends at 2147483647
--   2:30 info the key b is smallint and ends at 32767

-- case: when a column is added
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (b text);
ALTER TABLE t ADD COLUMN a smallint PRIMARY KEY;
-- expect:
--   2:28 info the key a is smallint and ends at 32767

-- case: what is right
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, n integer, b bigserial);
-- expect:
--   nothing

-- case: a column that is there is left alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;
-- expect:
--   nothing
