-- refused 3:1: sqlite3 shell command .mode
CREATE TABLE t (i int);
.mode csv
