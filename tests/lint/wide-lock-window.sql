-- case: a validation behind ADD COLUMN
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0) NOT VALID;
-- file: up
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE orders VALIDATE CONSTRAINT c;
-- expect:
--   2:1 info ALTER TABLE goes through public.orders while the ALTER TABLE before it keeps public.users under ACCESS EXCLUSIVE
--     > -- next migration:
--     > ALTER TABLE orders VALIDATE CONSTRAINT c;

-- case: the slow one first
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
ALTER TABLE orders ADD CONSTRAINT c CHECK (amount > 0) NOT VALID;
-- file: up
ALTER TABLE orders VALIDATE CONSTRAINT c;
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   nothing

-- case: an index behind ADD COLUMN
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX i ON users (email);
-- expect:
--   2:1 info CREATE INDEX goes through public.users while the ALTER TABLE before it keeps public.users under ACCESS EXCLUSIVE
--     > -- next migration:
--     > CREATE INDEX i ON users (email);

-- case: quick ones alone
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE users ALTER COLUMN email SET DEFAULT '';
-- expect:
--   nothing

-- case: a small table
-- options: size=public.orders:10
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX i ON orders (amount);
-- expect:
--   nothing

-- case: an index of a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN email text;
CREATE TABLE t (id bigint PRIMARY KEY, a text);
CREATE INDEX i ON t (a);
-- expect:
--   nothing

-- case: step by step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN email text;
CREATE INDEX i ON orders (amount);
-- expect:
--   nothing

-- case: the foreign key of a new table reads nothing
-- file: history
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE o (id int PRIMARY KEY);
-- file: up
ALTER TABLE o ADD COLUMN a int;
CREATE TABLE c (id int PRIMARY KEY, p int);
ALTER TABLE c ADD CONSTRAINT c_p_fkey FOREIGN KEY (p) REFERENCES p (id);
-- expect:
--   nothing

-- case: an UPDATE reads the table that a foreign key of its own refers to
-- file: history
CREATE TABLE r (id int PRIMARY KEY, b int);
CREATE TABLE b (id int PRIMARY KEY, r int REFERENCES r, n int);
CREATE INDEX b_r_idx ON b (r);
-- file: up
DROP INDEX b_r_idx;
UPDATE b SET r = NULL WHERE NOT EXISTS (SELECT FROM r WHERE r.b = b.id);
-- expect:
--   2:1 info UPDATE goes through public.r while the DROP INDEX before it keeps public.b under ACCESS EXCLUSIVE
--     > -- next migration:
--     > UPDATE b SET r = NULL WHERE NOT EXISTS (SELECT FROM r WHERE r.b = b.id);

-- case: put aside, copied back, dropped
-- file: history
CREATE TABLE w (id serial PRIMARY KEY, a text);
-- file: up
ALTER TABLE w RENAME TO w_old;
CREATE TABLE w (id serial PRIMARY KEY, a text, b text);
INSERT INTO w (id, a) SELECT id, a FROM w_old;
DROP TABLE w_old;
-- expect:
--   3:1 info INSERT INTO goes through public.w_old while the ALTER TABLE before it keeps public.w under ACCESS EXCLUSIVE

-- case: what follows needs the rows
-- file: history
CREATE TABLE w (id serial PRIMARY KEY, a text);
CREATE TABLE p (id int PRIMARY KEY, w int);
-- file: up
ALTER TABLE p ADD COLUMN tier int;
CREATE TABLE tiers (id int PRIMARY KEY, a text);
INSERT INTO tiers SELECT id, a FROM w;
ALTER TABLE p ADD FOREIGN KEY (tier) REFERENCES tiers (id) NOT VALID;
-- expect:
--   3:1 info INSERT INTO goes through public.w while the ALTER TABLE before it keeps public.p under ACCESS EXCLUSIVE
--     > -- next migration:
--     > INSERT INTO tiers SELECT id, a FROM w;
--     > -- next migration:
--     > ALTER TABLE p ADD FOREIGN KEY (tier) REFERENCES tiers (id) NOT VALID;
