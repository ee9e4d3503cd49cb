-- case: a view keeps the old name
-- options: postgres=15
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Orders" (id bigint PRIMARY KEY, note text);
GRANT SELECT, INSERT ON shop."Orders" TO pg_monitor;
-- file: up
ALTER TABLE shop."Orders" RENAME TO purchases;
-- file: down
ALTER TABLE shop.purchases RENAME TO "Orders";
-- expect:
--   20260101000001_case_expand
--     up   -- mig: change case
--     up   -- mig: phase expand
--     up   -- mig: statement-timeout 2s
--     up   ALTER TABLE shop."Orders" RENAME TO purchases;
--     up   CREATE VIEW shop."Orders" WITH (security_invoker = true) AS SELECT id, note FROM shop.purchases;
--     up   GRANT INSERT ON shop."Orders" TO pg_monitor;
--     up   GRANT SELECT ON shop."Orders" TO pg_monitor;
--     down DROP VIEW shop."Orders";
--     down ALTER TABLE shop.purchases RENAME TO "Orders";
--   20260101000002_case_contract
--     wait every running release uses purchases instead of Orders
--     up   -- mig: change case
--     up   -- mig: phase contract
--     up   -- mig: wait every running release uses purchases instead of Orders
--     up   -- mig: statement-timeout 2s
--     up   DROP VIEW shop."Orders";
--     down CREATE VIEW shop."Orders" WITH (security_invoker = true) AS SELECT id, note FROM shop.purchases;
--     down GRANT INSERT ON shop."Orders" TO pg_monitor;
--     down GRANT SELECT ON shop."Orders" TO pg_monitor;
--   note: until the contract step Orders is a view: COPY FROM, TRUNCATE, MERGE before PostgreSQL 17, ON CONFLICT ON CONSTRAINT, new foreign keys to it, indexes and ALTER TABLE do not work through it, and no other migration may change it
