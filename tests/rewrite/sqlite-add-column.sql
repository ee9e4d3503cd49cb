-- case: a required column, and all that hangs on the table
-- file: history
CREATE TABLE customers (id INTEGER PRIMARY KEY);
CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id), price REAL CHECK (price >= 0), double REAL AS (price * 2) STORED);
CREATE TABLE items (order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE);
CREATE INDEX orders_by_customer ON orders (customer_id) WHERE price > 0;
CREATE VIEW dear AS SELECT id FROM orders WHERE price > 100;
CREATE TABLE log (n INTEGER);
CREATE TRIGGER orders_log AFTER INSERT ON orders BEGIN INSERT INTO log VALUES (new.id); END;
INSERT INTO customers VALUES (1), (2);
INSERT INTO orders (customer_id, price) VALUES (1, 5), (2, 200), (1, 7);
DELETE FROM orders WHERE price = 7;
INSERT INTO items VALUES (1), (2);
-- file: up
-- mig: fill region = CASE WHEN customer_id = 1 THEN 'EU' ELSE 'US' END
ALTER TABLE orders ADD COLUMN region TEXT NOT NULL;
-- file: down
ALTER TABLE orders DROP COLUMN region;
-- expect:

-- case: without a value
-- file: history
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- file: up
ALTER TABLE t ADD COLUMN a TEXT NOT NULL;
-- file: down
ALTER TABLE t DROP COLUMN a;
-- expect:

-- case: a default that is no constant, in a table that has only its rowid
-- file: history
CREATE TABLE t (a TEXT);
INSERT INTO t VALUES ('x'), ('y');
-- file: up
ALTER TABLE t ADD COLUMN at TEXT DEFAULT CURRENT_TIMESTAMP;
-- file: down
ALTER TABLE t DROP COLUMN at;
-- expect:

-- case: unique, of a table without rowids, strict
-- file: history
CREATE TABLE t (a TEXT PRIMARY KEY, b INT) STRICT, WITHOUT ROWID;
INSERT INTO t VALUES ('x', 1), ('y', 2);
-- file: up
ALTER TABLE t ADD COLUMN c INT UNIQUE;
-- file: down
ALTER TABLE t DROP COLUMN c;
-- expect:
