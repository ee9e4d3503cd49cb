-- case: an index that is called CONCURRENTLY
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX CONCURRENTLY ON users (name);
-- expect:

-- case: an index that somebody calls so
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX "concurrently" ON users (name);
-- expect:

-- case: syntax errors
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX CONCURRENTLY i ON users (name);
TRUNCATE users;
ALTER TABLE users ADD CONSTRAINT c CHECK (name <> '') NOT VALID;
SELECT '{}'::jsonb;
CREATE TYPE mood AS ENUM ('a');
COMMENT ON TABLE users IS 'x';
DROP TABLE users CASCADE;
SET lock_timeout = '1s';
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);
DO $$ BEGIN END $$;
-- expect:

-- case: types that number nothing
-- file: up
CREATE TABLE t (id SERIAL PRIMARY KEY, b bigserial, c TIMESTAMPTZ);
-- expect:

-- case: schemas
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE public.t (a);
DROP TABLE shop.t;
DELETE FROM main.users WHERE id = 1;
CREATE TEMP TABLE x (a);
INSERT INTO temp.x (a) VALUES (1);
-- expect:

-- case: functions
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = now() WHERE id = 1;
CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY DEFAULT (gen_random_uuid()));
-- expect:

-- case: a misspelling is none of it
-- file: up
CREATE TABEL t (a);
-- expect:

-- case: ON DELETE CASCADE is of SQLite too
-- file: up
CREATE TABLE t (a REFERENCES t (a) ON DELETE CASCADE, CHEK (a));
-- expect:

-- case: words in strings and comments
-- file: up
SELECT 'a::b NOT VALID' -- TRUNCATE
;
-- expect:
