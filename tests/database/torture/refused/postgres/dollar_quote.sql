-- refused 3:4: unterminated dollar-quoted string
CREATE TABLE t (s text);
DO $a$ BEGIN NULL; END $b$;
SELECT 1;
