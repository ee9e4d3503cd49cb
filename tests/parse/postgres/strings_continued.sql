SELECT 'a;'
'b;'
  -- a comment; between
  'c;';
SELECT E'a\';'
'\';b'; SELECT U&'\0061;'
';b';
SELECT 'x' ; SELECT 'y' -- not continued
;
