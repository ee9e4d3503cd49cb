CREATE TABLE wide (a int, b text, c numeric, d date, e bool);
ALTER TABLE wide ADD COLUMN IF NOT EXISTS a int, ADD f int REFERENCES people, DROP COLUMN IF EXISTS nothing;
