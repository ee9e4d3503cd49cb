DROP TABLE kept, kept_too;
