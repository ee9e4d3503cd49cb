-- case: an index is not made again
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a unique index on an expression with a condition
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE email IS NOT NULL;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: made again behind the rename
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE INDEX users_email ON users (email);
-- expect:

-- case: made again under another name
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE INDEX by_email ON users (email);
-- expect:

-- case: a unique index that becomes a constraint
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', email TEXT UNIQUE);
INSERT INTO new_users (id, name, email) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: dropped on purpose before
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
DROP INDEX users_email;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', email TEXT);
INSERT INTO new_users (id, name, email) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: the index of a column that goes
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: the index of a column that is renamed
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', mail TEXT);
INSERT INTO new_users (id, name, mail) SELECT id, coalesce(name, ''), email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a trigger is not made again
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE log (x);
CREATE TRIGGER note AFTER INSERT ON users BEGIN INSERT INTO log (x) VALUES (NEW.id); END;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: the trigger is made again
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE log (x);
CREATE TRIGGER note AFTER INSERT ON users BEGIN INSERT INTO log (x) VALUES (NEW.id); END;
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE TRIGGER note AFTER INSERT ON users BEGIN INSERT INTO log (x) VALUES (NEW.id); END;
-- expect:

-- case: the number of AUTOINCREMENT
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: the number of AUTOINCREMENT is kept
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
UPDATE sqlite_sequence SET seq = 100 WHERE name = 'users';
-- expect:

-- case: AUTOINCREMENT itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a foreign key and a CHECK
-- file: history
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> ''), team INTEGER REFERENCES teams (id));
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, team INTEGER);
INSERT INTO new_users (id, name, team) SELECT id, name, team FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: a CHECK that says something else now
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT CHECK (name IN ('a')));
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '' CHECK (name IN ('a', 'b')));
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:

-- case: CREATE TABLE AS keeps no key
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE copy AS SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE copy RENAME TO users;
-- expect:

-- case: the old table renamed away
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO users (id, name, email) SELECT id, name, email FROM old;
DROP TABLE old;
-- expect:

-- case: no rebuild but a drop
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
DROP TABLE users;
-- expect:
