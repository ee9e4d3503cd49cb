-- case: left on
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA recursive_triggers = ON;
SELECT 1;
-- expect:
--   1:1 info PRAGMA recursive_triggers stays on behind the file where mig does not run it

-- case: set back
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA foreign_keys = OFF;
SELECT 1;
PRAGMA foreign_keys = ON;
-- expect:
--   nothing

-- case: set to what it is by itself
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA legacy_alter_table = OFF;
-- expect:
--   nothing

-- case: of two files one
-- file: history
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
PRAGMA legacy_alter_table = ON;
PRAGMA legacy_alter_table = OFF;
-- file: up
PRAGMA legacy_alter_table = 1;
PRAGMA user_version = 3;
-- expect:
--   2/1:1 info PRAGMA legacy_alter_table stays on behind the file where mig does not run it
