ALTER TABLE order_items DROP COLUMN total_cents;
