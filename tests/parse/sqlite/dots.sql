CREATE TABLE t (a int); SELECT t
.a FROM t; SELECT main
.t
.a FROM t; SELECT
.5;
