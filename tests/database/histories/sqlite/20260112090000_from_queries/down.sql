ALTER TABLE "Mixed Case" RENAME key TO "Id";
DROP TABLE "mixed case";
DROP TABLE snapshot;
