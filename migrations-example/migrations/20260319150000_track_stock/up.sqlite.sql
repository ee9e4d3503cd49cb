ALTER TABLE products ADD COLUMN stock INTEGER NOT NULL DEFAULT 0;

UPDATE products SET stock = 100;

CREATE TRIGGER order_items_take_stock AFTER INSERT ON order_items
BEGIN
  UPDATE products
  SET stock = CASE WHEN stock > NEW.quantity THEN stock - NEW.quantity ELSE 0 END
  WHERE id = NEW.product_id;
END;
