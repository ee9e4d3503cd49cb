DROP TABLE untyped;
DROP TABLE both;
DROP TABLE typed;
DROP TABLE tags;
DROP TABLE posts;
