-- case: a table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE users (id bigint PRIMARY KEY);
-- expect:

-- case: a column, an index, a type
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE TYPE mood AS ENUM ('b');
CREATE INDEX i ON users (age);
-- file: up
ALTER TABLE users ADD COLUMN age integer;
CREATE TYPE mood AS ENUM ('a');
CREATE INDEX i ON orders (amount);
-- expect:

-- case: by two migrations with IF NOT EXISTS
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);
-- file: up
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY, a text);
-- expect:

-- case: IF NOT EXISTS of what an older release made
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);
-- expect:

-- case: dropped in between
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
CREATE TABLE users (id bigint PRIMARY KEY);
-- expect:

-- case: OR REPLACE
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE VIEW v AS SELECT 1 AS a;
-- file: up
CREATE OR REPLACE VIEW v AS SELECT 2 AS a;
-- expect:

-- case: in another schema
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE SCHEMA shop;
-- file: up
CREATE TABLE shop.users (id bigint PRIMARY KEY);
-- expect:

-- case: SQLite
-- options: dialect=sqlite
-- file: history
CREATE TABLE t (id integer PRIMARY KEY);
-- file: up
CREATE TABLE T (id integer PRIMARY KEY);
-- expect:
