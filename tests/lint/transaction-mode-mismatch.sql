-- case: one statement makes all run one by one
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
CREATE INDEX CONCURRENTLY i ON users (a);
-- expect:

-- case: alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY i ON users (age);
RESET lock_timeout;
-- expect:

-- case: several that refuse a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX CONCURRENTLY i ON users (age);
CREATE INDEX CONCURRENTLY j ON users (state);
-- expect:

-- case: marked and none asks for it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: marked and one asks for it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
CREATE INDEX CONCURRENTLY i ON users (a);
-- expect:

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

-- case: marked and one statement
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
-- expect:

-- case: in a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:

-- case: SQLite
-- options: dialect=sqlite
-- file: up
CREATE TABLE t (id integer PRIMARY KEY);
VACUUM;
CREATE TABLE u (id integer PRIMARY KEY);
-- expect:
