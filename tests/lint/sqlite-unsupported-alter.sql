-- case: since 3.53 alone
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
ALTER TABLE users ALTER name DROP NOT NULL;
ALTER TABLE users ADD CHECK (name <> '');
ALTER TABLE users ADD CONSTRAINT c CHECK (name <> '');
ALTER TABLE users DROP CONSTRAINT c;
-- expect:
--   1:1 error ALTER COLUMN … SET NOT NULL of users needs SQLite 3.53; this is for 3.35 too
--   2:1 error ALTER COLUMN … DROP NOT NULL of users needs SQLite 3.53; this is for 3.35 too
--   3:1 error ADD CHECK of users needs SQLite 3.53; this is for 3.35 too
--   4:1 error ADD CHECK of users needs SQLite 3.53; this is for 3.35 too
--   5:1 error DROP CONSTRAINT of users needs SQLite 3.53; this is for 3.35 too

-- case: where 3.53 is the oldest
-- options: sqlite=3.53
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
ALTER TABLE users ADD CONSTRAINT c CHECK (name <> '');
-- expect:
--   nothing

-- case: DROP COLUMN and RENAME COLUMN on old ones
-- options: sqlite=3.24-3.40
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users DROP COLUMN n;
-- expect:
--   1:1 error RENAME COLUMN of users needs SQLite 3.25; this is for 3.24 too
--   2:1 error DROP COLUMN of users needs SQLite 3.35; this is for 3.24 too

-- case: DROP COLUMN and RENAME COLUMN by themselves
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users DROP COLUMN n;
-- expect:
--   nothing

-- case: never
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ALTER COLUMN name TYPE bigint;
ALTER TABLE users ALTER COLUMN name SET DATA TYPE text;
ALTER TABLE users ALTER name SET DEFAULT 1;
ALTER TABLE users ALTER COLUMN name DROP DEFAULT;
ALTER TABLE users ADD UNIQUE (name);
ALTER TABLE users ADD CONSTRAINT u UNIQUE (name);
ALTER TABLE users ADD PRIMARY KEY (name);
ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES t (id);
ALTER TABLE users ADD COLUMN IF NOT EXISTS a;
ALTER TABLE users DROP COLUMN IF EXISTS a;
ALTER TABLE users ADD COLUMN a, ADD COLUMN b;
ALTER TABLE users MODIFY COLUMN name text;
-- expect:
--   1:19 error SQLite cannot change the type of a column
--   2:19 error SQLite cannot change the type of a column
--   3:19 error SQLite cannot change the default of a column
--   4:19 error SQLite cannot change the default of a column
--   5:19 error SQLite cannot add a unique key to a table
--   6:19 error SQLite cannot add a unique key to a table
--   7:19 error SQLite cannot add a primary key to a table
--   8:19 error SQLite cannot add a foreign key to a table
--   9:30 error ALTER TABLE has no IF NOT EXISTS in SQLite
--   10:31 error ALTER TABLE has no IF EXISTS in SQLite
--   11:31 error ALTER TABLE takes one action in SQLite
--   12:19 error SQLite cannot change the definition of a column

-- case: a comma in parentheses is none
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN a NUMERIC(10, 2);
-- expect:
--   nothing

-- case: what cannot be read for another reason
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN;
-- expect:
--   nothing
