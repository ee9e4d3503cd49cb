SELECT 1=-1, 2<>-2, 3*-+-3, @-5, |/4, 2@-1, 8!=-1; SELECT 1*/*;*/2, 3+--;
4, 5-/* ; */-6; SELECT '{"a": 1}'::jsonb->>'a', '{}'::jsonb @> '{}', '{"a":1}'::jsonb ?| ARRAY['a;'];
SELECT 1 OPERATOR(pg_catalog.+) 2; CREATE OPERATOR @#@- (PROCEDURE = int4mi, LEFTARG = int, RIGHTARG = int); SELECT 1<=2;
