-- case: the default does not satisfy it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:

-- case: before 3.37 nothing is verified
-- options: sqlite=3.35-3.36
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:

-- case: since 3.37 it is
-- options: sqlite=3.37-3.53
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:

-- case: the default satisfies it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN a INTEGER DEFAULT 0 CHECK (a IN (0, 1));
ALTER TABLE users ADD COLUMN b TEXT NOT NULL DEFAULT 'x' CHECK (b = 'x' OR b = 'y');
ALTER TABLE users ADD COLUMN c INTEGER DEFAULT 5 CHECK (c BETWEEN 1 AND 9);
ALTER TABLE users ADD COLUMN d INTEGER DEFAULT -1 CHECK (NOT d > 0 AND d IS NOT NULL);
ALTER TABLE users ADD COLUMN e BOOLEAN DEFAULT TRUE CHECK (e IN (TRUE, FALSE));
-- expect:

-- case: NULL satisfies all but IS NOT NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN a INTEGER CHECK (a > 0);
ALTER TABLE users ADD COLUMN b TEXT CHECK (b IN ('x', 'y'));
ALTER TABLE users ADD COLUMN c TEXT CHECK (c IS NOT NULL);
-- expect:

-- case: what depends on other columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN nick TEXT DEFAULT 'x' CHECK (nick <> name);
-- expect:

-- case: what calls a function
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN nick TEXT DEFAULT 'x' CHECK (length(nick) > 2);
-- expect:

-- case: a table of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT 0 CHECK (n > 0);
-- expect:

-- case: a text that affinity would make a number is not decided
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN n INTEGER DEFAULT '0' CHECK (n = 0);
-- expect:
