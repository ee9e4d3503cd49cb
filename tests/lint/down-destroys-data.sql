-- case: a column comes back empty
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
ALTER TABLE users ADD COLUMN email text;
-- expect:
--   2/1:1 warning public.users.email comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: a table comes back empty
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
DROP TABLE users;
-- file: down
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- expect:
--   2/1:1 warning public.users comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: declared
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
-- mig: irreversible they live elsewhere
-- expect:
--   nothing

-- case: a column that the up filled
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN mail text;
UPDATE users SET mail = lower(email) WHERE email IS NOT NULL;
-- file: down
ALTER TABLE users DROP COLUMN mail;
-- expect:
--   2/1:1 warning the down drops public.users.mail, which the up has filled: what was written since is lost

-- case: a column that is only added
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD COLUMN mail text;
-- file: down
ALTER TABLE users DROP COLUMN mail;
-- expect:
--   nothing

-- case: a table that the up filled
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE mails (id bigint PRIMARY KEY, mail text);
INSERT INTO mails SELECT id, email FROM users;
-- file: down
DROP TABLE mails;
-- expect:
--   2/1:1 warning the down drops public.mails, which the up has filled: what was written since is lost

-- case: seeds
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
CREATE TABLE kinds (id bigint PRIMARY KEY);
INSERT INTO kinds VALUES (1), (2);
-- file: down
DROP TABLE kinds;
-- expect:
--   nothing

-- case: all rows
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
INSERT INTO users VALUES (1, 'a');
-- file: down
DELETE FROM users;
-- expect:
--   2/1:1 warning the down deletes all rows of public.users

-- case: the rows of the up
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
INSERT INTO users VALUES (1, 'a');
-- file: down
DELETE FROM users WHERE id = 1;
-- expect:
--   nothing

-- case: a generated column
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, g bigint GENERATED ALWAYS AS (id + 1) STORED);
-- file: up
ALTER TABLE t DROP COLUMN g;
-- file: down
ALTER TABLE t ADD COLUMN g bigint GENERATED ALWAYS AS (id + 1) STORED;
-- expect:
--   nothing

-- case: the down fills what it makes again
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- file: up
CREATE TABLE bkp_s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO bkp_s (id, name) SELECT id, name FROM s;
DROP TABLE s;
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO s (id, name) SELECT id, name FROM bkp_s;
DROP TABLE bkp_s;
-- file: down
CREATE TABLE bkp_s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO bkp_s (id, name) SELECT id, name FROM s;
DROP TABLE s;
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO s (id, name) SELECT id, name FROM bkp_s;
DROP TABLE bkp_s;
-- expect:
--   nothing

-- case: the down copies it back first
-- file: history
CREATE TABLE ciphers (id integer PRIMARY KEY, owner integer, favorite boolean NOT NULL);
-- file: up
CREATE TABLE favorites (owner integer, cipher integer, PRIMARY KEY (owner, cipher));
INSERT INTO favorites SELECT owner, id FROM ciphers WHERE favorite;
ALTER TABLE ciphers DROP COLUMN favorite;
-- file: down
ALTER TABLE ciphers ADD COLUMN favorite boolean NOT NULL DEFAULT false;
UPDATE ciphers SET favorite = true WHERE EXISTS (SELECT FROM favorites f WHERE f.owner = ciphers.owner AND f.cipher = ciphers.id);
DROP TABLE favorites;
-- expect:
--   nothing

-- case: a part is copied back
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- file: up
CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO t (id, name) SELECT id, name FROM s;
-- file: down
INSERT INTO s (id, name) SELECT id, name FROM t WHERE id > 10;
DROP TABLE t;
-- expect:
--   2/2:1 info the down drops t, and what it copies of it before lacks the rows that its WHERE leaves out

-- case: a column comes back with one value
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = 'none';
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- expect:
--   2/1:1 warning public.users.email comes back without its values: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: a column comes back from another table
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE mails (owner bigint PRIMARY KEY, email text NOT NULL);
-- file: up
ALTER TABLE users DROP COLUMN email;
-- file: down
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = mails.email FROM mails WHERE mails.owner = users.id;
-- expect:
--   nothing

-- case: a rebuild takes a column, and another one brings it back empty
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);
-- file: up
CREATE TABLE s_new (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO s_new (id, name) SELECT id, name FROM s;
DROP TABLE s;
ALTER TABLE s_new RENAME TO s;
-- file: down
CREATE TABLE s_old (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);
INSERT INTO s_old (id, name) SELECT id, name FROM s;
DROP TABLE s;
ALTER TABLE s_old RENAME TO s;
-- expect:
--   2/1:1 warning s.mail comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: rows that were copied before they are deleted
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE mails (id bigint PRIMARY KEY, email text NOT NULL);
-- file: up
SELECT 1;
-- file: down
INSERT INTO mails (id, email) SELECT id, email FROM users;
DELETE FROM users;
-- expect:
--   nothing

-- case: a serial column that nothing refers to comes back with other numbers
-- file: history
CREATE TABLE t (id serial PRIMARY KEY, a text NOT NULL UNIQUE);
-- file: up
ALTER TABLE t DROP COLUMN id, ADD PRIMARY KEY (a);
-- file: down
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD COLUMN id serial PRIMARY KEY;
-- expect:
--   2/1:1 info public.t.id comes back with new values: those that it had are lost with the up
--     > -- mig: irreversible <reason>

-- case: an identity that a key refers to comes back with other numbers
-- file: history
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL);
CREATE TABLE u (t int REFERENCES t (id));
-- file: up
ALTER TABLE u DROP COLUMN t;
ALTER TABLE t DROP COLUMN id;
-- file: down
ALTER TABLE t ADD COLUMN id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
ALTER TABLE u ADD COLUMN t int REFERENCES t (id);
-- expect:
--   2/1:1 warning public.t.id comes back with new values: those that it had are lost with the up
--     > -- mig: irreversible <reason>
--   2/2:1 warning public.u.t comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: an UUID that the default gives
-- file: history
CREATE TABLE t (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, a text NOT NULL);
-- file: up
ALTER TABLE t DROP COLUMN id;
-- file: down
ALTER TABLE t ADD COLUMN id uuid DEFAULT gen_random_uuid() PRIMARY KEY;
-- expect:
--   2/1:1 info public.t.id comes back with new values: those that it had are lost with the up
--     > -- mig: irreversible <reason>

-- case: the rowid of a table that is made again
-- options: dialect=sqlite
-- file: history
CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT);
-- file: up
CREATE TABLE s_new (name TEXT);
INSERT INTO s_new (name) SELECT name FROM s;
DROP TABLE s;
ALTER TABLE s_new RENAME TO s;
-- file: down
CREATE TABLE s_old (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO s_old (name) SELECT name FROM s;
DROP TABLE s;
ALTER TABLE s_old RENAME TO s;
-- expect:
--   2/1:1 info s.id comes back with new values: those that it had are lost with the up
--     > -- mig: irreversible <reason>

-- case: a count is no copy
-- file: history
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE log (n bigint);
-- file: up
CREATE TABLE favorites (id int PRIMARY KEY, name text);
INSERT INTO favorites SELECT id FROM u;
-- file: down
INSERT INTO log SELECT count(*) FROM favorites;
DROP TABLE favorites;
-- expect:
--   2/2:1 warning the down drops public.favorites, which the up has filled: what was written since is lost

-- case: an earlier file copies other columns, in parentheses
-- file: history
CREATE TABLE r (id int PRIMARY KEY, pin text, paused boolean);
-- file: up
CREATE TABLE rp (r int PRIMARY KEY, v text NOT NULL);
INSERT INTO rp (r, v) (SELECT id, pin FROM r);
-- file: down
DROP TABLE rp;
-- file: up
ALTER TABLE r DROP COLUMN paused;
-- file: down
ALTER TABLE r ADD COLUMN paused boolean;
-- expect:
--   3/1:1 warning the down drops public.rp, which the up has filled: what was written since is lost
--   4/1:1 warning public.r.paused comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: an earlier file copies other columns, by UNION
-- file: history
CREATE TABLE r (id int PRIMARY KEY, pin text, paused boolean);
-- file: up
CREATE TABLE rp (r int PRIMARY KEY, v text NOT NULL);
INSERT INTO rp (r, v) SELECT id, pin FROM r UNION SELECT 1, 'x';
-- file: down
DROP TABLE rp;
-- file: up
ALTER TABLE r DROP COLUMN paused;
-- file: down
ALTER TABLE r ADD COLUMN paused boolean;
-- expect:
--   3/1:1 warning the down drops public.rp, which the up has filled: what was written since is lost
--   4/1:1 warning public.r.paused comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>

-- case: the table was copied before it had the column
-- file: history
CREATE TABLE r (id int PRIMARY KEY, pin text);
CREATE TABLE rp (r int PRIMARY KEY, v text NOT NULL);
-- file: up
INSERT INTO rp SELECT id, pin FROM r;
-- file: up
ALTER TABLE r ADD COLUMN paused boolean;
-- file: up
ALTER TABLE r DROP COLUMN paused;
-- file: down
ALTER TABLE r ADD COLUMN paused boolean;
-- expect:
--   4/1:1 warning public.r.paused comes back empty: what was in it is lost with the up
--     > -- mig: irreversible <reason>
