ALTER TABLE posts RENAME COLUMN title TO heading;
ALTER TABLE users RENAME TO people;
ALTER TABLE people RENAME name TO "full name";
ALTER TABLE tags RENAME TO "Post Tags";
