.mode csv
SELECT 1;
