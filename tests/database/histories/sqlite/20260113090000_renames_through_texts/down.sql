DROP TABLE parts;
ALTER TABLE wares RENAME TO items;
DROP VIEW cheaper;
DROP VIEW cheap;
DROP TABLE items;
