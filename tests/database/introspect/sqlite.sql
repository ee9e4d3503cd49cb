-- One of everything that introspection must see.
PRAGMA encoding = 'UTF-16le';
PRAGMA application_id = 1234;
PRAGMA user_version = 7;
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE DEFAULT 'x''y',
  mail TEXT UNIQUE ON CONFLICT REPLACE,
  score REAL CHECK (score > 0),
  twice AS (score * 2),
  thrice REAL GENERATED ALWAYS AS (score * 3) STORED, -- a comment
  created TEXT DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "odd ""name" ([a b] INT, `c d` TEXT, PRIMARY KEY ([a b], `c d`)) WITHOUT ROWID;
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  buyer INTEGER NOT NULL REFERENCES users ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  code ANY,
  CONSTRAINT positive CHECK (id > 0),
  FOREIGN KEY (code) REFERENCES users (mail) ON UPDATE SET NULL
) STRICT;
CREATE TABLE old (a, b);
ALTER TABLE old RENAME TO renamed;
ALTER TABLE renamed ADD COLUMN c DEFAULT 5;
CREATE VIRTUAL TABLE pages USING fts5(title, body, tokenize = 'porter');
CREATE VIRTUAL TABLE boxes USING rtree(id, low, high);
CREATE INDEX orders_buyer ON orders (buyer DESC);
CREATE UNIQUE INDEX users_lower ON users (lower(name), score COLLATE NOCASE) WHERE score > 1;
CREATE VIEW b_view AS SELECT * FROM a_view;
CREATE VIEW a_view (one, two) AS SELECT id, name FROM users;
CREATE TRIGGER touch AFTER UPDATE OF name ON users FOR EACH ROW WHEN new.name <> old.name BEGIN
  UPDATE users SET created = CURRENT_TIMESTAMP WHERE id = new.id;
  SELECT CASE WHEN 1 THEN 2 END;
END;
CREATE TRIGGER instead INSTEAD OF INSERT ON a_view BEGIN INSERT INTO users (name) VALUES (new.two); END;
INSERT INTO users (name, score) VALUES ('a', 1);
ANALYZE;
