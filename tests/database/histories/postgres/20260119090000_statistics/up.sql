CREATE STATISTICS account_stats (dependencies, ndistinct) ON name, country FROM accounts;
CREATE STATISTICS account_words ON (lower(name)), country FROM accounts;
ALTER STATISTICS account_stats SET STATISTICS 200;
ALTER STATISTICS account_stats RENAME TO account_statistics;
