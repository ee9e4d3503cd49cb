-- case: a column refers
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u);
-- expect:
--   1:23 info CREATE TABLE t blocks writes to public.u until its transaction ends, as it refers to it

-- case: a constraint refers, twice, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."U" (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int, b int, FOREIGN KEY (a) REFERENCES shop."U", FOREIGN KEY (b) REFERENCES shop."U");
-- expect:
--   1:31 info CREATE TABLE t blocks writes to shop."U" until its transaction ends, as it refers to it

-- case: to a new table and to itself
-- file: up
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES u, b int REFERENCES t);
-- expect:
--   nothing

-- case: to several, of which another rule speaks
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u, b int REFERENCES v);
-- expect:
--   nothing

-- case: it is there already
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES u);
-- file: up
CREATE TABLE IF NOT EXISTS t (a int REFERENCES u);
-- expect:
--   nothing

-- case: a copy has no foreign keys
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES u);
-- file: up
CREATE TABLE w (LIKE t INCLUDING ALL);
-- expect:
--   nothing

-- case: to a table of an earlier file
-- file: up
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u);
-- expect:
--   2/1:23 info CREATE TABLE t blocks writes to public.u until its transaction ends, as it refers to it

-- case: to a table that nobody knows
-- file: up
CREATE TABLE t (a int REFERENCES shop.u (id));
-- expect:
--   1:23 info CREATE TABLE t blocks writes to shop.u until its transaction ends, as it refers to it

-- case: the second adds nothing
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
-- file: up
CREATE TABLE a (u bigint REFERENCES users);
CREATE TABLE b (u bigint REFERENCES users);
-- expect:
--   1:26 info CREATE TABLE a blocks writes to public.users until its transaction ends, as it refers to it
