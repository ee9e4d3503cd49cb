-- case: the name of the database
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT current_database();
ALTER DATABASE shop SET work_mem = '1GB';
-- expect:

-- case: a tablespace
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY) TABLESPACE fast;
ALTER TABLE users SET TABLESPACE pg_default;
-- expect:

-- case: the server
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER SYSTEM SET work_mem = '1GB';
-- expect:

-- case: roles
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
GRANT SELECT ON users TO app, "Reader";
ALTER TABLE users OWNER TO app;
GRANT SELECT ON users TO PUBLIC;
-- expect:

-- case: roles that the set makes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE ROLE app;
GRANT SELECT ON users TO app, CURRENT_USER, pg_monitor;
-- expect:

-- case: nothing of the kind
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = current_user WHERE id = 1;
CREATE TABLE t (id bigint PRIMARY KEY, at timestamptz DEFAULT now());
-- expect:

-- case: perhaps
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN
    GRANT SELECT ON users TO app;
  END IF;
END $$;
-- expect:
