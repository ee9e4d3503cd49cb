CREATE TABLE "Mixed Case" ("Id" int PRIMARY KEY, "order" int, "a""b" text, Straße text, LOWER int);
CREATE INDEX "Idx" ON "Mixed Case" ("order", lower("a""b"));
ALTER TABLE "Mixed Case" RENAME "order" TO "Order";
ALTER TABLE "Mixed Case" ADD CHECK ("Order" > 0), ADD UNIQUE ("a""b");
CREATE VIEW "V" AS SELECT "Id", "Order" AS "select" FROM "Mixed Case";
CREATE TABLE a_table_with_a_name_that_is_so_long_that_names_made_from_it_are_cut (a_column_with_a_long_name_too int UNIQUE,
  b int CHECK (b > 0) CHECK (b < 9));
