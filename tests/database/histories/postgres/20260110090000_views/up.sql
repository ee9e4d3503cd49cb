CREATE VIEW active_accounts AS SELECT id, email, name, balance FROM accounts WHERE deleted_at IS NULL;
CREATE VIEW rich (id, mail) WITH (security_barrier = true) AS
  SELECT a.id, a.email FROM active_accounts a WHERE a.balance > 1000 WITH LOCAL CHECK OPTION;
CREATE VIEW counted AS
  SELECT a.name, count(s.token) AS sessions FROM accounts a LEFT JOIN sessions s ON s.account_id = a.id GROUP BY a.name;
CREATE RECURSIVE VIEW numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 100;
CREATE VIEW by_name AS SELECT * FROM counted NATURAL JOIN active_accounts;
ALTER TABLE accounts RENAME COLUMN email TO mail;
ALTER VIEW rich RENAME COLUMN id TO account;
ALTER VIEW rich SET (security_barrier = false);
ALTER VIEW counted RENAME TO session_counts;
CREATE OR REPLACE VIEW active_accounts AS
  SELECT id, mail AS email, name, balance, created_at FROM accounts WHERE deleted_at IS NULL;
ALTER VIEW active_accounts ALTER COLUMN balance SET DEFAULT 5;
ALTER TABLE accounts RENAME mail TO email;
