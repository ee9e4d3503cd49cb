DROP INDEX tags_word;
DROP INDEX IF EXISTS posts_lower;
DROP INDEX main.posts_title;
DROP INDEX posts_user;
