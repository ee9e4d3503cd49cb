DROP TABLE bare, copies;
ALTER TABLE vehicles DROP COLUMN color;
ALTER TABLE taxis NO INHERIT vehicles;
DROP TABLE taxis;
DROP TABLE vehicles CASCADE;
