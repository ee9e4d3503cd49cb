-- case: no such table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE o (id INTEGER PRIMARY KEY, u INTEGER REFERENCES nowhere (id));
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: there is no table nowhere

-- case: a table of a later file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE o (id INTEGER PRIMARY KEY, u INTEGER REFERENCES later (id));
-- file: up
CREATE TABLE later (id INTEGER PRIMARY KEY);
-- expect:
--   nothing

-- case: columns that are no key
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- file: up
CREATE TABLE o (id INTEGER PRIMARY KEY, u TEXT REFERENCES users (email));
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: users.email is neither the primary key nor unique

-- case: columns with a unique index
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX i ON users (email);
-- file: up
CREATE TABLE o (id INTEGER PRIMARY KEY, u TEXT REFERENCES users (EMAIL));
-- expect:
--   nothing

-- case: a unique index with a condition
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX i ON users (email) WHERE id > 0;
-- file: up
CREATE TABLE o (id INTEGER PRIMARY KEY, u TEXT REFERENCES users (email));
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: users.email is neither the primary key nor unique

-- case: a key of several columns in any order
-- file: history
CREATE TABLE p (a, b, PRIMARY KEY (a, b));
-- file: up
CREATE TABLE o (x, y, FOREIGN KEY (x, y) REFERENCES p (b, a));
CREATE TABLE q (x REFERENCES p);
CREATE TABLE r (x REFERENCES p (a));
-- expect:
--   2:1 error the foreign key (x) of q leads nowhere: the primary key of p has 2 columns
--   3:1 error the foreign key (x) of r leads nowhere: p.a is neither the primary key nor unique

-- case: no such column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE o (u REFERENCES users (nope));
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: users has no column nope

-- case: no columns said and no primary key
-- file: history
CREATE TABLE p (a);
-- file: up
CREATE TABLE o (u REFERENCES p);
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: p has no primary key

-- case: a view
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW v AS SELECT id FROM users;
-- file: up
CREATE TABLE o (u REFERENCES v (id));
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: v is no table

-- case: the parent is dropped
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
DROP TABLE users;
-- expect:
--   1:1 error the foreign key (user_id) of orders leads nowhere: there is no table users

-- case: the index of the key is dropped
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
CREATE UNIQUE INDEX i ON users (email);
CREATE TABLE o (u REFERENCES users (email));
-- file: up
DROP INDEX i;
-- expect:
--   1:1 error the foreign key (u) of o leads nowhere: users.email is neither the primary key nor unique

-- case: it was broken before
-- file: history
CREATE TABLE o (u REFERENCES nowhere (id));
-- file: up
ALTER TABLE o ADD COLUMN x;
-- expect:
--   nothing

-- case: a rebuild of the parent
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a table that refers to itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t (id));
-- expect:
--   nothing

-- case: files alone say nothing of other tables
-- file: up
CREATE TABLE o (u REFERENCES elsewhere (id));
-- expect:
--   nothing

-- case: wrong order tells it
-- options: dialect=sqlite
-- file: history
CREATE TABLE c (uuid TEXT NOT NULL PRIMARY KEY);
CREATE TABLE att (id TEXT NOT NULL PRIMARY KEY, c TEXT NOT NULL REFERENCES c (uuid));
-- file: up
ALTER TABLE c RENAME TO old_c;
CREATE TABLE c (uuid TEXT NOT NULL PRIMARY KEY, x TEXT);
INSERT INTO c (uuid) SELECT uuid FROM old_c;
DROP TABLE old_c;
-- expect:
--   nothing
