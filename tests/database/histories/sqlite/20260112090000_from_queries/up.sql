CREATE TABLE snapshot AS SELECT id, email, score * 2 AS twice FROM people;
CREATE TEMP TABLE brief AS SELECT 1 AS one;
CREATE TABLE "Mixed Case" ("Id" INTEGER, "a""b" TEXT, 'c' INT);
CREATE INDEX "Mixed Index" ON "mixed case" ("A""B");
ALTER TABLE "MIXED CASE" RENAME COLUMN "ID" TO key;
