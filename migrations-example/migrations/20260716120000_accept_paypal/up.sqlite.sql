-- Nothing points to payments, so this rebuild needs no care with foreign keys.
CREATE TABLE payments_new (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  method TEXT NOT NULL CHECK (method IN ('card', 'invoice', 'paypal')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0)
);

INSERT INTO payments_new (id, order_id, method, amount_cents)
SELECT id, order_id, method, amount_cents FROM payments;

DROP TABLE payments;
ALTER TABLE payments_new RENAME TO payments;
