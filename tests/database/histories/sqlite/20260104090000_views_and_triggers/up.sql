CREATE VIEW post_list AS SELECT p.id, p.title, u.name AS author FROM posts p JOIN users u ON u.id = p.user_id;
CREATE VIEW authors (id, n) AS SELECT user_id, count(*) FROM posts GROUP BY user_id;
CREATE TRIGGER posts_insert AFTER INSERT ON posts FOR EACH ROW WHEN NEW.title IS NULL BEGIN
  UPDATE posts SET title = 'untitled' WHERE id = NEW.id;
  INSERT INTO tags (post, word) VALUES (NEW.id, 'new');
END;
CREATE TRIGGER posts_title_update BEFORE UPDATE OF title, user_id ON posts BEGIN SELECT RAISE(ABORT, 'no') WHERE NEW.title = ''; END;
CREATE TRIGGER post_list_insert INSTEAD OF INSERT ON post_list BEGIN INSERT INTO posts (user_id) VALUES (NEW.author); END;
CREATE TEMP TRIGGER brief AFTER DELETE ON posts BEGIN SELECT 1; END;
