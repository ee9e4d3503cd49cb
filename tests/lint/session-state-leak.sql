-- case: search_path
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET search_path = public;
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   1:1 info search_path stays set for the rest of the session: mig puts it back behind the file, psql and other tools carry it into the next one
--     > SET LOCAL search_path = public;

-- case: as pg_dump writes it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SELECT pg_catalog.set_config('search_path', '', false);
ALTER TABLE public.users ADD COLUMN a text;
-- expect:
--   1:1 info search_path stays set for the rest of the session: mig puts it back behind the file, psql and other tools carry it into the next one
--     > SELECT set_config('search_path', '', true);

-- case: LOCAL
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET LOCAL search_path = public;
SELECT set_config('search_path', '', true);
-- expect:
--   nothing

-- case: put back
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET session_replication_role = replica;
DELETE FROM users WHERE id = 1;
RESET session_replication_role;
SET SESSION lock_timeout = '1s';
RESET ALL;
-- expect:
--   nothing

-- case: a role
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET ROLE app;
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   1:1 info role stays set for the rest of the session: mig puts it back behind the file, psql and other tools carry it into the next one
--     > SET LOCAL ROLE app;

-- case: twice the same
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET lock_timeout = '1s';
SET lock_timeout = '2s';
SET SESSION statement_timeout TO '5s';
-- expect:
--   1:1 info lock_timeout stays set for the rest of the session: mig puts it back behind the file, psql and other tools carry it into the next one; the same for statement_timeout (line 3)
--     > SET LOCAL lock_timeout = '1s';
--     > SET LOCAL statement_timeout TO '5s';

-- case: step by step SET LOCAL would do nothing
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY i ON users (age);
-- expect:
--   nothing

-- case: the mode of the transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
SET CONSTRAINTS ALL DEFERRED;
-- expect:
--   nothing

-- case: several of a file are one finding
-- file: up
SET search_path = a;
SET statement_timeout = 0;
-- expect:
--   1:1 info search_path stays set for the rest of the session: mig puts it back behind the file, psql and other tools carry it into the next one; the same for statement_timeout (line 2)
--     > SET LOCAL search_path = a;
--     > SET LOCAL statement_timeout = 0;
