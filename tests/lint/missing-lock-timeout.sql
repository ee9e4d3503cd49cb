-- case: the default of mig is short
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: switched off in the file
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = 0;
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE users ADD COLUMN phone text;
-- expect:
--   2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > SET LOCAL lock_timeout = '2s';

-- case: switched off in the settings
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   1:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > -- at the head of the file:
--     > -- mig: lock-timeout 2s

-- case: the file sets one of its own
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: lock-timeout 2s
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: switched off by the directive
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: lock-timeout 0
ALTER TABLE "users" ADD COLUMN email text;
-- expect:
--   2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > -- at the head of the file:
--     > -- mig: lock-timeout 2s

-- case: SET LOCAL inside the transaction
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET LOCAL lock_timeout = '2s';
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: SET LOCAL outside a transaction does nothing
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
SET LOCAL lock_timeout = '2s';
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   3:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > -- at the head of the file:
--     > -- mig: lock-timeout 2s

-- case: RESET brings back what mig set
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = 0;
RESET lock_timeout;
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: set by a query
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT set_config('lock_timeout', '0', false);
ALTER TABLE public.users ADD COLUMN email text;
-- expect:
--   2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > SET LOCAL lock_timeout = '2s';

-- case: longer than thirty seconds
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = '2min';
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users for up to 2 min, and every later query on it waits behind
--     > SET LOCAL lock_timeout = '2s';

-- case: a concurrent build blocks no query
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX CONCURRENTLY users_state_idx ON users (state);
-- expect:
--   nothing

-- case: a validation blocks no query
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
-- file: up
ALTER TABLE users VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: a new table alone
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
ALTER TABLE t ADD COLUMN a text;
-- expect:
--   nothing

-- case: in a DO block
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  ALTER TABLE users ADD COLUMN email text;
END $$;
-- expect:
--   2:3 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > -- at the head of the file:
--     > -- mig: lock-timeout 2s

-- case: only written in a function
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  ALTER TABLE users ADD COLUMN email text;
END $$;
-- expect:
--   nothing

-- case: rows are changed
-- options: lock-timeout=0
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'a' WHERE id = 1;
-- expect:
--   nothing

-- case: a limit that a block or a function takes away, or sets
-- options: lock-timeout=5s
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE FUNCTION no_limit() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  PERFORM set_config('lock_timeout', '0', false);
END $$;
CREATE FUNCTION own_limit() RETURNS void LANGUAGE plpgsql SET lock_timeout = '0' AS $$ BEGIN
  SET lock_timeout = '0';
END $$;
-- file: up
DO $$ BEGIN SET lock_timeout = 0; END $$;
ALTER TABLE users ADD COLUMN a integer;
-- file: up
SELECT no_limit();
ALTER TABLE users ADD COLUMN b integer;
-- file: up
SELECT own_limit();
ALTER TABLE users ADD COLUMN c integer;
-- file: up
DO $$ BEGIN SET LOCAL lock_timeout = 0; SET LOCAL lock_timeout = '3s'; END $$;
ALTER TABLE users ADD COLUMN d integer;
-- expect:
--   1/2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > SET LOCAL lock_timeout = '2s';
--   2/2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.users without a lock_timeout, and every later query on it waits behind
--     > SET LOCAL lock_timeout = '2s';
