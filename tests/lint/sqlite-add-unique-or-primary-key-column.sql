-- case: UNIQUE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT UNIQUE COLLATE nocase;
-- expect:

-- case: PRIMARY KEY
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN code TEXT PRIMARY KEY;
-- expect:

-- case: fails on an empty table too
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN email TEXT UNIQUE;
-- expect:

-- case: an index of its own
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT;
CREATE UNIQUE INDEX users_email ON users (email);
-- expect:

-- case: quoted names
-- file: history
CREATE TABLE "my users" (id INTEGER PRIMARY KEY);
-- file: up
ALTER TABLE main."my users" ADD "e mail" TEXT CONSTRAINT u UNIQUE ON CONFLICT IGNORE CHECK ("e mail" <> '');
-- expect:
