-- case: one statement makes all run one by one
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
CREATE INDEX CONCURRENTLY i ON users (a);
-- expect:
--   2:1 warning CREATE INDEX refuses a transaction, so that all 2 statements of the file run one by one: one that fails leaves those before it done
--     > -- next migration:
--     > CREATE INDEX CONCURRENTLY i ON users (a);

-- case: alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY i ON users (age);
RESET lock_timeout;
-- expect:
--   nothing

-- case: several that refuse a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX CONCURRENTLY i ON users (age);
CREATE INDEX CONCURRENTLY j ON users (state);
-- expect:
--   nothing

-- case: marked and none asks for it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   2:1 warning the file is marked `transaction off`, and none of its statements asks for that: one that fails leaves those before it done
--     > -- remove the line: -- mig: transaction off

-- case: marked and one asks for it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
CREATE INDEX CONCURRENTLY i ON users (a);
-- expect:
--   nothing

-- case: marked for a block that commits
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
DO $$ BEGIN
  UPDATE users SET state = '' WHERE id < 10;
  COMMIT;
END $$;
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: marked and one statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: in a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   nothing

-- case: SQLite
-- options: dialect=sqlite
-- file: up
CREATE TABLE t (id integer PRIMARY KEY);
VACUUM;
CREATE TABLE u (id integer PRIMARY KEY);
-- expect:
--   2:1 warning VACUUM refuses a transaction, so that all 3 statements of the file run one by one: one that fails leaves those before it done
--     > -- next migration:
--     > VACUUM;

-- case: a new value of an enum has to be committed before it is used
-- file: history
CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (id int PRIMARY KEY, k e);
-- file: up
-- mig: transaction off
ALTER TYPE e ADD VALUE 'b';
INSERT INTO t VALUES (1, 'b');
-- expect:
--   nothing

-- case: VALIDATE must not share the transaction of its ADD
-- file: history
CREATE TABLE t (id int PRIMARY KEY, k int);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD CONSTRAINT c CHECK (k IS NOT NULL) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: all may be run again
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
-- mig: transaction off
ALTER TABLE t ADD COLUMN IF NOT EXISTS x int;
ALTER TABLE u ADD COLUMN IF NOT EXISTS x int;
DROP INDEX IF EXISTS i;
-- expect:
--   nothing
