CREATE MATERIALIZED VIEW totals AS
  SELECT country, sum(balance) AS total, max(created_at) AS last FROM accounts GROUP BY country;
CREATE UNIQUE INDEX totals_country ON totals (country);
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
CREATE MATERIALIZED VIEW empty_one WITH (fillfactor = 70) AS SELECT 1 AS one WITH NO DATA;
ALTER MATERIALIZED VIEW totals RENAME COLUMN last TO latest;
ALTER MATERIALIZED VIEW totals RENAME TO country_totals;
CREATE VIEW best AS SELECT country FROM country_totals WHERE total > 10;
COMMENT ON MATERIALIZED VIEW country_totals IS 'one row a country';
