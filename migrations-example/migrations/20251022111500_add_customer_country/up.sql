-- Step one of two: the column may be empty while the application learns to fill it.
ALTER TABLE customers ADD COLUMN country_code TEXT REFERENCES countries (code);

-- Until now the shop delivered within Germany only.
UPDATE customers SET country_code = 'DE' WHERE country_code IS NULL;
