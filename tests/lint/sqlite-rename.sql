-- case: a column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME COLUMN name TO full_name;
-- expect:
--   1:1 error deployed code that uses users.name fails once it is called full_name
--     > ALTER TABLE users ADD COLUMN full_name TEXT;
--     > CREATE TRIGGER users_full_name_inserted_old AFTER INSERT ON users WHEN NEW.full_name IS NULL BEGIN
--     >   UPDATE users SET full_name = NEW.name WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER users_full_name_inserted_new AFTER INSERT ON users WHEN NEW.full_name IS NOT NULL AND NEW.name IS NOT NEW.full_name BEGIN
--     >   UPDATE users SET name = NEW.full_name WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER users_full_name_from_old AFTER UPDATE OF name ON users WHEN NEW.name IS NOT OLD.name AND NEW.full_name IS NOT NEW.name BEGIN
--     >   UPDATE users SET full_name = NEW.name WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER users_full_name_to_old AFTER UPDATE OF full_name ON users WHEN NEW.full_name IS NOT OLD.full_name AND NEW.full_name IS NOT NEW.name BEGIN
--     >   UPDATE users SET name = NEW.full_name WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE users SET full_name = name WHERE full_name IS NOT name;
--     > -- next release: when no code uses name any more
--     > DROP TRIGGER users_full_name_inserted_old;
--     > DROP TRIGGER users_full_name_inserted_new;
--     > DROP TRIGGER users_full_name_from_old;
--     > DROP TRIGGER users_full_name_to_old;
--     > -- mig: ignore sqlite-destructive -- its values are in full_name
--     > ALTER TABLE users DROP COLUMN name;

-- case: a table
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME TO people;
-- expect:
--   1:1 error deployed code that uses users fails once it is called people
--     > ALTER TABLE users RENAME TO people;
--     > CREATE VIEW users AS SELECT * FROM people;
--     > CREATE TRIGGER users_inserted INSTEAD OF INSERT ON users BEGIN
--     >   INSERT INTO people (id, name) VALUES (NEW.id, NEW.name);
--     > END;
--     > CREATE TRIGGER users_updated INSTEAD OF UPDATE ON users BEGIN
--     >   UPDATE people SET id = NEW.id, name = NEW.name WHERE id IS OLD.id;
--     > END;
--     > CREATE TRIGGER users_deleted INSTEAD OF DELETE ON users BEGIN
--     >   DELETE FROM people WHERE id IS OLD.id;
--     > END;

-- case: a table with a view of the old name
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT * FROM people;
-- expect:
--   1:1 warning deployed code that writes users fails: what bears the name then is a view without INSTEAD OF triggers
--     > CREATE TRIGGER users_inserted INSTEAD OF INSERT ON users BEGIN
--     >   INSERT INTO people (id, name) VALUES (NEW.id, NEW.name);
--     > END;
--     > CREATE TRIGGER users_updated INSTEAD OF UPDATE ON users BEGIN
--     >   UPDATE people SET id = NEW.id, name = NEW.name WHERE id IS OLD.id;
--     > END;
--     > CREATE TRIGGER users_deleted INSTEAD OF DELETE ON users BEGIN
--     >   DELETE FROM people WHERE id IS OLD.id;
--     > END;

-- case: a table with a view that writes as well
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT * FROM people;
CREATE TRIGGER users_insert INSTEAD OF INSERT ON users BEGIN INSERT INTO people (id, name) VALUES (NEW.id, NEW.name); END;
CREATE TRIGGER users_update INSTEAD OF UPDATE ON users BEGIN UPDATE people SET name = NEW.name WHERE id = OLD.id; END;
CREATE TRIGGER users_delete INSTEAD OF DELETE ON users BEGIN DELETE FROM people WHERE id = OLD.id; END;
-- expect:
--   nothing

-- case: of the same file
-- file: up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
ALTER TABLE users RENAME COLUMN name TO n;
ALTER TABLE users RENAME TO people;
-- expect:
--   nothing

-- case: a column of the same file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
ALTER TABLE users ADD COLUMN x TEXT;
ALTER TABLE users RENAME x TO y;
-- expect:
--   nothing

-- case: a rebuild that renames there and back
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- file: up
-- mig: foreign-keys off
ALTER TABLE users RENAME TO users_old;
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO users (id, name) SELECT id, name FROM users_old;
DROP TABLE users_old;
ALTER TABLE users RENAME TO users_old;
ALTER TABLE users_old RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO new_users (id, name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   nothing

-- case: a rebuild that renames a column
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, full_name TEXT);
INSERT INTO new_users (id, full_name) SELECT id, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
-- expect:
--   3:1 error the rebuild renames users.name to full_name: deployed code that uses it fails

-- case: quoted names
-- file: history
CREATE TABLE "my users" ("the name" TEXT);
-- file: up
ALTER TABLE "my users" RENAME COLUMN "the name" TO "group";
-- expect:
--   1:1 error deployed code that uses "my users".the name fails once it is called group
--     > ALTER TABLE "my users" ADD COLUMN "group" TEXT;
--     > CREATE TRIGGER "my users_group_inserted_old" AFTER INSERT ON "my users" WHEN NEW."group" IS NULL BEGIN
--     >   UPDATE "my users" SET "group" = NEW."the name" WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER "my users_group_inserted_new" AFTER INSERT ON "my users" WHEN NEW."group" IS NOT NULL AND NEW."the name" IS NOT NEW."group" BEGIN
--     >   UPDATE "my users" SET "the name" = NEW."group" WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER "my users_group_from_old" AFTER UPDATE OF "the name" ON "my users" WHEN NEW."the name" IS NOT OLD."the name" AND NEW."group" IS NOT NEW."the name" BEGIN
--     >   UPDATE "my users" SET "group" = NEW."the name" WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER "my users_group_to_old" AFTER UPDATE OF "group" ON "my users" WHEN NEW."group" IS NOT OLD."group" AND NEW."group" IS NOT NEW."the name" BEGIN
--     >   UPDATE "my users" SET "the name" = NEW."group" WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE "my users" SET "group" = "the name" WHERE "group" IS NOT "the name";
--     > -- next release: when no code uses the name any more
--     > DROP TRIGGER "my users_group_inserted_old";
--     > DROP TRIGGER "my users_group_inserted_new";
--     > DROP TRIGGER "my users_group_from_old";
--     > DROP TRIGGER "my users_group_to_old";
--     > -- mig: ignore sqlite-destructive -- its values are in "group"
--     > ALTER TABLE "my users" DROP COLUMN "the name";

-- case: a table that is not known
-- file: up
ALTER TABLE t RENAME COLUMN a TO b;
-- expect:
--   1:1 error deployed code that uses t.a fails once it is called b

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
--   1:1 error deployed code that uses users.style fails once it is called style_old
--     > ALTER TABLE users ADD COLUMN style_old TEXT;
--     > CREATE TRIGGER users_style_old_inserted_old AFTER INSERT ON users WHEN NEW.style_old IS NULL BEGIN
--     >   UPDATE users SET style_old = NEW.style WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER users_style_old_inserted_new AFTER INSERT ON users WHEN NEW.style_old IS NOT NULL AND NEW.style IS NOT NEW.style_old BEGIN
--     >   UPDATE users SET style = NEW.style_old WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER users_style_old_from_old AFTER UPDATE OF style ON users WHEN NEW.style IS NOT OLD.style AND NEW.style_old IS NOT NEW.style BEGIN
--     >   UPDATE users SET style_old = NEW.style WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER users_style_old_to_old AFTER UPDATE OF style_old ON users WHEN NEW.style_old IS NOT OLD.style_old AND NEW.style_old IS NOT NEW.style BEGIN
--     >   UPDATE users SET style = NEW.style_old WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE users SET style_old = style WHERE style_old IS NOT style;
--     > -- next release: when no code uses style any more
--     > DROP TRIGGER users_style_old_inserted_old;
--     > DROP TRIGGER users_style_old_inserted_new;
--     > DROP TRIGGER users_style_old_from_old;
--     > DROP TRIGGER users_style_old_to_old;
--     > -- mig: ignore sqlite-destructive -- its values are in style_old
--     > ALTER TABLE users DROP COLUMN style;

-- case: the renamed column has a unique index
-- file: history
CREATE TABLE memo (id INTEGER PRIMARY KEY, resource_name TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX memo_name ON memo (resource_name);
CREATE VIEW memos AS SELECT resource_name FROM memo;
-- file: up
ALTER TABLE memo RENAME COLUMN resource_name TO uid;
-- expect:
--   1:1 error deployed code that uses memo.resource_name fails once it is called uid
--     > ALTER TABLE memo ADD COLUMN uid TEXT;
--     > -- resource_name is NOT NULL: new code writes both until it is gone, and uid gets its NOT NULL by a rebuild
--     > CREATE TRIGGER memo_uid_inserted_old AFTER INSERT ON memo WHEN NEW.uid IS NULL BEGIN
--     >   UPDATE memo SET uid = NEW.resource_name WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER memo_uid_inserted_new AFTER INSERT ON memo WHEN NEW.uid IS NOT NULL AND NEW.resource_name IS NOT NEW.uid BEGIN
--     >   UPDATE memo SET resource_name = NEW.uid WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER memo_uid_from_old AFTER UPDATE OF resource_name ON memo WHEN NEW.resource_name IS NOT OLD.resource_name AND NEW.uid IS NOT NEW.resource_name BEGIN
--     >   UPDATE memo SET uid = NEW.resource_name WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER memo_uid_to_old AFTER UPDATE OF uid ON memo WHEN NEW.uid IS NOT OLD.uid AND NEW.uid IS NOT NEW.resource_name BEGIN
--     >   UPDATE memo SET resource_name = NEW.uid WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE memo SET uid = resource_name WHERE uid IS NOT resource_name;
--     > CREATE UNIQUE INDEX memo_uid ON memo (uid);
--     > -- next release: when no code uses resource_name any more
--     > DROP TRIGGER memo_uid_inserted_old;
--     > DROP TRIGGER memo_uid_inserted_new;
--     > DROP TRIGGER memo_uid_from_old;
--     > DROP TRIGGER memo_uid_to_old;
--     > DROP INDEX memo_name;
--     > -- the view memos reads it: made again to read uid
--     > -- mig: ignore sqlite-destructive -- its values are in uid
--     > ALTER TABLE memo DROP COLUMN resource_name;

-- case: the renamed column is in a UNIQUE of the table, or is the primary key
-- file: history
CREATE TABLE tf (uuid TEXT NOT NULL PRIMARY KEY, u TEXT NOT NULL, type INTEGER NOT NULL, UNIQUE (u, type));
CREATE TABLE s (key TEXT NOT NULL PRIMARY KEY, v TEXT);
-- file: up
ALTER TABLE tf RENAME COLUMN type TO atype;
ALTER TABLE s RENAME COLUMN key TO skey;
-- expect:
--   1:1 error deployed code that uses tf.type fails once it is called atype
--     > ALTER TABLE tf ADD COLUMN atype INTEGER;
--     > -- type is NOT NULL: new code writes both until it is gone, and atype gets its NOT NULL by a rebuild
--     > CREATE TRIGGER tf_atype_inserted_old AFTER INSERT ON tf WHEN NEW.atype IS NULL BEGIN
--     >   UPDATE tf SET atype = NEW.type WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER tf_atype_inserted_new AFTER INSERT ON tf WHEN NEW.atype IS NOT NULL AND NEW.type IS NOT NEW.atype BEGIN
--     >   UPDATE tf SET type = NEW.atype WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER tf_atype_from_old AFTER UPDATE OF type ON tf WHEN NEW.type IS NOT OLD.type AND NEW.atype IS NOT NEW.type BEGIN
--     >   UPDATE tf SET atype = NEW.type WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER tf_atype_to_old AFTER UPDATE OF atype ON tf WHEN NEW.atype IS NOT OLD.atype AND NEW.atype IS NOT NEW.type BEGIN
--     >   UPDATE tf SET type = NEW.atype WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE tf SET atype = type WHERE atype IS NOT type;
--     > CREATE UNIQUE INDEX tf_u_atype ON tf (u, atype);
--     > -- next release: when no code uses type any more
--     > DROP TRIGGER tf_atype_inserted_old;
--     > DROP TRIGGER tf_atype_inserted_new;
--     > DROP TRIGGER tf_atype_from_old;
--     > DROP TRIGGER tf_atype_to_old;
--     > -- a rebuild of tf without type, for it is UNIQUE
--   2:1 error deployed code that uses s.key fails once it is called skey
--     > ALTER TABLE s ADD COLUMN skey TEXT;
--     > -- key is NOT NULL: new code writes both until it is gone, and skey gets its NOT NULL by a rebuild
--     > CREATE TRIGGER s_skey_inserted_old AFTER INSERT ON s WHEN NEW.skey IS NULL BEGIN
--     >   UPDATE s SET skey = NEW.key WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER s_skey_inserted_new AFTER INSERT ON s WHEN NEW.skey IS NOT NULL AND NEW.key IS NOT NEW.skey BEGIN
--     >   UPDATE s SET key = NEW.skey WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER s_skey_from_old AFTER UPDATE OF key ON s WHEN NEW.key IS NOT OLD.key AND NEW.skey IS NOT NEW.key BEGIN
--     >   UPDATE s SET skey = NEW.key WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER s_skey_to_old AFTER UPDATE OF skey ON s WHEN NEW.skey IS NOT OLD.skey AND NEW.skey IS NOT NEW.key BEGIN
--     >   UPDATE s SET key = NEW.skey WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE s SET skey = key WHERE skey IS NOT key;
--     > CREATE UNIQUE INDEX s_skey ON s (skey);
--     > -- next release: when no code uses key any more
--     > DROP TRIGGER s_skey_inserted_old;
--     > DROP TRIGGER s_skey_inserted_new;
--     > DROP TRIGGER s_skey_from_old;
--     > DROP TRIGGER s_skey_to_old;
--     > -- a rebuild of s without key, for it is in the primary key

-- case: the renamed column is the primary key and has a unique index besides
-- file: history
CREATE TABLE s (key TEXT PRIMARY KEY NOT NULL, v TEXT);
CREATE UNIQUE INDEX s_key ON s (key);
-- file: up
ALTER TABLE s RENAME COLUMN key TO skey;
-- expect:
--   1:1 error deployed code that uses s.key fails once it is called skey
--     > ALTER TABLE s ADD COLUMN skey TEXT;
--     > -- key is NOT NULL: new code writes both until it is gone, and skey gets its NOT NULL by a rebuild
--     > CREATE TRIGGER s_skey_inserted_old AFTER INSERT ON s WHEN NEW.skey IS NULL BEGIN
--     >   UPDATE s SET skey = NEW.key WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER s_skey_inserted_new AFTER INSERT ON s WHEN NEW.skey IS NOT NULL AND NEW.key IS NOT NEW.skey BEGIN
--     >   UPDATE s SET key = NEW.skey WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER s_skey_from_old AFTER UPDATE OF key ON s WHEN NEW.key IS NOT OLD.key AND NEW.skey IS NOT NEW.key BEGIN
--     >   UPDATE s SET skey = NEW.key WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER s_skey_to_old AFTER UPDATE OF skey ON s WHEN NEW.skey IS NOT OLD.skey AND NEW.skey IS NOT NEW.key BEGIN
--     >   UPDATE s SET key = NEW.skey WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE s SET skey = key WHERE skey IS NOT key;
--     > CREATE UNIQUE INDEX s_skey ON s (skey);
--     > -- next release: when no code uses key any more
--     > DROP TRIGGER s_skey_inserted_old;
--     > DROP TRIGGER s_skey_inserted_new;
--     > DROP TRIGGER s_skey_from_old;
--     > DROP TRIGGER s_skey_to_old;
--     > -- a rebuild of s without key, for it is in the primary key

-- case: indexes over an expression, with a WHERE, with a collation
-- file: history
CREATE TABLE m (id INTEGER PRIMARY KEY, a TEXT, b TEXT NOT NULL);
CREATE UNIQUE INDEX m_la ON m (lower(a)) WHERE a IS NOT NULL;
CREATE INDEX m_w ON m (b) WHERE a <> '';
CREATE INDEX m_c ON m (b, a COLLATE NOCASE DESC);
-- file: up
ALTER TABLE m RENAME COLUMN a TO z;
-- expect:
--   1:1 error deployed code that uses m.a fails once it is called z
--     > ALTER TABLE m ADD COLUMN z TEXT;
--     > CREATE TRIGGER m_z_inserted_old AFTER INSERT ON m WHEN NEW.z IS NULL BEGIN
--     >   UPDATE m SET z = NEW.a WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER m_z_inserted_new AFTER INSERT ON m WHEN NEW.z IS NOT NULL AND NEW.a IS NOT NEW.z BEGIN
--     >   UPDATE m SET a = NEW.z WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER m_z_from_old AFTER UPDATE OF a ON m WHEN NEW.a IS NOT OLD.a AND NEW.z IS NOT NEW.a BEGIN
--     >   UPDATE m SET z = NEW.a WHERE rowid = NEW.rowid;
--     > END;
--     > CREATE TRIGGER m_z_to_old AFTER UPDATE OF z ON m WHEN NEW.z IS NOT OLD.z AND NEW.z IS NOT NEW.a BEGIN
--     >   UPDATE m SET a = NEW.z WHERE rowid = NEW.rowid;
--     > END;
--     > UPDATE m SET z = a WHERE z IS NOT a;
--     > CREATE UNIQUE INDEX m_la_z ON m (lower(z)) WHERE z is not null;
--     > CREATE INDEX m_w_z ON m (b) WHERE z <> '';
--     > CREATE INDEX m_b_z ON m (b, z COLLATE NOCASE DESC);
--     > -- next release: when no code uses a any more
--     > DROP TRIGGER m_z_inserted_old;
--     > DROP TRIGGER m_z_inserted_new;
--     > DROP TRIGGER m_z_from_old;
--     > DROP TRIGGER m_z_to_old;
--     > DROP INDEX m_la;
--     > DROP INDEX m_w;
--     > DROP INDEX m_c;
--     > -- mig: ignore sqlite-destructive -- its values are in z
--     > ALTER TABLE m DROP COLUMN a;
