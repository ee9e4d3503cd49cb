-- mig: foreign-keys off
ALTER TABLE posts RENAME TO posts_old;
CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
  heading TEXT,
  parent REFERENCES posts,
  views INTEGER NOT NULL DEFAULT 0,
  likes INT, twice INT, editor INTEGER
);
INSERT INTO posts (id, user_id, heading, parent) SELECT id, user_id, heading, parent FROM posts_old;
DROP TABLE posts_old;
CREATE INDEX posts_user ON posts (user_id);
CREATE UNIQUE INDEX posts_title ON posts (heading);
CREATE INDEX posts_lower ON posts (id);
CREATE VIEW post_list AS SELECT id, heading AS title, user_id AS author FROM posts;
CREATE VIEW authors AS SELECT user_id FROM posts;
CREATE TRIGGER posts_insert AFTER INSERT ON posts BEGIN SELECT 1; END;
CREATE TRIGGER posts_title_update AFTER INSERT ON posts BEGIN SELECT 1; END;
CREATE TRIGGER post_list_insert INSTEAD OF INSERT ON post_list BEGIN SELECT 1; END;
