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

-- case: where 3.53 is the oldest
-- options: sqlite=3.53
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
ALTER TABLE users ADD CONSTRAINT c CHECK (name <> '');
-- expect:

-- case: DROP COLUMN and RENAME COLUMN on old ones
-- options: sqlite=3.24-3.40
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users DROP COLUMN n;
-- expect:

-- case: DROP COLUMN and RENAME COLUMN by themselves
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users DROP COLUMN n;
-- expect:

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

-- case: a comma in parentheses is none
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN a NUMERIC(10, 2);
-- expect:

-- case: what cannot be read for another reason
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN;
-- expect:
