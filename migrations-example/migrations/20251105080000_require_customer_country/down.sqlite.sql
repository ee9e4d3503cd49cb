-- mig: foreign-keys off
CREATE TABLE customers_old (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL,
  full_name TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  country_code TEXT REFERENCES countries (code)
);

INSERT INTO customers_old (id, email, full_name, created_at, country_code)
SELECT id, email, full_name, created_at, country_code FROM customers;

DROP TABLE customers;
ALTER TABLE customers_old RENAME TO customers;
