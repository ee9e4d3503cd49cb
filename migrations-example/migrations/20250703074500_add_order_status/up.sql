ALTER TABLE orders ADD COLUMN status TEXT NOT NULL DEFAULT 'new'
  CONSTRAINT orders_status_check CHECK (status IN ('new', 'paid', 'shipped', 'cancelled'));

-- What came from the old shop had left the house long ago.
UPDATE orders SET status = 'shipped' WHERE reference LIKE 'OLD-%';
