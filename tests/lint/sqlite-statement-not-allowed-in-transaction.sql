-- case: VACUUM by itself
-- file: up
VACUUM;
-- expect:

-- case: VACUUM inside BEGIN and COMMIT
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
DELETE FROM users WHERE id = 1;
VACUUM;
COMMIT;
-- expect:

-- case: a pair around the whole file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
DELETE FROM users WHERE id = 1;
COMMIT;
-- expect:

-- case: a pair inside PRAGMA foreign_keys
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
DELETE FROM users WHERE id = 1;
END;
PRAGMA foreign_keys = ON;
-- expect:

-- case: transactions in the middle
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
DELETE FROM users WHERE id = 1;
COMMIT;
BEGIN;
DELETE FROM users WHERE id = 2;
SAVEPOINT a;
RELEASE a;
-- expect:

-- case: a transaction in a transaction
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
BEGIN;
DELETE FROM users WHERE id = 1;
COMMIT;
COMMIT;
-- expect:

-- case: ATTACH and DETACH
-- file: up
ATTACH 'other.db' AS other;
DETACH other;
-- expect:

-- case: PRAGMA foreign_keys in the middle
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
DELETE FROM users WHERE id = 1;
PRAGMA foreign_keys = OFF;
DELETE FROM users WHERE id = 2;
-- expect:

-- case: PRAGMA foreign_keys around the file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = OFF;
DELETE FROM users WHERE id = 1;
PRAGMA foreign_key_check;
PRAGMA foreign_keys = ON;
-- expect:

-- case: the directive is the first word
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
PRAGMA foreign_keys = ON;
DELETE FROM users WHERE id = 1;
-- expect:

-- case: journal modes
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA journal_mode = WAL;
PRAGMA journal_mode = OFF;
PRAGMA journal_mode;
-- expect:

-- case: journal mode inside a transaction
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
PRAGMA journal_mode = WAL;
DELETE FROM users WHERE id = 1;
COMMIT;
-- expect:
