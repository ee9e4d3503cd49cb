ALTER TABLE order_items
  ADD COLUMN total_cents integer GENERATED ALWAYS AS (quantity * unit_price_cents) STORED;
