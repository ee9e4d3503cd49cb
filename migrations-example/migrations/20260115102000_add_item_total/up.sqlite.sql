ALTER TABLE order_items
  ADD COLUMN total_cents INTEGER GENERATED ALWAYS AS (quantity * unit_price_cents) VIRTUAL;
