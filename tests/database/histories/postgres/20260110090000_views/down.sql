DROP VIEW by_name;
ALTER VIEW session_counts RENAME TO counted;
DROP VIEW active_accounts CASCADE;
DROP VIEW counted, numbers;
