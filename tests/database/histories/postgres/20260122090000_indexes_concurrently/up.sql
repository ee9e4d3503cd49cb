-- mig: transaction off
CREATE INDEX CONCURRENTLY accounts_created ON accounts (created_at);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS accounts_lower_email ON accounts (lower(email));
REINDEX INDEX CONCURRENTLY accounts_created;
ALTER TABLE accounts ADD COLUMN visits int NOT NULL DEFAULT 0;
VACUUM accounts;
