-- case: a column
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u ON DELETE CASCADE);
-- expect:
--   1:23 info DELETE of a row of public.u deletes all rows of public.t that refer to it

-- case: a constraint, with a schema and quotes
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."U" (id int PRIMARY KEY);
CREATE TABLE t (id int, a int);
-- file: up
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES shop."U" ON DELETE CASCADE NOT VALID;
-- expect:
--   1:19 info DELETE of a row of shop."U" deletes all rows of public.t that refer to it

-- case: other actions
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
-- file: up
CREATE TABLE t (a int REFERENCES u ON UPDATE CASCADE, b int REFERENCES u ON DELETE SET NULL, c int REFERENCES u);
-- expect:
--   nothing
