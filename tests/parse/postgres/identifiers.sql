SELECT 1 AS "a;b", 2 AS "say ""x;""", 3 AS "-- ;", 4 AS "/* ;";
SELECT 5 AS größe, 6 AS 漢字, 7 AS _x$1, 8 AS "$$;"; SELECT 9 AS "E;";
