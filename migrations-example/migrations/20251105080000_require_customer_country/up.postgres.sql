-- Step two. SET NOT NULL alone reads the whole table under a lock that stops everyone; a constraint that is validated
-- first does not, and SET NOT NULL then believes it.
UPDATE customers SET country_code = 'DE' WHERE country_code IS NULL;
ALTER TABLE customers
  ADD CONSTRAINT customers_country_code_set CHECK (country_code IS NOT NULL) NOT VALID;
ALTER TABLE customers VALIDATE CONSTRAINT customers_country_code_set;
ALTER TABLE customers ALTER COLUMN country_code SET NOT NULL;
ALTER TABLE customers DROP CONSTRAINT customers_country_code_set;
