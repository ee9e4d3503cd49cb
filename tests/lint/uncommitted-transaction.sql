-- case: no COMMIT
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   1:1 error this BEGIN has no COMMIT: what follows it in the file is lost when the connection ends
--     > COMMIT;

-- case: START TRANSACTION
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
START TRANSACTION;
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   1:1 error this BEGIN has no COMMIT: what follows it in the file is lost when the connection ends
--     > COMMIT;

-- case: COMMIT
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
END;
-- expect:
--   nothing

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
--   1:1 error this BEGIN has no COMMIT: what follows it in the file is lost when the connection ends
--     > COMMIT;

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
--   nothing

-- case: SQLite
-- options: dialect=sqlite
-- file: up
BEGIN;
CREATE TABLE t (id integer PRIMARY KEY);
-- expect:
--   1:1 error this BEGIN has no COMMIT: what follows it in the file is lost when the connection ends
--     > COMMIT;

-- case: a block is no transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  ALTER TABLE users ADD COLUMN a text;
END $$;
-- expect:
--   nothing

-- case: nothing follows the BEGIN
-- options: dialect=sqlite
-- file: history
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- file: up
COMMIT;
PRAGMA foreign_keys = OFF;
BEGIN;
ALTER TABLE t ADD COLUMN a TEXT;
COMMIT;
BEGIN;
-- expect:
--   nothing
