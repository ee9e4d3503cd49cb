CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'porter ascii');
CREATE VIRTUAL TABLE areas USING rtree(id, x0, x1, y0, y1);
CREATE TRIGGER posts_search AFTER INSERT ON posts BEGIN INSERT INTO search (title, body) VALUES (NEW.heading, ''); END;
