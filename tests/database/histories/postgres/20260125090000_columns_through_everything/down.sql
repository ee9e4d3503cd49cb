ALTER TABLE inventory DROP COLUMN price CASCADE;
ALTER TABLE inventory DROP CONSTRAINT inventory_pkey CASCADE;
ALTER TABLE inventory DROP COLUMN quantity CASCADE;
DROP TABLE moves, inventory;
