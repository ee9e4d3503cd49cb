PRAGMA legacy_alter_table = ON;
CREATE VIEW names AS SELECT "full name" FROM people;
CREATE TRIGGER people_delete AFTER DELETE ON people BEGIN DELETE FROM posts WHERE user_id = OLD.id; END;
ALTER TABLE people RENAME TO persons;
ALTER TABLE persons RENAME TO people;
PRAGMA legacy_alter_table = OFF;
