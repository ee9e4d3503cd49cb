CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  method TEXT NOT NULL CHECK (method IN ('card', 'invoice')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0)
);

-- Whatever was shipped had been paid for, by invoice.
INSERT INTO payments (order_id, method, amount_cents)
SELECT id, 'invoice', total_cents FROM order_totals WHERE status = 'shipped' AND total_cents > 0 ORDER BY id;
