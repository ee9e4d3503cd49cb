ALTER TYPE weather RENAME VALUE 'rain''s' TO 'wet';
DROP TABLE days CASCADE;
DROP TABLE by_weather, to_weather;
DROP FUNCTION rained, dries, note_day;
DROP DOMAIN climate;
DROP TYPE weather;
