ALTER TABLE boxes RENAME width TO w;
DROP TABLE boxes;
