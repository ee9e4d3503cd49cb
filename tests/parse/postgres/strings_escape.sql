SELECT E'a\';b', e'\\', E'\''''; SELECT E'\x41\101\u0041;' ;
SELECT E'line\
break;' ; SELECT E'''' ;
