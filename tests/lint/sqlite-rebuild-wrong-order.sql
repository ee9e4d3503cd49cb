-- case: the foreign keys of others follow the old table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   2:1 error renaming users away takes the foreign key of orders along to users_old, which is dropped then: the check before COMMIT fails where rows refer to it
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
--     > INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
--     > DROP TABLE users;
--     > ALTER TABLE new_users RENAME TO users;

-- case: nobody refers to it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   nothing

-- case: a view follows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   2:1 error renaming users away takes view names along to users_old, which is dropped then
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
--     > INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
--     > DROP TABLE users;
--     > ALTER TABLE new_users RENAME TO users;

-- case: its own trigger goes with it
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TRIGGER touch AFTER UPDATE ON users BEGIN UPDATE users SET name = name WHERE id = NEW.id; END;
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   nothing

-- case: the trigger of another table follows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE log (x);
CREATE TRIGGER note AFTER INSERT ON log BEGIN UPDATE users SET name = 'x'; END;
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   2:1 error renaming users away takes trigger note along to users_old, which is dropped then
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
--     > INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
--     > DROP TABLE users;
--     > ALTER TABLE new_users RENAME TO users;

-- case: with both switched off nothing follows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
PRAGMA legacy_alter_table = ON;
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   nothing

-- case: legacy_alter_table alone does not help the keys
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
PRAGMA legacy_alter_table = ON;
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
-- expect:
--   3:1 error renaming users away takes the foreign key of orders along to users_old, which is dropped then
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
--     > INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
--     > DROP TABLE users;
--     > ALTER TABLE new_users RENAME TO users;

-- case: the old table stays
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
-- expect:
--   2:1 error renaming users away takes the foreign key of orders along to users_old: it does not come back to the new table
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
--     > INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
--     > DROP TABLE users;
--     > ALTER TABLE new_users RENAME TO users;

-- case: swapped by two renames
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
ALTER TABLE users RENAME TO old_users;
ALTER TABLE new_users RENAME TO users;
DROP TABLE old_users;
-- expect:
--   4:1 error renaming users away takes the foreign key of orders along to old_users, which is dropped then: the check before COMMIT fails where rows refer to it
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
--     > INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
--     > DROP TABLE users;
--     > ALTER TABLE new_users RENAME TO users;

-- case: the right order
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

-- case: renamed there and back the keys come back too
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
DROP TABLE users_old;
ALTER TABLE users RENAME TO users_old;
ALTER TABLE users_old RENAME TO users;
-- expect:
--   nothing

-- case: the children are made anew as well
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO users (id, name) SELECT id, coalesce(name, '') FROM users_old;
CREATE TABLE new_orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
INSERT INTO new_orders (id, user_id) SELECT id, user_id FROM orders;
DROP TABLE orders;
ALTER TABLE new_orders RENAME TO orders;
DROP TABLE users_old;
-- expect:
--   nothing

-- case: a rename without a rebuild
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
ALTER TABLE users RENAME TO people;
-- expect:
--   nothing

-- case: an UPDATE reads the old table before it goes
-- file: history
CREATE TABLE user (id INTEGER PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE memo (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES user);
-- file: up
ALTER TABLE user RENAME TO _user_old;
CREATE TABLE user (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER', name TEXT NOT NULL);
INSERT INTO user (id, name) SELECT id, name FROM _user_old;
UPDATE user SET role = 'HOST' WHERE id IN (SELECT id FROM _user_old WHERE role = 'OWNER');
DROP TABLE _user_old;
-- expect:
--   1:1 error renaming user away takes the foreign key of memo along to _user_old, which is dropped then
--     > -- mig: foreign-keys off
--     > CREATE TABLE new_user (id INTEGER PRIMARY KEY, role TEXT NOT NULL DEFAULT 'USER', name TEXT NOT NULL);
--     > INSERT INTO new_user (id, name) SELECT id, name FROM user;
--     > UPDATE new_user SET role = 'HOST' WHERE id IN (SELECT id FROM user WHERE role = 'OWNER');
--     > DROP TABLE user;
--     > ALTER TABLE new_user RENAME TO user;
