-- mig: foreign-keys off
-- Step two. SQLite cannot add NOT NULL to a column: the table is made anew and takes the name of the old one. With
-- foreign keys on, DROP TABLE would fail on the orders that point to it, or take them along.
CREATE TABLE customers_new (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL,
  full_name TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  country_code TEXT NOT NULL REFERENCES countries (code)
);

INSERT INTO customers_new (id, email, full_name, created_at, country_code)
SELECT id, email, full_name, created_at, coalesce(country_code, 'DE') FROM customers;

DROP TABLE customers;
ALTER TABLE customers_new RENAME TO customers;
