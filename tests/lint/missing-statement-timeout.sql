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

-- case: a foreign key of a table that is still empty reads nothing of its parent
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
-- file: up
CREATE TABLE c (id int PRIMARY KEY, p int);
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
CREATE INDEX c_p_idx ON c (p);
-- expect:
--   nothing

-- case: the new table has got rows before its foreign key
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
-- file: up
CREATE TABLE c (id int PRIMARY KEY, p int);
INSERT INTO c SELECT id, id FROM p;
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   3:1 info ALTER TABLE holds SHARE ROW EXCLUSIVE on public.p for as long as it takes: no statement_timeout ends it
--     > -- at the head of the file:
--     > -- mig: statement-timeout 30s

-- case: a constraint of a table that is still empty is validated
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
-- file: up
CREATE TABLE c (id int PRIMARY KEY, p int);
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id) NOT VALID;
LOCK TABLE p IN SHARE MODE;
ALTER TABLE c VALIDATE CONSTRAINT c_p_fkey;
-- expect:
--   nothing

-- case: a foreign key of a table that nobody knows
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
-- file: up
ALTER TABLE stranger ADD CONSTRAINT s_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   1:1 info ALTER TABLE holds SHARE ROW EXCLUSIVE on public.p for as long as it takes: no statement_timeout ends it
--     > -- at the head of the file:
--     > -- mig: statement-timeout 30s

-- case: a new partitioned table takes an old partition, then a foreign key
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c1 (id int NOT NULL, p int);
-- file: up
CREATE TABLE c (id int NOT NULL, p int) PARTITION BY RANGE (id);
ALTER TABLE c ATTACH PARTITION c1 DEFAULT;
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   3:1 info ALTER TABLE holds SHARE ROW EXCLUSIVE on public.p for as long as it takes: no statement_timeout ends it
--     > -- at the head of the file:
--     > -- mig: statement-timeout 30s
