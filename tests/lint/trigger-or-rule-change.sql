-- case: all of them
-- file: history
CREATE SCHEMA s;
CREATE TABLE s.t (id int);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER a BEFORE INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE RULE r AS ON INSERT TO s.t DO NOTHING;
-- file: up
CREATE TRIGGER b AFTER UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE CONSTRAINT TRIGGER c AFTER UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION tf();
ALTER TABLE s.t DISABLE TRIGGER a;
ALTER TABLE s.t ENABLE TRIGGER USER, DISABLE TRIGGER ALL;
ALTER TABLE s.t DISABLE RULE r;
ALTER TRIGGER a ON s.t RENAME TO z;
CREATE RULE q AS ON DELETE TO s.t DO ALSO NOTHING;
DROP RULE q ON s.t;
DROP TRIGGER z ON s.t;
-- expect:
--   1:1 info CREATE TRIGGER takes SHARE ROW EXCLUSIVE on s.t: writes wait
--   4:38 info DISABLE TRIGGER ALL also switches off the foreign keys of s.t: rows that break them are taken, and nobody looks again
--     > ALTER TABLE s.t DISABLE TRIGGER USER;
--   5:1 info DISABLE RULE takes ACCESS EXCLUSIVE on s.t: reads and writes wait

-- case: a table of the same set, a view
-- file: history
CREATE VIEW v AS SELECT 1 AS a;
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- file: up
CREATE TABLE t (id int);
CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
DROP TRIGGER a ON t;
CREATE TRIGGER b INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION tf();
DROP TRIGGER b ON v;
-- expect:
--   nothing

-- case: IF EXISTS of one that is not there
-- file: history
CREATE TABLE t (id int);
-- file: up
DROP TRIGGER IF EXISTS a ON t;
-- expect:
--   nothing

-- case: the lock is held already
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, state text, age integer);
CREATE TABLE orders (id bigint PRIMARY KEY, state text, amount integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();
-- file: up
DROP TRIGGER g ON users;
CREATE TRIGGER g BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION f();
-- expect:
--   1:1 info DROP TRIGGER takes ACCESS EXCLUSIVE on public.users: reads and writes wait
