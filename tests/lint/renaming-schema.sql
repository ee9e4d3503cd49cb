-- case: with tables and views
-- file: history
CREATE SCHEMA "Shop";
CREATE TABLE "Shop".orders (id int);
CREATE VIEW "Shop"."V" AS SELECT id FROM "Shop".orders;
-- file: up
ALTER SCHEMA "Shop" RENAME TO store;
-- expect:
--   1:1 error each statement that names schema "Shop" fails at once: its name is store now
--     > -- in one transaction:
--     > ALTER SCHEMA "Shop" RENAME TO store;
--     > CREATE SCHEMA "Shop";
--     > CREATE VIEW "Shop".orders AS SELECT * FROM store.orders;
--     > CREATE VIEW "Shop"."V" AS SELECT * FROM store."V";

-- case: one of the same set
-- options: new=set
-- file: up
CREATE SCHEMA shop;
-- file: up
ALTER SCHEMA shop RENAME TO store;
-- expect:
--   nothing

-- case: a bridge of the old name
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id int);
-- file: up
ALTER SCHEMA shop RENAME TO store;
CREATE SCHEMA shop;
CREATE VIEW shop.orders AS SELECT * FROM store.orders;
-- expect:
--   nothing

-- case: not known
-- file: up
ALTER SCHEMA shop RENAME TO store;
-- expect:
--   1:1 error each statement that names schema shop fails at once: its name is store now
