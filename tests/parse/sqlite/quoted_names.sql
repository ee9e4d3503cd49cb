CREATE TABLE [a;b] ("c;d" int, `e;f` int, [g`h;] int, "i""j;" int, `k``l;` int);
INSERT INTO [a;b] VALUES (1, 2, 3, 4, 5); SELECT "c;d", `e;f`, [g`h;], "i""j;", `k``l;` FROM [a;b];
