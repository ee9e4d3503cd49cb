-- What PostgreSQL 14 and 15 added.
CREATE FUNCTION app.first_user() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC
  SELECT id FROM app.users;
  SELECT z.id FROM app.zz_view z;
END;
CREATE FUNCTION app.returned(a int) RETURNS int LANGUAGE sql IMMUTABLE RETURN a + app.overloaded(a);
CREATE TABLE app.squeezed (a text COMPRESSION pglz, b int DEFAULT app.returned(1), UNIQUE NULLS NOT DISTINCT (b));
CREATE VIEW app.invoked WITH (security_invoker = true) AS SELECT * FROM app.squeezed;
CREATE STATISTICS app.expressed ON (lower(a)), b FROM app.squeezed;
CREATE PUBLICATION picked FOR TABLE app.squeezed (b), app.empty WITH (publish_via_partition_root = true);
CREATE PUBLICATION whole FOR TABLE app.squeezed WHERE (b > 1), TABLES IN SCHEMA "Odd ""Name", app;
CREATE UNLOGGED SEQUENCE app.unlogged_numbers;
CREATE TYPE app.ints AS RANGE (subtype = int4, multirange_type_name = app.many_ints);
CREATE PROCEDURE app.outs(IN a int, OUT b int) LANGUAGE sql BEGIN ATOMIC SELECT a; END;
