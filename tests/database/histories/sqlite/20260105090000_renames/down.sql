ALTER TABLE "Post Tags" RENAME TO tags;
ALTER TABLE people RENAME "full name" TO name;
ALTER TABLE people RENAME TO users;
ALTER TABLE posts RENAME COLUMN heading TO title;
