-- refused 2:1: sqlite3 shell command .read
.read other.sql
CREATE TABLE t (i int);
