-- refused 3:1: unterminated comment
CREATE TABLE t (s text);
/* one /* two */ ;
SELECT 1;
