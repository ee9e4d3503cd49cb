DROP TRIGGER people_delete;
DROP VIEW names;
