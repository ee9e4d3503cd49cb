-- case: UNIQUE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT UNIQUE COLLATE nocase;
-- expect:
--   1:41 error SQLite cannot add email to users as UNIQUE
--     > ALTER TABLE users ADD COLUMN email TEXT COLLATE nocase;
--     > CREATE UNIQUE INDEX users_email ON users (email);

-- case: PRIMARY KEY
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN code TEXT PRIMARY KEY;
-- expect:
--   1:40 error SQLite cannot add code to users as PRIMARY KEY

-- case: fails on an empty table too
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN email TEXT UNIQUE;
-- expect:
--   2:41 error SQLite cannot add email to users as UNIQUE
--     > ALTER TABLE users ADD COLUMN email TEXT;
--     > CREATE UNIQUE INDEX users_email ON users (email);

-- case: an index of its own
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT;
CREATE UNIQUE INDEX users_email ON users (email);
-- expect:
--   nothing

-- case: quoted names
-- file: history
CREATE TABLE "my users" (id INTEGER PRIMARY KEY);
-- file: up
ALTER TABLE main."my users" ADD "e mail" TEXT CONSTRAINT u UNIQUE ON CONFLICT IGNORE CHECK ("e mail" <> '');
-- expect:
--   1:47 error SQLite cannot add e mail to "my users" as UNIQUE
--     > ALTER TABLE "my users" ADD COLUMN "e mail" TEXT CHECK ("e mail" <> '');
--     > CREATE UNIQUE INDEX "my users_e mail" ON "my users" ("e mail");
