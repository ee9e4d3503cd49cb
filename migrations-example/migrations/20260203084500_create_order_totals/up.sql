CREATE VIEW order_totals AS
SELECT o.id, o.reference, o.status, count(i.line) AS items, coalesce(sum(i.total_cents), 0) AS total_cents
FROM orders o
LEFT JOIN order_items i ON i.order_id = o.id
GROUP BY o.id, o.reference, o.status;
