ALTER TABLE accounts ADD COLUMN search text GENERATED ALWAYS AS (lower(name || ' ' || email)) STORED;
CREATE INDEX accounts_search ON accounts (search text_pattern_ops);
CREATE TABLE boxes (
  w double precision NOT NULL, h double precision NOT NULL,
  area double precision GENERATED ALWAYS AS (w * h) STORED,
  label text COLLATE "C"
);
ALTER TABLE boxes ALTER COLUMN area DROP EXPRESSION;
ALTER TABLE boxes ALTER label SET STORAGE EXTERNAL, ALTER w SET STATISTICS 500, ALTER h SET (n_distinct = 20);
