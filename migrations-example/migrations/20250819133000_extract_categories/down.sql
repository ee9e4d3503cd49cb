ALTER TABLE products ADD COLUMN category TEXT;

UPDATE products
SET category = (SELECT name FROM categories WHERE categories.id = products.category_id);

ALTER TABLE products DROP COLUMN category_id;
DROP TABLE categories;
