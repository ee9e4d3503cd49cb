-- case: a view reads the rowid
-- file: history
CREATE TABLE notes (body TEXT, author TEXT);
CREATE VIEW numbers AS SELECT rowid AS number, body FROM notes;
-- file: up
-- mig: foreign-keys off
DROP VIEW numbers;
CREATE TABLE new_notes (body TEXT NOT NULL, author TEXT);
INSERT INTO new_notes (body, author) SELECT body, author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
CREATE VIEW numbers AS SELECT rowid AS number, body FROM notes;
-- expect:
--   3:1 info notes is rebuilt: its rows get new rowids, which view numbers reads

-- case: the rowid is copied
-- file: history
CREATE TABLE notes (body TEXT, author TEXT);
CREATE VIEW numbers AS SELECT rowid AS number, body FROM notes;
-- file: up
-- mig: foreign-keys off
DROP VIEW numbers;
CREATE TABLE new_notes (body TEXT NOT NULL, author TEXT);
INSERT INTO new_notes (rowid, body, author) SELECT rowid, body, author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
CREATE VIEW numbers AS SELECT rowid AS number, body FROM notes;
-- expect:
--   nothing

-- case: nothing that can be seen reads it
-- file: history
CREATE TABLE notes (body TEXT, author TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_notes (body TEXT NOT NULL, author TEXT);
INSERT INTO new_notes (body, author) SELECT body, author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
-- expect:
--   nothing

-- case: an INTEGER PRIMARY KEY keeps it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW v AS SELECT rowid AS r FROM users;
-- file: up
-- mig: foreign-keys off
DROP VIEW v;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE VIEW v AS SELECT rowid AS r FROM users;
-- expect:
--   nothing

-- case: WITHOUT ROWID
-- file: history
CREATE TABLE notes (body TEXT NOT NULL PRIMARY KEY, author TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_notes (body TEXT NOT NULL PRIMARY KEY, author TEXT) WITHOUT ROWID;
INSERT INTO new_notes (body, author) SELECT body, author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
-- expect:
--   2:1 info notes is rebuilt: it has no rowid any more

-- case: STRICT
-- file: history
CREATE TABLE notes (body TEXT, author TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_notes (body TEXT, author TEXT) STRICT;
INSERT INTO new_notes (body, author) SELECT body, author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
-- expect:
--   2:1 info notes is rebuilt: it becomes STRICT, and the copy fails on values of other types

-- case: no longer STRICT
-- file: history
CREATE TABLE notes (body TEXT, author TEXT) STRICT;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_notes (body TEXT, author TEXT);
INSERT INTO new_notes (body, author) SELECT body, author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
-- expect:
--   2:1 info notes is rebuilt: it is no longer STRICT
