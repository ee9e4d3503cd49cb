-- case: STORED
-- file: history
CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER, amount INTEGER);
-- file: up
ALTER TABLE items ADD COLUMN total INTEGER GENERATED ALWAYS AS (price * amount) STORED;
-- expect:
--   1:44 error adding total as a stored generated column fails where items has rows
--     > ALTER TABLE items ADD COLUMN total INTEGER GENERATED ALWAYS AS (price * amount) VIRTUAL;

-- case: VIRTUAL
-- file: history
CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER, amount INTEGER);
-- file: up
ALTER TABLE items ADD COLUMN total INTEGER GENERATED ALWAYS AS (price * amount) VIRTUAL;
-- expect:
--   nothing

-- case: neither said is VIRTUAL
-- file: history
CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER, amount INTEGER);
-- file: up
ALTER TABLE items ADD COLUMN total INTEGER AS (price * amount);
-- expect:
--   nothing

-- case: a table of the same file
-- file: up
CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER, amount INTEGER);
ALTER TABLE items ADD COLUMN total INTEGER AS (price * amount) STORED;
-- expect:
--   nothing
