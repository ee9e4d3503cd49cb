DROP TABLE halves;
DROP DOMAIN named;
DROP PUBLICATION of_wares, of_schema;
DROP TABLE reviews;
DROP VIEW ware_view;
DROP TABLE wares;
