DROP TABLE made_in_block;
