-- case: COMMIT in the middle
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
COMMIT;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: around the whole file
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
COMMIT;
-- expect:

-- case: two transactions
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
COMMIT;
BEGIN;
ALTER TABLE users ADD COLUMN b text;
COMMIT;
-- expect:

-- case: BEGIN behind the first statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = '1s';
BEGIN;
ALTER TABLE users ADD COLUMN a text;
COMMIT;
-- expect:

-- case: ROLLBACK
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ROLLBACK;
-- expect:

-- case: savepoints
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SAVEPOINT s;
ALTER TABLE users ADD COLUMN a text;
ROLLBACK TO SAVEPOINT s;
RELEASE s;
-- expect:

-- case: in a file that runs step by step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
BEGIN;
ALTER TABLE users ADD COLUMN a text;
COMMIT;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: a block that commits
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
DO $$ BEGIN
  PERFORM 1;
  COMMIT;
END $$;
-- expect:

-- case: SQLite
-- options: dialect=sqlite
-- file: up
CREATE TABLE t (id integer PRIMARY KEY);
COMMIT;
CREATE TABLE u (id integer PRIMARY KEY);
-- expect:

-- case: a BEGIN without an end is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
-- expect:
