DROP INDEX slots_k;
