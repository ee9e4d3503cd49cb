DROP VIEW account_names;
ALTER TABLE accounts ENABLE TRIGGER ALL;
DROP TRIGGER accounts_late ON accounts;
DROP FUNCTION touched() CASCADE;
