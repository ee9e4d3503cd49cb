-- case: six tables
-- file: history
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
CREATE TABLE d (id bigint PRIMARY KEY);
CREATE TABLE e (id bigint PRIMARY KEY);
CREATE TABLE f (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE a ADD COLUMN x text;
ALTER TABLE b ADD COLUMN x text;
ALTER TABLE c ADD COLUMN x text;
ALTER TABLE d ADD COLUMN x text;
ALTER TABLE e ADD COLUMN x text;
ALTER TABLE f ADD COLUMN x text;
-- expect:
--   6:1 info the file changes 6 tables that are there already: it takes that many reviews, and one failure takes all of it back

-- case: five tables
-- file: history
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
CREATE TABLE d (id bigint PRIMARY KEY);
CREATE TABLE e (id bigint PRIMARY KEY);
CREATE TABLE f (id bigint PRIMARY KEY);
-- file: up
ALTER TABLE a ADD COLUMN x text;
ALTER TABLE a ADD COLUMN y text;
ALTER TABLE b ADD COLUMN x text;
ALTER TABLE b ADD COLUMN y text;
ALTER TABLE c ADD COLUMN x text;
ALTER TABLE c ADD COLUMN y text;
ALTER TABLE d ADD COLUMN x text;
ALTER TABLE d ADD COLUMN y text;
ALTER TABLE e ADD COLUMN x text;
ALTER TABLE e ADD COLUMN y text;
-- expect:
--   nothing

-- case: tables that it makes
-- file: up
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);
CREATE TABLE c (id bigint PRIMARY KEY);
CREATE TABLE d (id bigint PRIMARY KEY);
CREATE TABLE e (id bigint PRIMARY KEY);
CREATE TABLE f (id bigint PRIMARY KEY);
ALTER TABLE a ADD COLUMN x text;
ALTER TABLE b ADD COLUMN x text;
ALTER TABLE c ADD COLUMN x text;
ALTER TABLE d ADD COLUMN x text;
ALTER TABLE e ADD COLUMN x text;
ALTER TABLE f ADD COLUMN x text;
-- expect:
--   nothing
