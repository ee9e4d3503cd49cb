CREATE INDEX posts_user ON posts (user_id);
CREATE UNIQUE INDEX posts_title ON posts (title COLLATE NOCASE DESC, user_id) WHERE title IS NOT NULL;
CREATE INDEX posts_lower ON posts (lower(title), id + 1);
CREATE INDEX IF NOT EXISTS posts_user ON posts (title);
CREATE INDEX main.tags_word ON tags (word);
