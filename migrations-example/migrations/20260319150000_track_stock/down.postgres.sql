DROP TRIGGER order_items_take_stock ON order_items;
DROP FUNCTION take_stock();
ALTER TABLE products DROP COLUMN stock;
