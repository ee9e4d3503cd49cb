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
--   4:1 error the rebuilt users is without the index users_email
--     > CREATE INDEX users_email ON users (email);

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
--   4:1 error the rebuilt users is without the unique index users_email
--     > CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE email is not null;

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
--   nothing

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
--   nothing

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
--   nothing

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
--   nothing

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
--   nothing

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
--   4:1 error the rebuilt users is without the index users_email
--     > CREATE INDEX users_email ON users (mail);

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
--   4:1 error the rebuilt users is without the trigger note
--     > CREATE TRIGGER note AFTER INSERT
--     > ON users
--     > FOR EACH ROW
--     > BEGIN
--     > insert into log(x) values (new.id);
--     > END;

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
--   nothing

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
--   4:1 warning the rebuilt users is without the last number of its AUTOINCREMENT: ids of deleted rows are given out again
--     > -- before the old table is dropped:
--     > DELETE FROM sqlite_sequence WHERE name = 'new_users';
--     > INSERT INTO sqlite_sequence (name, seq) SELECT 'new_users', seq FROM sqlite_sequence WHERE name = 'users';

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
--   nothing

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
--   4:1 warning the rebuilt users is without AUTOINCREMENT: ids of deleted rows are given out again

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
--   4:1 info the rebuilt users is without CHECK (name <> '')
--   4:1 info the rebuilt users is without the foreign key (team) to teams

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
--   nothing

-- case: another primary key
-- file: history
CREATE TABLE users (id TEXT NOT NULL PRIMARY KEY, team TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id TEXT NOT NULL, team TEXT NOT NULL, PRIMARY KEY (team, id));
INSERT INTO new_users (id, team) SELECT id, coalesce(team, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   4:1 info the rebuilt users is without its primary key (id), for it has another now

-- case: AUTOINCREMENT goes with its column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (name TEXT NOT NULL PRIMARY KEY);
INSERT INTO new_users (name) SELECT name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: CREATE TABLE AS keeps no key
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE copy AS SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE copy RENAME TO users;
-- expect:
--   3:1 error the rebuilt users is without the primary key (id)

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
--   5:1 error the rebuilt users is without the index users_email
--     > CREATE INDEX users_email ON users (email);

-- case: no rebuild but a drop
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE INDEX users_email ON users (email);
-- file: up
DROP TABLE users;
-- expect:
--   nothing

-- case: two keys over the same column
-- file: history
CREATE TABLE t (id TEXT PRIMARY KEY, name TEXT, UNIQUE (id));
-- file: up
CREATE TABLE n (id TEXT, name TEXT);
INSERT INTO n (id, name) SELECT id, name FROM t;
DROP TABLE t;
ALTER TABLE n RENAME TO t;
-- expect:
--   3:1 error the rebuilt t is without the primary key (id)

-- case: a foreign key to a table that is gone
-- file: history
CREATE TABLE p (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p);
DROP TABLE p;
-- file: up
CREATE TABLE n (id INTEGER PRIMARY KEY, p INTEGER);
INSERT INTO n (id, p) SELECT id, p FROM t;
DROP TABLE t;
ALTER TABLE n RENAME TO t;
-- expect:
--   nothing
