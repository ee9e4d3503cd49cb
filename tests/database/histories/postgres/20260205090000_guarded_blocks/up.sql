DO $$ BEGIN
  CREATE TABLE kept (a int);
  BEGIN
    CREATE TABLE taken_back (a int);
    ALTER TABLE kept ADD b int;
    SET search_path = nowhere;
    CREATE TABLE public.kept (a int);
    CREATE TABLE public.never (a int);
  EXCEPTION WHEN duplicate_table THEN
    RAISE NOTICE 'it is there';
  END;
  CREATE TABLE kept_too (a int);
  BEGIN
    CREATE TABLE also_taken_back (a int);
    BEGIN
      CREATE TYPE kept AS ENUM ('a');
    EXCEPTION WHEN others THEN NULL;
    END;
    CREATE TABLE kept (a int);
  EXCEPTION WHEN others THEN NULL;
  END;
END $$;
