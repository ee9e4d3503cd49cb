CREATE TABLE "trigger" (begin int, end int); SELECT begin, end FROM "trigger"; BEGIN; END; CREATE VIEW trigger_v AS SELECT 1; SELECT CASE WHEN 1 THEN 2 END; SELECT 1 AS end;
