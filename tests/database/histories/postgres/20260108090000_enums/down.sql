DROP INDEX people_blue;
ALTER TYPE feeling RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TABLE people ALTER mood DROP DEFAULT;
ALTER TABLE people ALTER mood TYPE mood USING mood::text::mood, ALTER mood SET DEFAULT 'sad';
ALTER TABLE people DROP COLUMN moods;
DROP TYPE mood_old;
DROP TABLE people;
DROP TYPE mood;
