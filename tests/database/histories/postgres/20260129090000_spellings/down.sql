DROP TABLE spellings;
DROP DOMAIN lately;
DROP MATERIALIZED VIEW kept_stars;
DROP TABLE stars CASCADE;
DROP TABLE of_dates, of_times, of_truths, of_numbers, of_texts;
DROP SCHEMA spelled CASCADE;
