PRAGMA foreign_keys = OFF;
ALTER TABLE people RENAME TO people_old;
CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT NOT NULL, "full name" TEXT, score REAL);
INSERT INTO people SELECT id, email, "full name", score FROM people_old;
DROP TABLE people_old;
