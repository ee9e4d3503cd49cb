-- case: what older migrations left
-- options: directory
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name_old text, old_name text, age integer);
CREATE TABLE users_backup (id bigint PRIMARY KEY);
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
-- file: up
ALTER TABLE users ADD COLUMN a text;
-- expect:
--   directory info public.users.name_old is still there, and its name says that it is no longer used
--     > ALTER TABLE public.users DROP COLUMN name_old;
--   directory info constraint c on public.users was added NOT VALID and never validated
--     > ALTER TABLE public.users VALIDATE CONSTRAINT c;
--   directory info public.users_backup is still there, and its name says that it is no longer used
--     > DROP TABLE public.users_backup;

-- case: taken away by now
-- options: directory
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name_old text, age integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
-- file: up
ALTER TABLE users DROP COLUMN name_old;
-- file: up
ALTER TABLE users VALIDATE CONSTRAINT c;
-- expect:
--   nothing

-- case: made in this release
-- options: directory
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, name text, age integer);
-- file: up
ALTER TABLE users ADD COLUMN name_old text;
ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;
-- expect:
--   nothing

-- case: files without a directory
-- file: history
CREATE TABLE users_old (id bigint PRIMARY KEY);
-- file: up
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: a table that a trigger fills
-- options: directory
-- file: history
CREATE TABLE ev_old (id int PRIMARY KEY);
CREATE TABLE ev_tmp (id int PRIMARY KEY);
CREATE TABLE ev (id int PRIMARY KEY, name_old text, other_old text);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO ev_old VALUES (NEW.id); RETURN NULL; END $$;
CREATE TRIGGER g AFTER INSERT ON ev FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT name_old FROM ev;
-- file: up
CREATE TABLE t (id int PRIMARY KEY);
-- expect:
--   directory info public.ev.other_old is still there, and its name says that it is no longer used
--     > ALTER TABLE public.ev DROP COLUMN other_old;
