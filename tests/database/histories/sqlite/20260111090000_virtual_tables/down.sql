DROP TRIGGER posts_search;
DROP TABLE areas;
DROP TABLE search;
