-- case: an index that is called CONCURRENTLY
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX CONCURRENTLY ON users (name);
-- expect:
--   1:14 error SQLite makes an index that is called CONCURRENTLY, and builds it as any other

-- case: an index that somebody calls so
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE INDEX "concurrently" ON users (name);
-- expect:
--   nothing

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
--   1:1 error SQLite has no CONCURRENTLY
--   2:1 error SQLite has no TRUNCATE: DELETE FROM without a WHERE is as fast there
--   3:55 error SQLite has no NOT VALID
--   4:12 error SQLite has no :: casts: write CAST(x AS type)
--   5:1 error SQLite has no such objects
--   6:1 error SQLite keeps no comments
--   7:18 error SQLite has no DROP … CASCADE
--   8:1 error SQLite has no SET: its settings are PRAGMAs
--   9:27 error SQLite has no identity columns: INTEGER PRIMARY KEY numbers itself
--   10:1 error SQLite has no DO blocks

-- case: types that number nothing
-- file: up
CREATE TABLE t (id SERIAL PRIMARY KEY, b bigserial, c TIMESTAMPTZ);
-- expect:
--   1:20 error id is declared SERIAL, which numbers nothing in SQLite: write INTEGER PRIMARY KEY
--   1:42 error b is declared bigserial, which numbers nothing in SQLite: write INTEGER

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
--   1:14 error SQLite has no schema public: its databases are main, temp and what is attached
--   2:12 error SQLite has no schema shop: its databases are main, temp and what is attached

-- case: functions
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = now() WHERE id = 1;
CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY DEFAULT (gen_random_uuid()));
-- expect:
--   1:25 error SQLite has no function now()
--   2:55 warning SQLite has no function gen_random_uuid(): what uses it fails unless the program brings one

-- case: a misspelling is none of it
-- file: up
CREATE TABEL t (a);
-- expect:
--   nothing

-- case: ON DELETE CASCADE is of SQLite too
-- file: up
CREATE TABLE t (a REFERENCES t (a) ON DELETE CASCADE, CHEK (a));
-- expect:
--   nothing

-- case: words in strings and comments
-- file: up
SELECT 'a::b NOT VALID' -- TRUNCATE
;
-- expect:
--   nothing

-- case: serial beside another key
-- file: up
CREATE TABLE t (id TEXT PRIMARY KEY, n serial);
CREATE TABLE u (n serial, m TEXT);
CREATE TABLE v (n serial, m TEXT, PRIMARY KEY (m, n));
-- expect:
--   1:40 error n is declared serial, which numbers nothing in SQLite: write INTEGER
--   2:19 error n is declared serial, which numbers nothing in SQLite: write INTEGER PRIMARY KEY
--   3:19 error n is declared serial, which numbers nothing in SQLite: write INTEGER
