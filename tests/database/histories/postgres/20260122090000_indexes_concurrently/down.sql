-- mig: transaction off
ALTER TABLE accounts DROP COLUMN visits;
DROP INDEX CONCURRENTLY accounts_lower_email;
DROP INDEX CONCURRENTLY IF EXISTS accounts_created;
