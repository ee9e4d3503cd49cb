DROP INDEX measures_reading;
ALTER TABLE measures RENAME reading TO value;
ALTER TABLE measures DROP CONSTRAINT measures_value_low;
ALTER TABLE measures DROP COLUMN unit;
ALTER TABLE measures ALTER value DROP NOT NULL;
DROP TABLE measures_none;
DROP TABLE measures;
