DROP TRIGGER order_items_take_stock;
ALTER TABLE products DROP COLUMN stock;
