-- yields 1: SELECT [x;y] FROM [a b;c]
-- yields 2: SELECT `p;q` FROM "d""e;"
-- yields a;b--c/*: SELECT s FROM strings
-- yields 616263: SELECT hex(b) FROM strings
CREATE TABLE [a b;c] ([x;y] integer);
INSERT INTO [a b;c] VALUES (1);
CREATE TABLE "d""e;" (`p;q` integer);
INSERT INTO "d""e;" VALUES (2);
CREATE TABLE strings (s text, b blob);
INSERT INTO strings VALUES ('a;b--c/*', x'616263');
