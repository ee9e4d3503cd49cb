SELECT $$a;b$$, $x$ $$;$$ $x$, $X$ $x$; $X$;
DO $do$ BEGIN PERFORM 1; EXECUTE $q$SELECT 2;$q$; END; $do$;
SELECT $ünï_1$;$ünï_1$, $$ ' $$, $$ " ; $$, $$ /* ; $$, $$ -- ; $$;
SELECT a$b$c, a$$ FROM (SELECT 1 AS a$b$c, 2 AS a$$) AS t; SELECT 3;
SELECT $a$ $b$; $a; $a $a$; SELECT $_$;$_$;
