-- case: a rewrite without an end
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
-- expect:
--   1:1 info ALTER TABLE holds ACCESS EXCLUSIVE on public.users for as long as it takes: no statement_timeout ends it
--     > -- at the head of the file:
--     > -- mig: statement-timeout 30s

-- case: the directive sets one
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: statement-timeout 30s
ALTER TABLE users ALTER COLUMN age TYPE bigint;
-- expect:
--   nothing

-- case: the settings set one
-- options: statement-timeout=30s
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
-- expect:
--   nothing

-- case: only the catalogue changes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: a small table
-- options: size=public.users:300
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
-- expect:
--   nothing

-- case: a large table
-- options: size=public.users:300000000
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ALTER COLUMN age TYPE bigint;
-- expect:
--   1:1 info ALTER TABLE holds ACCESS EXCLUSIVE on public.users for as long as it takes: no statement_timeout ends it
--     > -- at the head of the file:
--     > -- mig: statement-timeout 30s

-- case: a concurrent build takes its time
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX CONCURRENTLY i ON users (age);
-- expect:
--   nothing

-- case: a validation takes its time
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
-- file: up
ALTER TABLE users VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: a backfill blocks nobody
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'a';
-- expect:
--   nothing

-- case: a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
ALTER TABLE t ALTER COLUMN a TYPE bigint;
-- expect:
--   nothing

-- case: silent where an error is told of the statement
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE INDEX i ON users (state);
-- expect:
--   nothing

-- case: a down that builds several indexes in the way
-- options: beside-others
-- file: history
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
-- file: up
ALTER TABLE t ADD COLUMN c int;
-- file: down
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b);
ALTER TABLE t DROP COLUMN c;
-- expect:
--   nothing
