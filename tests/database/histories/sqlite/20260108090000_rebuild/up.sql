-- mig: foreign-keys off
CREATE TABLE posts_new (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES people (id),
  heading TEXT NOT NULL,
  parent INTEGER REFERENCES posts_new (id)
);
INSERT INTO posts_new (id, user_id, heading, parent) SELECT id, user_id, coalesce(heading, ''), parent FROM posts;
DROP VIEW post_list;
DROP VIEW authors;
DROP TABLE posts;
ALTER TABLE posts_new RENAME TO posts;
CREATE INDEX posts_user ON posts (user_id);
