-- case: VACUUM by itself
-- file: up
VACUUM;
-- expect:
--   nothing

-- case: VACUUM inside BEGIN and COMMIT
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
DELETE FROM users WHERE id = 1;
VACUUM;
COMMIT;
-- expect:
--   3:1 error the statement cannot run in the transaction that the file opens

-- case: a pair around the whole file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
DELETE FROM users WHERE id = 1;
COMMIT;
-- expect:
--   nothing

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
--   nothing

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
--   2:1 error mig runs the file in a transaction of its own and refuses this one

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
--   2:1 error mig runs the file in a transaction of its own and refuses this one

-- case: ATTACH and DETACH
-- file: up
ATTACH 'other.db' AS other;
DETACH other;
-- expect:
--   1:1 error mig does not run a file that attaches or detaches databases
--   2:1 error mig does not run a file that attaches or detaches databases

-- case: PRAGMA foreign_keys in the middle
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = ON;
DELETE FROM users WHERE id = 1;
PRAGMA foreign_keys = OFF;
DELETE FROM users WHERE id = 2;
-- expect:
--   3:1 error PRAGMA foreign_keys has no effect here: for this file they are on, as is said first

-- case: PRAGMA foreign_keys on again in the middle
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = OFF;
DELETE FROM users WHERE id = 1;
PRAGMA foreign_keys = ON;
DELETE FROM users WHERE id = 2;
-- expect:
--   3:1 info PRAGMA foreign_keys has no effect here: for this file they are off, as is said first

-- case: PRAGMA foreign_keys around the file
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = OFF;
DELETE FROM users WHERE id = 1;
PRAGMA foreign_key_check;
PRAGMA foreign_keys = ON;
-- expect:
--   nothing

-- case: the directive is the first word
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
-- mig: foreign-keys off
PRAGMA foreign_keys = ON;
DELETE FROM users WHERE id = 1;
-- expect:
--   2:1 info PRAGMA foreign_keys has no effect here: for this file they are off, as is said first

-- case: journal modes
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA journal_mode = WAL;
PRAGMA journal_mode = OFF;
PRAGMA journal_mode;
-- expect:
--   2:1 error mig does not run a file in which a crash would damage the database

-- case: journal mode inside a transaction
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
BEGIN;
PRAGMA journal_mode = WAL;
DELETE FROM users WHERE id = 1;
COMMIT;
-- expect:
--   2:1 error the statement cannot run in the transaction that the file opens
