ALTER TABLE products ADD COLUMN stock integer NOT NULL DEFAULT 0;

UPDATE products SET stock = 100;

CREATE FUNCTION take_stock() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  UPDATE products
  SET stock = CASE WHEN stock > NEW.quantity THEN stock - NEW.quantity ELSE 0 END
  WHERE id = NEW.product_id;
  RETURN NULL;
END;
$$;

CREATE TRIGGER order_items_take_stock AFTER INSERT ON order_items
FOR EACH ROW EXECUTE FUNCTION take_stock();
