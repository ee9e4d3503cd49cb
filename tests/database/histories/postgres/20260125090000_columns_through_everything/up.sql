CREATE TABLE stock (item text NOT NULL, warehouse int NOT NULL, qty int NOT NULL CHECK (qty >= 0), price numeric,
  worth numeric GENERATED ALWAYS AS (qty * price) STORED, PRIMARY KEY (item, warehouse));
CREATE TABLE moves (id int PRIMARY KEY, item text, warehouse int,
  FOREIGN KEY (item, warehouse) REFERENCES stock (item, warehouse));
CREATE INDEX stock_low ON stock (qty) WHERE qty < 10;
CREATE VIEW low AS SELECT item, qty FROM stock WHERE qty < 10;
CREATE POLICY seen ON stock USING (qty > 0);
CREATE STATISTICS stock_statistics ON item, qty FROM stock;
ALTER TABLE stock RENAME qty TO quantity;
ALTER TABLE stock RENAME item TO sku;
ALTER TABLE moves RENAME item TO sku;
ALTER TABLE stock RENAME TO inventory;
ALTER INDEX stock_pkey RENAME TO inventory_pkey;
ALTER TABLE inventory ALTER warehouse TYPE bigint;
ALTER TABLE moves ALTER warehouse TYPE bigint USING warehouse::bigint + 1;
ALTER TABLE inventory ALTER price SET DEFAULT 1.5, ALTER price SET NOT NULL;
