CREATE TABLE orders (id int, account_id bigint, amount int, state text, a int, b int);
ALTER TABLE orders ADD CONSTRAINT orders_amount CHECK (amount > 0) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_account FOREIGN KEY (account_id) REFERENCES accounts (id) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;
ALTER TABLE orders VALIDATE CONSTRAINT orders_account;
CREATE UNIQUE INDEX orders_id ON orders (id);
ALTER TABLE orders ALTER id SET NOT NULL;
ALTER TABLE orders ADD CONSTRAINT orders_pk PRIMARY KEY USING INDEX orders_id;
CREATE UNIQUE INDEX orders_a_b ON orders (a, b);
ALTER TABLE orders ADD UNIQUE USING INDEX orders_a_b DEFERRABLE;
ALTER TABLE orders ALTER CONSTRAINT orders_account DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE orders RENAME CONSTRAINT orders_a_b TO orders_pair;
ALTER TABLE orders ADD CHECK (state IN ('new', 'paid')), ADD CHECK (a < b), ADD CHECK (state <> '');
ALTER TABLE orders RENAME COLUMN state TO status;
CREATE TABLE order_lines (order_id int, n int, PRIMARY KEY (order_id, n) INCLUDE (n),
  FOREIGN KEY (order_id) REFERENCES orders MATCH FULL ON DELETE SET DEFAULT ON UPDATE CASCADE);
