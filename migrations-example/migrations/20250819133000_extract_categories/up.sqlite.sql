-- A category was a word repeated on every product; now it is a row.
CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

INSERT INTO categories (name)
SELECT DISTINCT category FROM products WHERE category IS NOT NULL ORDER BY category;

ALTER TABLE products ADD COLUMN category_id INTEGER REFERENCES categories (id);

UPDATE products
SET category_id = (SELECT id FROM categories WHERE categories.name = products.category);

ALTER TABLE products DROP COLUMN category;
