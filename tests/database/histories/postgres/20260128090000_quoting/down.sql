DROP TABLE a_table_with_a_name_that_is_so_long_that_names_made_from_it_are_cut;
DROP VIEW "V";
ALTER TABLE "Mixed Case" DROP COLUMN "Order";
DROP TABLE "Mixed Case";
