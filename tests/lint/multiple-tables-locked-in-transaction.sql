-- case: one after the other
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE orders ADD COLUMN a text;
-- expect:
--   2:1 info ALTER TABLE waits for ACCESS EXCLUSIVE on public.orders while the transaction holds ACCESS EXCLUSIVE on public.users
--     > -- next migration:
--     > ALTER TABLE orders ADD COLUMN a text;

-- case: twice the same
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE public.users ADD COLUMN b text;
-- expect:
--   nothing

-- case: one statement that needs both
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (amount) REFERENCES users (id) NOT VALID;
-- expect:
--   nothing

-- case: a foreign key of a new table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, u bigint REFERENCES users, o bigint REFERENCES orders);
-- expect:
--   nothing

-- case: a foreign key behind another change
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE orders ADD COLUMN u bigint;
ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (u) REFERENCES users (id) NOT VALID;
-- expect:
--   2:1 info ALTER TABLE waits for SHARE ROW EXCLUSIVE on public.users while the transaction holds ACCESS EXCLUSIVE on public.orders
--     > -- next migration:
--     > ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (u) REFERENCES users (id) NOT VALID;

-- case: new tables
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
ALTER TABLE a ADD COLUMN x text;
ALTER TABLE users ADD COLUMN x text;
-- expect:
--   nothing

-- case: step by step
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
-- mig: transaction off
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE orders ADD COLUMN a text;
-- expect:
--   nothing

-- case: two files
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- file: up
ALTER TABLE orders ADD COLUMN a text;
-- expect:
--   nothing

-- case: weak locks
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
UPDATE users SET state = 'a' WHERE id = 1;
UPDATE orders SET state = 'a' WHERE id = 1;
-- expect:
--   nothing

-- case: a table and its partition
-- file: history
CREATE TABLE m (id bigint) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10);
-- file: up
ALTER TABLE m ADD COLUMN a text;
ALTER TABLE m1 ALTER COLUMN a SET DEFAULT '';
-- expect:
--   nothing

-- case: with a time limit that lets both wait for long
-- options: lock-timeout=30s
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE orders ADD COLUMN state text;
-- expect:
--   2:1 warning ALTER TABLE waits for ACCESS EXCLUSIVE on public.orders while the transaction holds ACCESS EXCLUSIVE on public.users
--     > -- next migration:
--     > ALTER TABLE orders ADD COLUMN state text;

-- case: three tables are one finding
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE TABLE items (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE orders ADD COLUMN a text;
ALTER TABLE items ADD COLUMN a text;
-- expect:
--   2:1 info ALTER TABLE waits for ACCESS EXCLUSIVE on public.orders while the transaction holds ACCESS EXCLUSIVE on public.users; the same for public.items (line 3)
--     > -- next migration:
--     > ALTER TABLE orders ADD COLUMN a text;
--     > -- next migration:
--     > ALTER TABLE items ADD COLUMN a text;

-- case: the first table is gone by then
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
DROP TABLE users;
ALTER TABLE orders ADD COLUMN a text;
-- expect:
--   nothing

-- case: the index is to be built by itself anyway
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE TABLE items (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE users ADD COLUMN a text;
CREATE INDEX i ON orders (state);
ALTER TABLE items ADD COLUMN a text;
-- expect:
--   3:1 info ALTER TABLE waits for ACCESS EXCLUSIVE on public.items while the transaction holds ACCESS EXCLUSIVE on public.users
--     > -- next migration:
--     > ALTER TABLE items ADD COLUMN a text;

-- case: the way of the statement's other finding is the safe one
-- options: beside-others
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
ALTER TABLE users ADD COLUMN a text;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0);
-- expect:
--   2:1 info ALTER TABLE waits for ACCESS EXCLUSIVE on public.orders while the transaction holds ACCESS EXCLUSIVE on public.users
--     > -- next migration: in the safe way that its other finding shows

-- case: a table that is attached and goes with its parent
-- file: history
CREATE TABLE old (id int NOT NULL);
-- file: up
CREATE TABLE n (id int NOT NULL) PARTITION BY RANGE (id);
ALTER TABLE n ATTACH PARTITION old DEFAULT;
DROP TABLE n;
-- expect:
--   nothing
