CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT a + b';
CREATE FUNCTION add(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a || b $$;
CREATE FUNCTION atomic(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT x * 2; END;
CREATE FUNCTION expression(x int) RETURNS int RETURN x + 1;
CREATE FUNCTION listed(OUT id bigint, OUT name text) RETURNS SETOF record LANGUAGE sql STABLE ROWS 10 COST 5
  AS 'SELECT id, name FROM accounts';
CREATE FUNCTION tabled(n int) RETURNS TABLE (a int, b text) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public SET work_mem = '8MB' AS $$
BEGIN
  RETURN QUERY SELECT g, 'x'::text FROM generate_series(1, n) g;
END $$;
CREATE FUNCTION many(VARIADIC items int[]) RETURNS int LANGUAGE sql AS 'SELECT cardinality(items)';
CREATE FUNCTION any_of(anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE PROCEDURE clean(INOUT n int) LANGUAGE plpgsql AS $$ BEGIN n := n + 1; END $$;
ALTER FUNCTION add(int, int) RENAME TO plus;
ALTER FUNCTION plus LEAKPROOF COST 50 CALLED ON NULL INPUT IMMUTABLE;
ALTER FUNCTION tabled(int) RESET work_mem SECURITY INVOKER;
CREATE OR REPLACE FUNCTION add(a text, b text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT a || '-' || b $$;
CREATE INDEX accounts_half ON accounts ((plus(1, length(name)))) WHERE expression(1) > 2;
