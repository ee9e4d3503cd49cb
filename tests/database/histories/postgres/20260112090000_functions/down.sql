DROP INDEX accounts_half;
DROP PROCEDURE clean(int);
DROP FUNCTION plus(int, int), add(text, text);
DROP ROUTINE atomic;
DROP FUNCTION expression, listed(), tabled(integer), many(int[]), any_of(anyelement);
