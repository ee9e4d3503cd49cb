ALTER TABLE scratch SET UNLOGGED;
DROP TABLE scratch;
DROP TABLE chosen, selected, snapshot;
