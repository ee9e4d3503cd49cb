-- yields 1;2--3/*4: SELECT s FROM t WHERE id = 1
-- yields it's: SELECT s FROM t WHERE id = 2
-- yields it's;: SELECT s FROM t WHERE id = 3
-- yields dat;a: SELECT s FROM t WHERE id = 4
-- yields joined; over lines: SELECT s FROM t WHERE id = 5
-- yields back\: SELECT s FROM t WHERE id = 6
-- yields semi: SELECT "a;b" FROM u
-- yields 1: SELECT count(*) FROM "weird"";--"
-- yields t: SELECT b'101' = b FROM u
CREATE TABLE t (id int, s text);
INSERT INTO t VALUES (1, '1;2--3/*4');
INSERT INTO t VALUES (2, 'it''s');
INSERT INTO t VALUES (3, E'it\'s;');
INSERT INTO t VALUES (4, U&'d\0061t;!0061' UESCAPE '!');
UPDATE t SET s = U&'d!0061t;!0061' UESCAPE '!' WHERE id = 4;
INSERT INTO t VALUES (5, 'joined; '
  'over lines');
INSERT INTO t VALUES (6, 'back\');
CREATE TABLE u ("a;b" text, b bit(3));
INSERT INTO u VALUES ('semi', B'101');
CREATE TABLE "weird"";--" (i int);
INSERT INTO "weird"";--" VALUES (1);
