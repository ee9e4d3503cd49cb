-- case: the name of the database
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT current_database();
ALTER DATABASE shop SET work_mem = '1GB';
-- expect:
--   1:1 warning SELECT depends on current_database(), which differs from server to server
--   2:1 warning ALTER DATABASE depends on the name of the database, which differs from server to server

-- case: a tablespace
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY) TABLESPACE fast;
ALTER TABLE users SET TABLESPACE pg_default;
-- expect:
--   1:1 warning CREATE TABLE depends on the tablespace fast, which differs from server to server

-- case: the server
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER SYSTEM SET work_mem = '1GB';
-- expect:
--   1:1 warning ALTER SYSTEM depends on the settings of the whole server, which differs from server to server

-- case: roles
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
GRANT SELECT ON users TO app, "Reader";
ALTER TABLE users OWNER TO app;
GRANT SELECT ON users TO PUBLIC;
-- expect:
--   1:1 info the file needs the roles "Reader", app, which no migration of the set creates

-- case: roles that the set makes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE ROLE app;
GRANT SELECT ON users TO app, CURRENT_USER, pg_monitor;
-- expect:
--   nothing

-- case: nothing of the kind
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = current_user WHERE id = 1;
CREATE TABLE t (id bigint PRIMARY KEY, at timestamptz DEFAULT now());
-- expect:
--   nothing

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
--   nothing
