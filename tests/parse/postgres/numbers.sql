SELECT 1.5, .5, 2., 1e5, 1.5e-3, 1.e2, (ARRAY[1,2,3])[1:2]; SELECT 1::int, 1.0::numeric(3,1);
DO $$BEGIN FOR i IN 1..2 LOOP NULL; END LOOP; END$$; SELECT 3;
