-- case: the children of ON DELETE CASCADE are deleted
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: nothing is said about foreign keys
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 warning nothing switches foreign keys off while users is rebuilt: where they are enforced, dropping the old one deletes the rows of orders that refer to it, and nothing checks them before COMMIT
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: switched off by the directive
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

-- case: switched off by a PRAGMA in front
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=OFF;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
PRAGMA foreign_keys=ON;
-- expect:
--   nothing

-- case: switched off inside the transaction which mig lifts out
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
BEGIN;
PRAGMA foreign_keys = 0;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
COMMIT;
-- expect:
--   nothing

-- case: switched on first and off in the middle
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
SELECT 1;
PRAGMA foreign_keys = OFF;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   6:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: defer_foreign_keys does not help
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
PRAGMA defer_foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   5:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: the children of ON DELETE SET NULL
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE SET NULL);
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users sets orders.user_id to NULL
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: the children of no action
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users fails while rows of orders refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: several children
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
CREATE TABLE notes (id INTEGER PRIMARY KEY, author INTEGER REFERENCES users (id) ON DELETE SET DEFAULT);
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it and sets notes.author to its default
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: nobody refers to the table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: its own key to itself does not count
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, boss INTEGER REFERENCES users (id));
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: the new table refers to the old one and loses its rows
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES users (id) ON DELETE CASCADE, x);
INSERT INTO new_users (id, boss) SELECT id, boss FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users deletes the rows of new_users that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: a table that is dropped without being rebuilt
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys = ON;
DROP TABLE users;
-- expect:
--   nothing

-- case: drizzle names and statements in between
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=ON;
CREATE TABLE `__new_users` (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO `__new_users` (id, name) SELECT id, coalesce(name, '') FROM users;
CREATE INDEX i ON orders (user_id);
DROP TABLE users;
ALTER TABLE `__new_users` RENAME TO users;
-- expect:
--   5:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: Django
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=ON;
CREATE TABLE "new__users" (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO "new__users" (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE "new__users" RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: Rails copies through a helper
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=ON;
CREATE TEMPORARY TABLE "ausers" ("id" integer NOT NULL PRIMARY KEY, "name" varchar);
INSERT INTO "ausers" ("id", "name") SELECT "id", "name" FROM "users";
DROP TABLE "users";
CREATE TABLE "users" ("id" integer NOT NULL PRIMARY KEY, "name" varchar NOT NULL);
INSERT INTO "users" ("id", "name") SELECT "id", "name" FROM "ausers";
DROP TABLE "ausers";
-- expect:
--   4:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: Alembic
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=ON;
CREATE TABLE _alembic_tmp_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO _alembic_tmp_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE _alembic_tmp_users RENAME TO users;
-- expect:
--   4:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: Prisma with quoted names
-- file: history
CREATE TABLE "User" (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES "User" (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=ON;
CREATE TABLE "new_User" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);
INSERT INTO "new_User" ("id", "name") SELECT "id", "name" FROM "User";
DROP TABLE "User";
ALTER TABLE "new_User" RENAME TO "User";
-- expect:
--   4:1 error with foreign keys on, dropping the old User deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: CREATE TABLE AS
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
PRAGMA foreign_keys=ON;
CREATE TABLE copy AS SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE copy RENAME TO users;
-- expect:
--   3:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: in a second file the table is another one
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   2/4:1 error with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: in a down file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
SELECT 1;
-- file: down
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   2/4:1 info with foreign keys on, dropping the old users deletes the rows of orders that refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: the child is rebuilt too, and its rows were copied before
-- options: dialect=sqlite
-- file: history
CREATE TABLE flags (key TEXT PRIMARY KEY NOT NULL);
CREATE TABLE variants (id TEXT PRIMARY KEY NOT NULL, flag TEXT NOT NULL REFERENCES flags ON DELETE CASCADE);
-- file: up
CREATE TABLE flags_temp (ns TEXT NOT NULL DEFAULT '', key TEXT NOT NULL, PRIMARY KEY (ns, key));
INSERT INTO flags_temp (key) SELECT key FROM flags;
CREATE TABLE variants_temp (id TEXT PRIMARY KEY NOT NULL, ns TEXT NOT NULL DEFAULT '', flag TEXT NOT NULL, FOREIGN KEY (ns, flag) REFERENCES flags_temp (ns, key) ON DELETE CASCADE);
INSERT INTO variants_temp (id, flag) SELECT id, flag FROM variants;
DROP TABLE flags;
ALTER TABLE flags_temp RENAME TO flags;
DROP TABLE variants;
ALTER TABLE variants_temp RENAME TO variants;
-- expect:
--   nothing

-- case: the child is rebuilt too, and refuses
-- file: history
CREATE TABLE flags (key TEXT PRIMARY KEY NOT NULL);
CREATE TABLE variants (id TEXT PRIMARY KEY NOT NULL, flag TEXT NOT NULL REFERENCES flags);
-- file: up
PRAGMA foreign_keys = ON;
CREATE TABLE flags_temp (key TEXT PRIMARY KEY NOT NULL, ns TEXT);
INSERT INTO flags_temp (key) SELECT key FROM flags;
CREATE TABLE variants_temp (id TEXT PRIMARY KEY NOT NULL, flag TEXT NOT NULL REFERENCES flags_temp);
INSERT INTO variants_temp (id, flag) SELECT id, flag FROM variants;
DROP TABLE flags;
ALTER TABLE flags_temp RENAME TO flags;
DROP TABLE variants;
ALTER TABLE variants_temp RENAME TO variants;
-- expect:
--   6:1 error with foreign keys on, dropping the old flags fails while rows of variants refer to it
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

-- case: the child is rebuilt behind the DROP
-- file: history
CREATE TABLE flags (key TEXT PRIMARY KEY NOT NULL);
CREATE TABLE variants (id TEXT PRIMARY KEY NOT NULL, flag TEXT NOT NULL REFERENCES flags ON DELETE CASCADE);
-- file: up
CREATE TABLE flags_temp (key TEXT PRIMARY KEY NOT NULL, ns TEXT);
INSERT INTO flags_temp (key) SELECT key FROM flags;
DROP TABLE flags;
ALTER TABLE flags_temp RENAME TO flags;
CREATE TABLE variants_temp (id TEXT PRIMARY KEY NOT NULL, flag TEXT NOT NULL REFERENCES flags);
INSERT INTO variants_temp (id, flag) SELECT id, flag FROM variants;
DROP TABLE variants;
ALTER TABLE variants_temp RENAME TO variants;
-- expect:
--   3:1 warning nothing switches foreign keys off while flags is rebuilt: where they are enforced, dropping the old one deletes the rows of variants that refer to it, and nothing checks them before COMMIT
--     > -- at the head of the file:
--     > -- mig: foreign-keys off

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
