-- case: two that cannot be run twice
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
CREATE INDEX CONCURRENTLY i ON users (age);
ALTER TABLE users ADD COLUMN a text;
INSERT INTO users VALUES (1);
-- expect:
--   4:1 warning INSERT INTO is the second statement here that cannot be run twice, and nothing takes back the first when it fails
--     > -- next migration:
--     > INSERT INTO users VALUES (1);

-- case: one of them
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
CREATE INDEX CONCURRENTLY i ON users (age);
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   nothing

-- case: the others may run again
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
DROP INDEX CONCURRENTLY IF EXISTS i;
ALTER TABLE users ADD COLUMN IF NOT EXISTS a text;
INSERT INTO users VALUES (1) ON CONFLICT DO NOTHING;
UPDATE users SET a = '' WHERE id = 1;
-- expect:
--   nothing

-- case: nothing asks for it
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   nothing

-- case: in a transaction
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE users ADD COLUMN b text;
-- expect:
--   nothing

-- case: CREATE TYPE cannot be run twice
-- file: history
CREATE TABLE s (id int PRIMARY KEY);
CREATE TYPE e AS ENUM ('a');
-- file: up
-- mig: transaction off
ALTER TYPE e ADD VALUE 'b';
CREATE TYPE g AS ENUM ('a');
ALTER TABLE s ADD COLUMN kind g NOT NULL DEFAULT 'a';
CREATE INDEX CONCURRENTLY i ON s (kind);
-- expect:
--   3:1 warning CREATE TYPE is the second statement here that cannot be run twice, and nothing takes back the first when it fails
--     > -- next migration:
--     > CREATE TYPE g AS ENUM ('a');
--     > ALTER TABLE s ADD COLUMN kind g NOT NULL DEFAULT 'a';
--     > -- next migration:
--     > -- mig: transaction off
--     > CREATE INDEX CONCURRENTLY i ON s (kind);

-- case: neither can a domain, a policy, and a function, view or trigger without OR REPLACE
-- file: history
CREATE TABLE s (id int PRIMARY KEY);
-- file: up
-- mig: transaction off
CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE OR REPLACE TRIGGER g BEFORE INSERT ON s FOR EACH ROW EXECUTE FUNCTION f();
CREATE OR REPLACE VIEW v AS SELECT id FROM s;
CREATE POLICY p ON s USING (true);
CREATE VIEW w AS SELECT id FROM s;
CREATE INDEX CONCURRENTLY i ON s (id);
-- expect:
--   6:1 warning CREATE VIEW is the second statement here that cannot be run twice, and nothing takes back the first when it fails
--     > -- next migration:
--     > CREATE VIEW w AS SELECT id FROM s;
--     > -- next migration:
--     > -- mig: transaction off
--     > CREATE INDEX CONCURRENTLY i ON s (id);

-- case: what stands behind the second one goes with it
-- file: history
CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (c int);
-- file: up
-- mig: transaction off
ALTER TYPE e ADD VALUE 'b';
CREATE TYPE k AS ENUM ('x');
CREATE INDEX CONCURRENTLY i ON t (c);
CREATE TABLE se (a int PRIMARY KEY, k k);
-- expect:
--   3:1 warning CREATE TYPE is the second statement here that cannot be run twice, and nothing takes back the first when it fails
--     > -- next migration:
--     > CREATE TYPE k AS ENUM ('x');
--     > -- next migration:
--     > -- mig: transaction off
--     > CREATE INDEX CONCURRENTLY i ON t (c);
--     > -- next migration:
--     > CREATE TABLE se (a int PRIMARY KEY, k k);
