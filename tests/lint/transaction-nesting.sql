-- case: COMMIT in the middle
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
COMMIT;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   2:1 error COMMIT ends the transaction that guards the file: what follows is not rolled back with it
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

-- case: around the whole file
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
COMMIT;
-- expect:
--   nothing

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
--   3:1 error COMMIT ends the transaction that guards the file: what follows is not rolled back with it
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

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
--   2:1 error BEGIN inside the transaction that mig opens for the file: mig refuses the file
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

-- case: ROLLBACK
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ROLLBACK;
-- expect:
--   2:1 error ROLLBACK takes back all that the file has done so far, and the rest runs without a transaction
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

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
--   1:1 error savepoints are not run: mig refuses a file that controls its transaction itself
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

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
--   2:1 error BEGIN opens a transaction of the file's own: mig cannot tell how far it came
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

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
--   nothing

-- case: SQLite
-- options: dialect=sqlite
-- file: up
CREATE TABLE t (id integer PRIMARY KEY);
COMMIT;
CREATE TABLE u (id integer PRIMARY KEY);
-- expect:
--   2:1 error COMMIT ends the transaction that guards the file: what follows is not rolled back with it
--     > -- remove it: mig runs the file in one transaction; what has to commit by itself is a migration of its own

-- case: a BEGIN without an end is another rule
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
BEGIN;
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: mig refuses the file, and that is told
-- options: dialect=sqlite beside-others
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
