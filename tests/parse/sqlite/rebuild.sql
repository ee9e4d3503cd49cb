PRAGMA foreign_keys = OFF; BEGIN;
CREATE TABLE a (id integer PRIMARY KEY, note text DEFAULT ';' CHECK (note <> ';;'));
CREATE TABLE a_new (id integer PRIMARY KEY, note text NOT NULL); INSERT INTO a_new SELECT id, ifnull(note, ';') FROM a;
DROP TABLE a; ALTER TABLE a_new RENAME TO a; COMMIT; PRAGMA foreign_key_check;
