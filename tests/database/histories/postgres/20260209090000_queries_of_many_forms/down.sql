DROP TABLE post_rows, copied_posts, stamped;
DROP TABLE posts, stamps, marks CASCADE;
DROP VIEW given_posts;
