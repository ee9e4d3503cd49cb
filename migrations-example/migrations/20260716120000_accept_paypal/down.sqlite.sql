-- A payment that cannot be told any more was by card, as far as the books go.
UPDATE payments SET method = 'card' WHERE method = 'paypal';

CREATE TABLE payments_old (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  method TEXT NOT NULL CHECK (method IN ('card', 'invoice')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0)
);

INSERT INTO payments_old (id, order_id, method, amount_cents)
SELECT id, order_id, method, amount_cents FROM payments;

DROP TABLE payments;
ALTER TABLE payments_old RENAME TO payments;
