-- The customers and open orders of the old shop, which closes tonight.
INSERT INTO customers (email, name, created_at) VALUES
  ('ada@example.org', 'Ada Byron', '2023-11-02 09:14:00+00:00'),
  ('blaise@example.org', 'Blaise Pascal', '2024-02-19 17:40:00+00:00'),
  ('emmy@example.org', 'Emmy Noether', '2024-12-24 20:05:00+00:00');

INSERT INTO products (sku, title, price_cents, category) VALUES
  ('TEA-001', 'Assam; second flush', 1190, 'Tea'),
  ('TEA-002', 'Sencha', 1450, 'Tea'),
  ('CUP-001', 'Stoneware cup, 0.3 l', 1800, 'Cups'),
  ('POT-001', 'Cast iron pot', 6400, 'Pots');

INSERT INTO orders (customer_id, reference, placed_at)
SELECT c.id, old.reference, c.created_at
FROM (
  SELECT 'OLD-1001' AS reference, 'ada@example.org' AS email
  UNION ALL SELECT 'OLD-1002', 'ada@example.org'
  UNION ALL SELECT 'OLD-1003', 'emmy@example.org'
) AS old
JOIN customers c ON c.email = old.email;

INSERT INTO order_lines (order_id, line, product_id, quantity, unit_price_cents)
SELECT o.id, old.line, p.id, old.quantity, p.price_cents
FROM (
  SELECT 'OLD-1001' AS reference, 1 AS line, 'TEA-001' AS sku, 2 AS quantity
  UNION ALL SELECT 'OLD-1001', 2, 'CUP-001', 4
  UNION ALL SELECT 'OLD-1002', 1, 'POT-001', 1
  UNION ALL SELECT 'OLD-1003', 1, 'TEA-002', 3
  UNION ALL SELECT 'OLD-1003', 2, 'TEA-001', 1
) AS old
JOIN orders o ON o.reference = old.reference
JOIN products p ON p.sku = old.sku;
