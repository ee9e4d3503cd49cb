DROP TYPE item CASCADE;
DROP TABLE loose_items;
