-- case: two rewrites
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE users ALTER COLUMN state TYPE varchar(10);
-- expect:

-- case: a rewrite and a check
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0);
-- expect:

-- case: quick ones
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: SET NOT NULL and the check that proves it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (age IS NOT NULL);
-- file: up
ALTER TABLE users ALTER COLUMN age SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT c;
-- expect:

-- case: something in between
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
UPDATE users SET state = '' WHERE id = 1;
ALTER TABLE users ALTER COLUMN state TYPE varchar(10);
-- expect:

-- case: two tables
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
ALTER TABLE orders ALTER COLUMN amount TYPE bigint;
-- expect:

-- case: one statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint, ALTER COLUMN state TYPE varchar(10);
-- expect:

-- case: a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
ALTER TABLE t ALTER COLUMN a TYPE bigint;
ALTER TABLE t ALTER COLUMN b TYPE bigint;
-- expect:
