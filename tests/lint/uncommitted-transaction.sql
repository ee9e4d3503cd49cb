-- case: no COMMIT
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
-- expect:

-- case: START TRANSACTION
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
START TRANSACTION;
ALTER TABLE users ADD COLUMN a text;
-- expect:

-- case: COMMIT
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
END;
-- expect:

-- case: ROLLBACK TO is no end
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
SAVEPOINT s;
ALTER TABLE users ADD COLUMN a text;
ROLLBACK TO s;
-- expect:

-- case: the second one
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
COMMIT;
BEGIN;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: SQLite
-- options: dialect=sqlite
-- file: up
BEGIN;
CREATE TABLE t (id integer PRIMARY KEY);
-- expect:

-- case: a block is no transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  ALTER TABLE users ADD COLUMN a text;
END $$;
-- expect:
