-- Not everyone has a first and a last one; the column says what it holds.
ALTER TABLE customers RENAME COLUMN name TO full_name;
