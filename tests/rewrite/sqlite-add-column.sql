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
--   20260101000001_case
--     up   -- mig: foreign-keys off
--     up   DROP VIEW dear;
--     up   CREATE TABLE _mig_orders (
--     up     id INTEGER PRIMARY KEY AUTOINCREMENT,
--     up     customer_id INTEGER NOT NULL,
--     up     price REAL,
--     up     double REAL GENERATED ALWAYS AS (price * 2) STORED,
--     up     region TEXT NOT NULL,
--     up     FOREIGN KEY (customer_id) REFERENCES customers (id),
--     up     CHECK (price >= 0)
--     up   );
--     up   INSERT INTO _mig_orders (id, customer_id, price, region) SELECT id, customer_id, price, CASE WHEN customer_id = 1 THEN 'EU' ELSE 'US' END FROM orders;
--     up   UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'orders') WHERE name = '_mig_orders' AND (SELECT seq FROM sqlite_sequence WHERE name = 'orders') IS NOT NULL;
--     up   DROP TABLE orders;
--     up   ALTER TABLE _mig_orders RENAME TO orders;
--     up   CREATE INDEX orders_by_customer ON orders (customer_id) WHERE price > 0;
--     up   CREATE TRIGGER orders_log AFTER INSERT
--     up   ON orders
--     up   FOR EACH ROW
--     up   BEGIN
--     up   insert into log values (new.id);
--     up   END;
--     up   CREATE VIEW dear AS
--     up   select id from orders where price > 100;
--     down -- mig: foreign-keys off
--     down DROP VIEW dear;
--     down CREATE TABLE _mig_orders (
--     down   id INTEGER PRIMARY KEY AUTOINCREMENT,
--     down   customer_id INTEGER NOT NULL,
--     down   price REAL,
--     down   double REAL GENERATED ALWAYS AS (price * 2) STORED,
--     down   FOREIGN KEY (customer_id) REFERENCES customers (id),
--     down   CHECK (price >= 0)
--     down );
--     down INSERT INTO _mig_orders (id, customer_id, price) SELECT id, customer_id, price FROM orders;
--     down UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'orders') WHERE name = '_mig_orders' AND (SELECT seq FROM sqlite_sequence WHERE name = 'orders') IS NOT NULL;
--     down DROP TABLE orders;
--     down ALTER TABLE _mig_orders RENAME TO orders;
--     down CREATE INDEX orders_by_customer ON orders (customer_id) WHERE price > 0;
--     down CREATE TRIGGER orders_log AFTER INSERT
--     down ON orders
--     down FOR EACH ROW
--     down BEGIN
--     down insert into log values (new.id);
--     down END;
--     down CREATE VIEW dear AS
--     down select id from orders where price > 100;
--   note: it writes all of orders in one transaction: others can read meanwhile in WAL mode, and nobody can write

-- case: without a value
-- file: history
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- file: up
ALTER TABLE t ADD COLUMN a TEXT NOT NULL;
-- file: down
ALTER TABLE t DROP COLUMN a;
-- expect:
--   refused: t.a needs a value for the rows that are there; write: -- mig: fill a = <expression>

-- case: a default that is no constant, in a table that has only its rowid
-- file: history
CREATE TABLE t (a TEXT);
INSERT INTO t VALUES ('x'), ('y');
-- file: up
ALTER TABLE t ADD COLUMN at TEXT DEFAULT CURRENT_TIMESTAMP;
-- file: down
ALTER TABLE t DROP COLUMN at;
-- expect:
--   20260101000001_case
--     up   -- mig: foreign-keys off
--     up   CREATE TABLE _mig_t (
--     up     a TEXT,
--     up     at TEXT DEFAULT CURRENT_TIMESTAMP
--     up   );
--     up   INSERT INTO _mig_t (rowid, a, at) SELECT rowid, a, (CURRENT_TIMESTAMP) FROM t;
--     up   DROP TABLE t;
--     up   ALTER TABLE _mig_t RENAME TO t;
--     down -- mig: foreign-keys off
--     down CREATE TABLE _mig_t (
--     down   a TEXT
--     down );
--     down INSERT INTO _mig_t (rowid, a) SELECT rowid, a FROM t;
--     down DROP TABLE t;
--     down ALTER TABLE _mig_t RENAME TO t;
--   note: it writes all of t in one transaction: others can read meanwhile in WAL mode, and nobody can write

-- case: unique, of a table without rowids, strict
-- file: history
CREATE TABLE t (a TEXT PRIMARY KEY, b INT) STRICT, WITHOUT ROWID;
INSERT INTO t VALUES ('x', 1), ('y', 2);
-- file: up
ALTER TABLE t ADD COLUMN c INT UNIQUE;
-- file: down
ALTER TABLE t DROP COLUMN c;
-- expect:
--   20260101000001_case
--     up   -- mig: foreign-keys off
--     up   CREATE TABLE _mig_t (
--     up     a TEXT,
--     up     b INT,
--     up     c INT UNIQUE,
--     up     PRIMARY KEY (a)
--     up   ) STRICT, WITHOUT ROWID;
--     up   INSERT INTO _mig_t (a, b) SELECT a, b FROM t;
--     up   DROP TABLE t;
--     up   ALTER TABLE _mig_t RENAME TO t;
--     down -- mig: foreign-keys off
--     down CREATE TABLE _mig_t (
--     down   a TEXT,
--     down   b INT,
--     down   PRIMARY KEY (a)
--     down ) STRICT, WITHOUT ROWID;
--     down INSERT INTO _mig_t (a, b) SELECT a, b FROM t;
--     down DROP TABLE t;
--     down ALTER TABLE _mig_t RENAME TO t;
--   note: it writes all of t in one transaction: others can read meanwhile in WAL mode, and nobody can write
