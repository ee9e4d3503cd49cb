SELECT 1;
-- comment; 
SELECT 'a
b';

SELECT
2;
