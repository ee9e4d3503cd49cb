CREATE INDEX slots_lowest_k ON slots_lowest (id, k);
ALTER INDEX slots_low_k ATTACH PARTITION slots_lowest_k;
ALTER TABLE slots DROP CONSTRAINT slots_key;
