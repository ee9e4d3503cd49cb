DELETE FROM order_lines
WHERE order_id IN (SELECT id FROM orders WHERE reference LIKE 'OLD-%');
DELETE FROM orders WHERE reference LIKE 'OLD-%';
DELETE FROM products WHERE sku IN ('TEA-001', 'TEA-002', 'CUP-001', 'POT-001');
DELETE FROM customers
WHERE email IN ('ada@example.org', 'blaise@example.org', 'emmy@example.org');
