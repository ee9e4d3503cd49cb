DROP STATISTICS account_statistics;
DROP STATISTICS account_words;
