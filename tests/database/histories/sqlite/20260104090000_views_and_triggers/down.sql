DROP TRIGGER post_list_insert;
DROP TRIGGER IF EXISTS posts_title_update;
DROP TRIGGER posts_insert;
DROP VIEW authors;
DROP VIEW post_list;
