DROP RULE silent ON archive;
DROP TABLE archive CASCADE;
