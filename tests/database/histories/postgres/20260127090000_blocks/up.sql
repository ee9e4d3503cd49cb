DO $$
BEGIN
  CREATE TABLE made_in_block (id int PRIMARY KEY);
  EXECUTE 'ALTER TABLE made_in_block ADD COLUMN extra text';
  EXECUTE format('CREATE INDEX %I ON made_in_block (extra)', 'made_in_block_extra');
END $$;
