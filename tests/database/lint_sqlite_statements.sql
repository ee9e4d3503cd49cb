-- Statements whose effect on SQLite was observed, a case each; lint_sqlite_test.cpp runs them and asks lint what it expected.
-- case: add NOT NULL no default, empty table
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN b int NOT NULL;
-- case: add NOT NULL no default, non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b int NOT NULL;
-- case: add NOT NULL DEFAULT NULL
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT NULL;
-- case: add NOT NULL default 0
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT 0;
SELECT * FROM t;
-- case: add UNIQUE (empty)
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN b UNIQUE;
-- case: add PRIMARY KEY (empty)
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN b PRIMARY KEY;
-- case: add default CURRENT_TIMESTAMP empty
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN b DEFAULT CURRENT_TIMESTAMP;
-- case: add default CURRENT_TIMESTAMP non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b DEFAULT CURRENT_TIMESTAMP;
-- case: add default (expr) const non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b DEFAULT (1+1);
-- case: add default (random()) non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b DEFAULT (random());
-- case: add default (datetime('now')) non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b DEFAULT (datetime('now'));
-- case: add GENERATED STORED non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b GENERATED ALWAYS AS (a+1) STORED;
-- case: add GENERATED STORED empty
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN b GENERATED ALWAYS AS (a+1) STORED;
-- case: add GENERATED VIRTUAL non-empty
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b AS (a+1);
SELECT * FROM t;
-- case: add REFERENCES default non-null fk on non-empty
PRAGMA foreign_keys=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY);
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b DEFAULT 1 REFERENCES p(id);
-- case: add REFERENCES default non-null fk OFF
PRAGMA foreign_keys=OFF;
CREATE TABLE p(id INTEGER PRIMARY KEY);
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b DEFAULT 1 REFERENCES p(id);
-- case: add CHECK violated by default
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b int DEFAULT 0 CHECK (b>0);
-- case: add CHECK null
CREATE TABLE t(a);
INSERT INTO t VALUES(1);
ALTER TABLE t ADD COLUMN b int CHECK (b>0);
-- case: add column IF NOT EXISTS
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN IF NOT EXISTS b;
-- case: two adds in one ALTER
CREATE TABLE t(a);
ALTER TABLE t ADD COLUMN b, ADD COLUMN c;
-- case: drop col plain
CREATE TABLE t(a,b);
ALTER TABLE t DROP COLUMN b;
-- case: drop col IF EXISTS
CREATE TABLE t(a,b);
ALTER TABLE t DROP COLUMN IF EXISTS b;
-- case: drop col PK
CREATE TABLE t(a PRIMARY KEY,b);
ALTER TABLE t DROP COLUMN a;
-- case: drop col UNIQUE
CREATE TABLE t(a,b UNIQUE);
ALTER TABLE t DROP COLUMN b;
-- case: drop col indexed
CREATE TABLE t(a,b);
CREATE INDEX i ON t(b);
ALTER TABLE t DROP COLUMN b;
-- case: drop col in partial index where
CREATE TABLE t(a,b);
CREATE INDEX i ON t(a) WHERE b>0;
ALTER TABLE t DROP COLUMN b;
-- case: drop col in table CHECK
CREATE TABLE t(a,b,CHECK(b>0));
ALTER TABLE t DROP COLUMN b;
-- case: drop col in own column CHECK
CREATE TABLE t(a,b CHECK(b>0));
ALTER TABLE t DROP COLUMN b;
-- case: drop col FK
CREATE TABLE p(id INTEGER PRIMARY KEY);
CREATE TABLE t(a,b REFERENCES p(id));
ALTER TABLE t DROP COLUMN b;
-- case: drop col table-level FK
CREATE TABLE p(id INTEGER PRIMARY KEY);
CREATE TABLE t(a,b,FOREIGN KEY(b) REFERENCES p(id));
ALTER TABLE t DROP COLUMN b;
-- case: drop col used by generated
CREATE TABLE t(a,b,c AS (b+1));
ALTER TABLE t DROP COLUMN b;
-- case: drop col used by view
CREATE TABLE t(a,b);
CREATE VIEW v AS SELECT b FROM t;
ALTER TABLE t DROP COLUMN b;
-- case: drop col used by trigger
CREATE TABLE t(a,b); CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET b=1; END; ALTER TABLE t DROP COLUMN b;
-- case: drop last col
CREATE TABLE t(a);
ALTER TABLE t DROP COLUMN a;
-- case: rename col w view+index+trigger
CREATE TABLE t(a,b); CREATE VIEW v AS SELECT a FROM t; CREATE INDEX i ON t(a); CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a=1; END; ALTER TABLE t RENAME COLUMN a TO z; SELECT sql FROM sqlite_schema;
-- case: rename col with broken view elsewhere
CREATE TABLE t(a);
CREATE VIEW v AS SELECT nope FROM missing;
ALTER TABLE t RENAME COLUMN a TO b;
-- case: rename table with broken view elsewhere
CREATE TABLE t(a);
CREATE VIEW v AS SELECT nope FROM missing;
ALTER TABLE t RENAME TO t2;
-- case: drop col with broken view elsewhere
CREATE TABLE t(a,b);
CREATE VIEW v AS SELECT nope FROM missing;
ALTER TABLE t DROP COLUMN b;
-- case: alter column type
CREATE TABLE t(a int);
ALTER TABLE t ALTER COLUMN a TYPE bigint;
-- case: alter column set not null
CREATE TABLE t(a int);
INSERT INTO t VALUES(1);
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
SELECT sql FROM sqlite_schema;
-- case: alter column set not null violating
CREATE TABLE t(a int);
INSERT INTO t VALUES(NULL);
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: alter column drop not null
CREATE TABLE t(a int NOT NULL);
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
SELECT sql FROM sqlite_schema;
-- case: alter column set default
CREATE TABLE t(a int);
ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;
-- case: add constraint check
CREATE TABLE t(a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a>0);
SELECT sql FROM sqlite_schema;
-- case: add unnamed check
CREATE TABLE t(a int);
ALTER TABLE t ADD CHECK (a>0);
SELECT sql FROM sqlite_schema;
-- case: add constraint unique
CREATE TABLE t(a int);
ALTER TABLE t ADD CONSTRAINT c UNIQUE (a);
-- case: add constraint fk
CREATE TABLE p(id INTEGER PRIMARY KEY);
CREATE TABLE t(a int);
ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES p(id);
-- case: drop constraint check
CREATE TABLE t(a int, CONSTRAINT c CHECK (a>0));
ALTER TABLE t DROP CONSTRAINT c;
SELECT sql FROM sqlite_schema;
-- case: rebuild RIGHT order, FK child, fk OFF outside tx
PRAGMA foreign_keys=OFF;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES(1,'x');
INSERT INTO c VALUES(1);
BEGIN;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
COMMIT;
SELECT sql FROM sqlite_schema WHERE name='c';
SELECT count(*) FROM c;
-- case: rebuild, fk ON, pragma OFF inside tx => cascade
PRAGMA foreign_keys=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES(1,'x');
INSERT INTO c VALUES(1);
BEGIN;
PRAGMA foreign_keys=OFF;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
COMMIT;
SELECT count(*) FROM c;
-- case: same with defer_foreign_keys=ON
PRAGMA foreign_keys=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES(1,'x');
INSERT INTO c VALUES(1);
BEGIN;
PRAGMA defer_foreign_keys=ON;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
COMMIT;
SELECT count(*) FROM c;
-- case: same, ON DELETE SET NULL
PRAGMA foreign_keys=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id) ON DELETE SET NULL);
INSERT INTO p VALUES(1,'x');
INSERT INTO c VALUES(1);
BEGIN;
PRAGMA foreign_keys=OFF;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
COMMIT;
SELECT coalesce(pid,'NULL') FROM c;
-- case: same, no action
PRAGMA foreign_keys=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id));
INSERT INTO p VALUES(1,'x');
INSERT INTO c VALUES(1);
BEGIN;
PRAGMA foreign_keys=OFF;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
COMMIT;
SELECT count(*) FROM c;
-- case: rebuild WRONG order (rename old away first), fk OFF
PRAGMA foreign_keys=OFF;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id));
INSERT INTO p VALUES(1,'x');
INSERT INTO c VALUES(1);
ALTER TABLE p RENAME TO old_p;
CREATE TABLE p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO p SELECT * FROM old_p;
DROP TABLE old_p;
SELECT sql FROM sqlite_schema WHERE name='c';
-- case: wrong order with legacy_alter_table=ON, fk OFF
PRAGMA foreign_keys=OFF;
PRAGMA legacy_alter_table=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id));
ALTER TABLE p RENAME TO old_p;
CREATE TABLE p(id INTEGER PRIMARY KEY, n NOT NULL);
DROP TABLE old_p;
SELECT sql FROM sqlite_schema WHERE name='c';
-- case: wrong order with legacy_alter_table=ON, fk ON
PRAGMA foreign_keys=ON;
PRAGMA legacy_alter_table=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE TABLE c(pid REFERENCES p(id));
ALTER TABLE p RENAME TO old_p;
CREATE TABLE p(id INTEGER PRIMARY KEY, n NOT NULL);
DROP TABLE old_p;
SELECT sql FROM sqlite_schema WHERE name='c';
-- case: rebuild right order with a view on the table
PRAGMA foreign_keys=OFF;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE VIEW v AS SELECT n FROM p;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
SELECT sql FROM sqlite_schema WHERE name='v';
-- case: rebuild right order with a trigger on ANOTHER table mentioning it
PRAGMA foreign_keys=OFF; CREATE TABLE p(id INTEGER PRIMARY KEY, n); CREATE TABLE o(x); CREATE TRIGGER g AFTER INSERT ON o BEGIN INSERT INTO p(n) VALUES(1); END; CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL); INSERT INTO new_p SELECT * FROM p; DROP TABLE p; ALTER TABLE new_p RENAME TO p; SELECT name FROM sqlite_schema;
-- case: same with legacy_alter_table=ON
PRAGMA foreign_keys=OFF;
PRAGMA legacy_alter_table=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY, n);
CREATE VIEW v AS SELECT n FROM p;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
SELECT name FROM sqlite_schema;
-- case: rebuild loses index & trigger
PRAGMA foreign_keys=OFF; CREATE TABLE p(id INTEGER PRIMARY KEY, n); CREATE INDEX pi ON p(n); CREATE TRIGGER pg AFTER INSERT ON p BEGIN SELECT 1; END; CREATE TABLE new_p(id INTEGER PRIMARY KEY, n NOT NULL); INSERT INTO new_p SELECT * FROM p; DROP TABLE p; ALTER TABLE new_p RENAME TO p; SELECT name FROM sqlite_schema;
-- case: rebuild AUTOINCREMENT loses sequence
PRAGMA foreign_keys=OFF;
CREATE TABLE p(id INTEGER PRIMARY KEY AUTOINCREMENT, n);
INSERT INTO p(n) VALUES(1),(2),(3);
DELETE FROM p WHERE id=3;
CREATE TABLE new_p(id INTEGER PRIMARY KEY AUTOINCREMENT, n);
INSERT INTO new_p SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
SELECT name||':'||seq FROM sqlite_sequence;
-- case: INSERT SELECT * into table with generated col
CREATE TABLE p(id INTEGER PRIMARY KEY, n, g AS (n+1));
INSERT INTO p(n) VALUES(1);
CREATE TABLE q(id INTEGER PRIMARY KEY, n, g AS (n+1));
INSERT INTO q SELECT * FROM p;
-- case: self-referencing FK rebuild, right order
PRAGMA foreign_keys=OFF;
CREATE TABLE p(id INTEGER PRIMARY KEY, par REFERENCES p(id));
CREATE TABLE new_p(id INTEGER PRIMARY KEY, par REFERENCES p(id), z);
INSERT INTO new_p(id,par) SELECT * FROM p;
DROP TABLE p;
ALTER TABLE new_p RENAME TO p;
SELECT sql FROM sqlite_schema;
-- case: self-ref: new table refs new_p
PRAGMA foreign_keys=OFF;
CREATE TABLE new_p(id INTEGER PRIMARY KEY, par REFERENCES new_p(id), z);
ALTER TABLE new_p RENAME TO p;
SELECT sql FROM sqlite_schema;
-- case: VACUUM in tx
CREATE TABLE t(a);
BEGIN;
VACUUM;
-- case: PRAGMA journal_mode in tx
BEGIN;
PRAGMA journal_mode=WAL;
-- case: nested BEGIN
BEGIN;
BEGIN;
-- case: STRICT with bad type
CREATE TABLE t(a VARCHAR(50)) STRICT;
-- case: STRICT insert wrong
CREATE TABLE t(a INTEGER) STRICT;
INSERT INTO t VALUES('x');
-- case: varchar(3) not enforced
CREATE TABLE t(a VARCHAR(3));
INSERT INTO t VALUES('abcdef');
SELECT a FROM t;
-- case: STRING affinity numeric
CREATE TABLE t(a STRING);
INSERT INTO t VALUES('0123');
SELECT a||':'||typeof(a) FROM t;
-- case: PK nullable
CREATE TABLE t(a TEXT PRIMARY KEY);
INSERT INTO t VALUES(NULL),(NULL);
SELECT count(*) FROM t;
-- case: double-quoted string literal
CREATE TABLE t(a);
INSERT INTO t VALUES('x');
SELECT count(*) FROM t WHERE a="x";
-- case: DQS in CREATE INDEX
CREATE TABLE t(a);
CREATE INDEX i ON t("nope");
-- case: default double-quoted
CREATE TABLE t(a, b DEFAULT "x");
-- case: unique index on dup
CREATE TABLE t(a);
INSERT INTO t VALUES(1),(1);
CREATE UNIQUE INDEX i ON t(a);
-- case: drop table referenced fk ON
PRAGMA foreign_keys=ON;
CREATE TABLE p(id INTEGER PRIMARY KEY);
CREATE TABLE c(pid REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES(1);
INSERT INTO c VALUES(1);
DROP TABLE p;
SELECT count(*) FROM c;
-- case: CREATE INDEX CONCURRENTLY
CREATE TABLE t(a);
CREATE INDEX CONCURRENTLY i ON t(a);
-- case: IF NOT EXISTS index & drop if exists ok
CREATE TABLE t(a);
CREATE INDEX IF NOT EXISTS i ON t(a);
DROP INDEX IF EXISTS i;
-- case: TRUNCATE
CREATE TABLE t(a);
TRUNCATE t;
-- case: comment-only add at end: trailing comment in CREATE TABLE
CREATE TABLE t(a -- last
);
ALTER TABLE t ADD COLUMN b;
SELECT sql FROM sqlite_schema;
-- case: REPLACE INTO / ON CONFLICT REPLACE
CREATE TABLE t(a UNIQUE ON CONFLICT REPLACE, b);
INSERT INTO t VALUES(1,1);
INSERT INTO t VALUES(1,2);
SELECT * FROM t;
-- case: fk parent not unique: mismatch at DML time
PRAGMA foreign_keys=ON;
CREATE TABLE p(id int);
CREATE TABLE c(pid REFERENCES p(id));
INSERT INTO c VALUES(NULL);
INSERT INTO c VALUES(1);
-- case: fk to missing table accepted by DDL
PRAGMA foreign_keys=ON;
CREATE TABLE c(pid REFERENCES nowhere(id));
INSERT INTO c VALUES(NULL);
INSERT INTO c VALUES(1);
-- case: rename table: view refs follow
CREATE TABLE t(a);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t RENAME TO t2;
SELECT sql FROM sqlite_schema WHERE name='v';
-- case: RENAME COLUMN used as DQS-like string
CREATE TABLE t(a,b);
CREATE VIEW v AS SELECT "a" FROM t;
ALTER TABLE t RENAME COLUMN a TO z;
SELECT sql FROM sqlite_schema WHERE name='v';
