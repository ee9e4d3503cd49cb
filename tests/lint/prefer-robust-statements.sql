-- case: outside a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
CREATE TABLE t (id bigint PRIMARY KEY);
ALTER TABLE users ADD COLUMN a text, DROP COLUMN state;
DROP INDEX CONCURRENTLY i;
CREATE SCHEMA s;
-- expect:
--   2:1 info CREATE TABLE has no IF NOT EXISTS and commits by itself: the file cannot be run a second time
--   3:1 info ALTER TABLE has no IF NOT EXISTS and commits by itself: the file cannot be run a second time
--   4:1 info DROP INDEX has no IF EXISTS and commits by itself: the file cannot be run a second time
--   5:1 info CREATE SCHEMA has no IF NOT EXISTS and commits by itself: the file cannot be run a second time

-- case: with the words
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);
ALTER TABLE users ADD COLUMN IF NOT EXISTS a text, DROP COLUMN IF EXISTS state;
DROP INDEX CONCURRENTLY IF EXISTS i;
-- expect:
--   nothing

-- case: in a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: an index that is built concurrently
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX CONCURRENTLY i ON users (age);
-- expect:
--   nothing
