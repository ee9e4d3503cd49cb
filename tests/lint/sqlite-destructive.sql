-- case: DROP TABLE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
DROP TABLE users;
-- expect:
--   1:1 error DROP TABLE deletes users with all its rows

-- case: DROP TABLE with foreign keys on
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
DROP TABLE main.users;
-- expect:
--   2:1 error DROP TABLE deletes users with all its rows, and deletes the rows of orders that refer to it

-- case: DROP TABLE of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (name) VALUES ('a');
DROP TABLE users;
-- expect:
--   nothing

-- case: DROP TABLE IF EXISTS of what is not there
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DROP TABLE IF EXISTS other;
-- expect:
--   nothing

-- case: DROP TABLE of what is not known
-- file: up
DROP TABLE IF EXISTS other;
-- expect:
--   1:1 error DROP TABLE deletes other with all its rows

-- case: a temporary table
-- file: up
CREATE TEMP TABLE t (a);
DROP TABLE t;
-- expect:
--   nothing

-- case: DROP COLUMN
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   1:1 error DROP COLUMN deletes all values of users.email

-- case: DROP COLUMN of the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN email TEXT;
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: DROP COLUMN of a generated one
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT AS (id));
-- file: up
ALTER TABLE users DROP COLUMN email;
-- expect:
--   nothing

-- case: DELETE without WHERE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
DELETE FROM users;
DELETE FROM orders WHERE 1 = 1;
DELETE FROM orders WHERE TRUE;
-- expect:
--   1:1 error DELETE deletes every row of users
--   2:1 error DELETE deletes every row of orders
--   3:1 error DELETE deletes every row of orders

-- case: DELETE with WHERE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DELETE FROM users WHERE name IS NULL;
DELETE FROM users WHERE id IN (SELECT 1);
DELETE FROM users WHERE 0;
-- expect:
--   nothing

-- case: DELETE with foreign keys on
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
DELETE FROM users;
-- expect:
--   2:1 error DELETE deletes every row of users, and deletes the rows of orders that refer to it

-- case: UPDATE without WHERE
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = 'x';
UPDATE users SET name = 'x' WHERE id = 1;
-- expect:
--   1:1 error UPDATE overwrites name in every row of users

-- case: UPDATE that corrects a value
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
UPDATE users SET name = trim(name);
-- expect:
--   nothing

-- case: UPDATE that fills a new column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN nick TEXT;
UPDATE users SET nick = name;
-- expect:
--   nothing

-- case: UPDATE in a trigger is not run now
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TRIGGER g AFTER INSERT ON users BEGIN UPDATE users SET name = 'x'; DELETE FROM users; END;
-- expect:
--   nothing

-- case: REPLACE into a parent
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
REPLACE INTO users (id, name) VALUES (1, 'a');
INSERT OR REPLACE INTO users (id, name) VALUES (1, 'a');
REPLACE INTO orders (id) VALUES (1);
-- expect:
--   2:1 error REPLACE deletes the rows of users that it replaces, and deletes the rows of orders that refer to it
--   3:1 error REPLACE deletes the rows of users that it replaces, and deletes the rows of orders that refer to it

-- case: REPLACE where keys are not enforced
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
REPLACE INTO users (id, name) VALUES (1, 'a');
-- expect:
--   nothing

-- case: a rebuild
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild without one of the columns
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the rebuild deletes all values of users.email

-- case: a rebuild that makes one column of two
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, contact TEXT);
INSERT INTO new_users (id, contact) SELECT id, name || email FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild that keeps a column but forgets its values
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the rebuild deletes all values of users.email

-- case: a rebuild of some rows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users WHERE name IS NOT NULL;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the rebuild deletes the rows of users that its WHERE leaves out

-- case: a rebuild of all rows with more from another table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE TABLE t (id INTEGER PRIMARY KEY, x);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, x);
INSERT INTO new_users (id, name, x) SELECT users.id, users.name || users.email, t.x FROM users LEFT JOIN t ON t.id = users.id;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild with an inner join
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE t (id INTEGER PRIMARY KEY, x);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT, x);
INSERT INTO new_users (id, name, x) SELECT users.id, users.name, t.x FROM users JOIN t ON t.id = users.id;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the rebuild deletes the rows of users that its join leaves out

-- case: a rebuild that numbers the rows anew
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (name) SELECT name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the rebuild does not copy users.id: every row gets a new number

-- case: a rebuild that numbers rows anew to which nobody refers
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (name) SELECT name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 warning the rebuild does not copy users.id: every row gets a new number

-- case: rows that are put aside and back
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE helper AS SELECT * FROM users;
DELETE FROM users;
INSERT INTO users (id, name) SELECT id, name FROM helper;
DROP TABLE helper;
-- expect:
--   nothing

-- case: a rebuild through a helper
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE helper (id, name);
INSERT INTO helper (id, name) SELECT id, name FROM users;
DROP TABLE users;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (id, name) SELECT id, name FROM helper;
DROP TABLE helper;
-- expect:
--   nothing

-- case: a new table of the same name without a copy
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DROP TABLE users;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- expect:
--   1:1 error DROP TABLE deletes users with all its rows

-- case: a virtual table
-- file: history
CREATE VIRTUAL TABLE search USING fts5 (body);
-- file: up
DROP TABLE search;
-- expect:
--   1:1 error DROP TABLE deletes search with all its rows

-- case: away and back under its name
-- file: history
CREATE TABLE users (id TEXT PRIMARY KEY NOT NULL, style TEXT DEFAULT 'a');
-- file: up
ALTER TABLE users RENAME COLUMN style TO style_old;
ALTER TABLE users ADD COLUMN style TEXT DEFAULT 'b';
UPDATE users SET style = style_old;
ALTER TABLE users DROP COLUMN style_old;
-- expect:
--   nothing

-- case: away and back under its name, without its values
-- file: history
CREATE TABLE users (id TEXT PRIMARY KEY NOT NULL, style TEXT DEFAULT 'a');
-- file: up
ALTER TABLE users RENAME COLUMN style TO style_old;
ALTER TABLE users ADD COLUMN style TEXT DEFAULT 'b';
ALTER TABLE users DROP COLUMN style_old;
-- expect:
--   3:1 error DROP COLUMN deletes all values of users.style_old

-- case: rebuilds that leave rows out
-- file: history
CREATE TABLE a (id INTEGER PRIMARY KEY, s TEXT);
CREATE TABLE b (id INTEGER PRIMARY KEY, s TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, s TEXT);
CREATE TABLE d (id INTEGER PRIMARY KEY, s TEXT);
CREATE TABLE e (id INTEGER PRIMARY KEY, s TEXT);
-- file: up
CREATE TABLE n (id INTEGER PRIMARY KEY, s TEXT); INSERT INTO n SELECT * FROM a LIMIT 1; DROP TABLE a; ALTER TABLE n RENAME TO a;
CREATE TABLE n (id INTEGER PRIMARY KEY, s TEXT); INSERT INTO n SELECT * FROM b WHERE id > 3; DROP TABLE b; ALTER TABLE n RENAME TO b;
CREATE TABLE n (id INTEGER PRIMARY KEY, s TEXT); INSERT INTO n SELECT * FROM c; DELETE FROM n WHERE id > 3; DROP TABLE c; ALTER TABLE n RENAME TO c;
CREATE TABLE n (id INTEGER PRIMARY KEY, s TEXT); INSERT INTO n SELECT * FROM d WHERE true; DROP TABLE d; ALTER TABLE n RENAME TO d;
CREATE TABLE n (id INTEGER PRIMARY KEY, s TEXT); INSERT INTO n SELECT * FROM e WHERE id > 3; INSERT INTO n SELECT id, s FROM e WHERE id <= 3; DROP TABLE e; ALTER TABLE n RENAME TO e;
-- expect:
--   1:50 error the rebuild deletes the rows of a that its LIMIT leaves out
--   2:50 error the rebuild deletes the rows of b that its WHERE leaves out
--   3:81 error DELETE takes rows of c out of its copy
--   5:94 warning the rebuild of e perhaps does not copy all rows

-- case: views, triggers and unique indexes
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE VIEW v AS SELECT id FROM users;
CREATE VIEW w AS SELECT id FROM users;
CREATE TRIGGER tr AFTER INSERT ON users BEGIN UPDATE users SET name = 'x' WHERE id = NEW.id; END;
CREATE TRIGGER ts AFTER INSERT ON users BEGIN UPDATE users SET name = 'x' WHERE id = NEW.id; END;
CREATE UNIQUE INDEX ui ON users (email);
CREATE UNIQUE INDEX uj ON users (name);
CREATE INDEX i ON users (email);
-- file: up
DROP VIEW v;
DROP VIEW w;
DROP TRIGGER tr;
DROP TRIGGER ts;
DROP INDEX ui;
DROP INDEX uj;
DROP INDEX i;
CREATE VIEW w AS SELECT id, name FROM users;
CREATE TRIGGER ts AFTER INSERT ON users BEGIN UPDATE users SET name = 'y' WHERE id = NEW.id; END;
CREATE UNIQUE INDEX uk ON users (name);
-- expect:
--   1:1 error DROP VIEW removes v: queries that read it fail
--   3:1 warning DROP TRIGGER removes tr: what it did for each write to users is not done any more
--   5:1 warning DROP INDEX removes ui: nothing keeps its columns of users unique any more, and ON CONFLICT on them fails

-- case: what is emptied first is still dropped
-- options: dialect=sqlite
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
-- file: up
DELETE FROM users;
ALTER TABLE users DROP COLUMN a;
DELETE FROM teams;
DROP TABLE teams;
-- expect:
--   1:1 error DELETE deletes every row of users
--   2:1 error DROP COLUMN deletes all values of users.a
--   3:1 error DELETE deletes every row of teams
--   4:1 error DROP TABLE deletes teams with all its rows

-- case: the column is set from the old table after the copy
-- file: history
CREATE TABLE u (id INTEGER PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('OWNER', 'USER')) DEFAULT 'USER', age INT);
-- file: up
CREATE TABLE new_u (id INTEGER PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('HOST', 'USER')) DEFAULT 'USER', age INT);
INSERT INTO new_u (id) SELECT id FROM u;
UPDATE new_u SET role = 'HOST' WHERE id IN (SELECT id FROM u WHERE role = 'OWNER');
UPDATE new_u SET age = 18 WHERE role = 'HOST';
DROP TABLE u;
ALTER TABLE new_u RENAME TO u;
-- expect:
--   2:1 error the rebuild deletes all values of u.age

-- case: a key refers to another column than the one that is numbered anew
-- file: history
CREATE TABLE cs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, ch TEXT NOT NULL UNIQUE, s TEXT NOT NULL);
CREATE TABLE ac (id INTEGER NOT NULL PRIMARY KEY, ch TEXT NOT NULL REFERENCES cs (ch));
-- file: up
PRAGMA foreign_keys = off;
CREATE TABLE new_cs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, ch TEXT NOT NULL UNIQUE, s TEXT);
INSERT INTO new_cs (ch, s) SELECT ch, s FROM cs ORDER BY id;
DROP TABLE cs;
ALTER TABLE new_cs RENAME TO cs;
-- expect:
--   3:1 warning the rebuild does not copy cs.id: every row gets a new number

-- case: a key refers to the table and so to the number
-- file: history
CREATE TABLE cs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, ch TEXT NOT NULL UNIQUE, s TEXT NOT NULL);
CREATE TABLE ac (id INTEGER NOT NULL PRIMARY KEY, ch INTEGER NOT NULL REFERENCES cs);
-- file: up
PRAGMA foreign_keys = off;
CREATE TABLE new_cs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, ch TEXT NOT NULL UNIQUE, s TEXT);
INSERT INTO new_cs (ch, s) SELECT ch, s FROM cs ORDER BY id;
DROP TABLE cs;
ALTER TABLE new_cs RENAME TO cs;
-- expect:
--   3:1 error the rebuild does not copy cs.id: every row gets a new number

-- case: the column is set from the table that was put aside
-- file: history
CREATE TABLE u (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER');
-- file: up
PRAGMA foreign_keys = off;
ALTER TABLE u RENAME TO u_old;
CREATE TABLE u (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER');
INSERT INTO u (id) SELECT id FROM u_old;
UPDATE u SET role = 'HOST' WHERE id IN (SELECT id FROM u_old WHERE role = 'OWNER');
DROP TABLE u_old;
-- expect:
--   nothing

-- case: the update after the copy does not read the column
-- file: history
CREATE TABLE u (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER', x INT);
-- file: up
CREATE TABLE new_u (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER', x INT);
INSERT INTO new_u (id, x) SELECT id, x FROM u;
UPDATE new_u SET role = 'HOST' WHERE id IN (SELECT id FROM u WHERE x = 1);
DROP TABLE u;
ALTER TABLE new_u RENAME TO u;
-- expect:
--   2:1 error the rebuild deletes all values of u.role

-- case: the update after the copy reads the column in its condition
-- file: history
CREATE TABLE u (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER', x INT);
-- file: up
CREATE TABLE new_u (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER', x INT);
INSERT INTO new_u (id, x) SELECT id, x FROM u;
UPDATE new_u SET role = 'HOST' WHERE id IN (SELECT id FROM u WHERE role = 'ADMIN');
DROP TABLE u;
ALTER TABLE new_u RENAME TO u;
-- expect:
--   nothing
