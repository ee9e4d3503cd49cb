-- case: an index that belongs to a constraint
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE, name text);
CREATE UNIQUE INDEX users_name ON users (name);
-- file: up
DROP INDEX users_email_key;
DROP INDEX CONCURRENTLY IF EXISTS users_pkey;
DROP INDEX users_name;
-- expect:
--   1:12 error this fails: the constraint users_email_key of public.users needs the index public.users_email_key
--     > ALTER TABLE public.users DROP CONSTRAINT users_email_key;
--   2:35 error this fails: the constraint users_pkey of public.users needs the index public.users_pkey
--     > ALTER TABLE public.users DROP CONSTRAINT users_pkey;

-- case: two indexes at once, and CASCADE, concurrently
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email ON users (email);
CREATE INDEX users_name ON users (name);
-- file: up
DROP INDEX CONCURRENTLY users_email, users_name;
DROP INDEX CONCURRENTLY users_email CASCADE;
-- expect:
--   1:1 error this fails: DROP INDEX CONCURRENTLY takes one index
--     > DROP INDEX CONCURRENTLY users_email;
--     > DROP INDEX CONCURRENTLY users_name;
--   2:1 error this fails: DROP INDEX CONCURRENTLY takes no CASCADE

-- case: the index of a partition
-- file: history
CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX events_day ON events (day);
-- file: up
DROP INDEX events_1_day_idx;
-- expect:
--   1:12 error this fails: public.events_1_day_idx is a part of public.events_day, and goes with it alone

-- case: tables that others need
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
CREATE VIEW v_users AS SELECT id FROM users;
CREATE TABLE alone (id bigint PRIMARY KEY);
CREATE TABLE parts (id int) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
-- file: up
DROP TABLE users;
DROP TABLE alone;
DROP TABLE parts;
-- expect:
--   1:12 error this fails: foreign key posts_user_id_fkey of public.posts and view public.v_users need public.users, and PostgreSQL drops nothing that is needed
--     > DROP VIEW public.v_users;
--     > ALTER TABLE public.posts DROP CONSTRAINT posts_user_id_fkey;
--     > DROP TABLE users;

-- case: all of them go, or CASCADE is said
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
CREATE VIEW v_posts AS SELECT id FROM posts;
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a);
-- file: up
DROP TABLE a, b;
DROP TABLE users CASCADE;
DROP TABLE posts CASCADE;
-- expect:
--   nothing

-- case: columns that others need
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, code text UNIQUE, price int, tax int GENERATED ALWAYS AS (price * 2) STORED, seen int);
CREATE VIEW v AS SELECT id, email FROM users;
CREATE TABLE posts (id bigint PRIMARY KEY, code text REFERENCES users (code));
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr AFTER UPDATE OF seen ON users FOR EACH ROW EXECUTE FUNCTION f();
-- file: up
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users DROP COLUMN code;
ALTER TABLE users DROP COLUMN price;
ALTER TABLE users DROP COLUMN seen;
-- file: up
ALTER TABLE users DROP COLUMN tax;
-- expect:
--   1/1:19 error this fails: view public.v needs public.users.email, and PostgreSQL drops nothing that is needed
--     > DROP VIEW public.v;
--     > ALTER TABLE users DROP COLUMN email;
--   1/2:19 error this fails: foreign key posts_code_fkey of public.posts needs public.users.code, and PostgreSQL drops nothing that is needed
--     > ALTER TABLE public.posts DROP CONSTRAINT posts_code_fkey;
--     > ALTER TABLE users DROP COLUMN code;
--   1/3:19 error this fails: column public.users.tax needs public.users.price, and PostgreSQL drops nothing that is needed
--   1/4:19 error this fails: trigger tr needs public.users.seen, and PostgreSQL drops nothing that is needed
--     > DROP TRIGGER tr ON public.users;
--     > ALTER TABLE users DROP COLUMN seen;

-- case: a key that a foreign key needs
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- file: up
ALTER TABLE users DROP CONSTRAINT users_pkey;
ALTER TABLE users DROP CONSTRAINT users_email_key;
-- expect:
--   1:19 error this fails: foreign key posts_user_id_fkey of public.posts needs constraint users_pkey, and PostgreSQL drops nothing that is needed
--     > ALTER TABLE public.posts DROP CONSTRAINT posts_user_id_fkey;
--     > ALTER TABLE users DROP CONSTRAINT users_pkey;

-- case: types, functions, sequences, views, schemas
-- file: history
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE m (id serial PRIMARY KEY, mood mood);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE n (id int DEFAULT f());
CREATE VIEW v AS SELECT id FROM m;
CREATE VIEW w AS SELECT id FROM v;
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT ON n FOR EACH ROW EXECUTE FUNCTION tf();
CREATE DOMAIN d AS int;
CREATE TABLE o (d d);
-- file: up
DROP TYPE mood;
DROP FUNCTION f();
DROP SEQUENCE m_id_seq;
DROP VIEW v;
DROP SCHEMA app;
DROP FUNCTION tf;
DROP DOMAIN d;
-- expect:
--   1:11 error this fails: column public.m.mood needs public.mood, and PostgreSQL drops nothing that is needed
--   2:15 error this fails: the default of public.n.id needs public.f, and PostgreSQL drops nothing that is needed
--     > ALTER TABLE public.n ALTER COLUMN id DROP DEFAULT;
--     > DROP FUNCTION f();
--   3:15 error this fails: the default of public.m.id needs public.m_id_seq, and PostgreSQL drops nothing that is needed
--     > ALTER TABLE public.m ALTER COLUMN id DROP DEFAULT;
--     > DROP SEQUENCE m_id_seq;
--   4:11 error this fails: view public.w needs public.v, and PostgreSQL drops nothing that is needed
--     > DROP VIEW public.w;
--     > DROP VIEW v;
--   5:13 error this fails: table app.t needs app, and PostgreSQL drops nothing that is needed
--   6:15 error this fails: trigger tr of public.n needs public.tf, and PostgreSQL drops nothing that is needed
--     > DROP TRIGGER tr ON public.n;
--     > DROP FUNCTION tf;
--   7:13 error this fails: column public.o.d needs public.d, and PostgreSQL drops nothing that is needed

-- case: what is not certain
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW v_users AS SELECT id FROM users;
DO $$ DECLARE q text; BEGIN SELECT email INTO q FROM users; EXECUTE q; END $$;
-- file: up
DROP TABLE users;
-- expect:
--   nothing

-- case: a foreign key to what is no key
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, age int, email text, name text);
CREATE UNIQUE INDEX users_email ON users (email);
CREATE UNIQUE INDEX users_name ON users (name) WHERE age > 1;
CREATE TABLE nokey (id int);
CREATE TABLE posts (id bigint PRIMARY KEY, a int, b text);
-- file: up
ALTER TABLE posts ADD FOREIGN KEY (a) REFERENCES users (age);
ALTER TABLE posts ADD FOREIGN KEY (b) REFERENCES users (email) NOT VALID;
ALTER TABLE posts ADD FOREIGN KEY (b) REFERENCES users (name);
ALTER TABLE posts ADD FOREIGN KEY (a) REFERENCES nokey;
ALTER TABLE posts ADD FOREIGN KEY (a) REFERENCES users (nope);
ALTER TABLE posts ADD FOREIGN KEY (a, b) REFERENCES users;
CREATE TABLE c (a int REFERENCES users (age), b bigint REFERENCES users, u bigint REFERENCES elsewhere);
-- expect:
--   1:23 error this fails: public.users (age) is neither the primary key nor unique
--   3:23 error this fails: public.users (name) is neither the primary key nor unique
--   4:23 error this fails: public.nokey has no primary key
--   5:23 error this fails: public.users has no column nope
--   6:23 error this fails: it refers to 1 column of public.users with 2 columns
--   7:23 error this fails: public.users (age) is neither the primary key nor unique

-- case: an index that cannot become a constraint
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email ON users (email);
CREATE UNIQUE INDEX users_lower ON users (lower(email));
CREATE UNIQUE INDEX users_part ON users (name) WHERE id > 1;
CREATE UNIQUE INDEX users_desc ON users (name DESC);
CREATE UNIQUE INDEX users_name ON users (name);
CREATE TABLE t (id int);
CREATE UNIQUE INDEX t_id ON t (id);
-- file: up
ALTER TABLE users ADD CONSTRAINT u UNIQUE USING INDEX users_email;
ALTER TABLE users ADD CONSTRAINT u2 UNIQUE USING INDEX users_lower;
ALTER TABLE users ADD CONSTRAINT u3 UNIQUE USING INDEX users_part;
ALTER TABLE users ADD CONSTRAINT u4 UNIQUE USING INDEX users_desc;
ALTER TABLE users ADD CONSTRAINT u5 UNIQUE USING INDEX t_id;
ALTER TABLE users ADD CONSTRAINT u6 UNIQUE USING INDEX nowhere;
ALTER TABLE users ADD CONSTRAINT u7 UNIQUE USING INDEX users_name;
-- expect:
--   1:19 error this fails: the index users_email is not unique
--   2:19 error this fails: the index users_lower is of an expression
--   3:19 error this fails: the index users_part has a WHERE
--   4:19 error this fails: the index users_desc sorts name in another order than a constraint
--   5:19 error this fails: the index t_id is not an index of the table
--   6:19 error this fails: the index nowhere is not there

-- case: a second primary key
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up
ALTER TABLE users ADD PRIMARY KEY (email);
-- expect:
--   1:1 error this fails: users has a primary key already

-- case: what else the server refuses
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text, age int NOT NULL, gen int GENERATED ALWAYS AS (age * 2) STORED, ident int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
CREATE TABLE parts (id int, d date) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
CREATE TYPE comp AS (a int);
CREATE TABLE uses_comp (c comp);
-- file: up
ALTER TABLE users ALTER COLUMN id DROP NOT NULL;
TRUNCATE users;
ALTER TABLE users ALTER COLUMN gen SET DEFAULT 1;
ALTER TABLE users ALTER COLUMN ident SET DEFAULT 1;
ALTER TABLE users ALTER COLUMN email ADD GENERATED ALWAYS AS IDENTITY;
ALTER TABLE parts DROP COLUMN id;
ALTER TABLE ONLY parts ADD COLUMN x int;
ALTER TABLE users VALIDATE CONSTRAINT nope;
ALTER TABLE parts DETACH PARTITION users;
ALTER TYPE comp ALTER ATTRIBUTE a TYPE text;
-- expect:
--   1:1 error this fails: column "id" is in a primary key
--   2:1 error this fails: cannot truncate a table referenced in a foreign key constraint
--   3:1 error this fails: column "gen" of relation "users" is a generated column
--   4:1 error this fails: column "ident" of relation "users" is an identity column
--   5:1 error this fails: column "email" of relation "users" must be declared NOT NULL before identity can be added
--   6:1 error this fails: cannot drop column "id" because it is part of the partition key of relation "parts"
--   7:1 error this fails: column must be added to child tables too
--   8:19 error this fails: public.users has no constraint nope
--   9:19 error this fails: public.users is no partition of public.parts
--   10:1 error this fails: cannot alter type "comp" because column "uses_comp.c" uses it

-- case: what one action takes away another may make
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, age int);
-- file: up
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (email);
ALTER TABLE users DROP COLUMN email, ADD PRIMARY KEY (id);
ALTER TABLE users DROP CONSTRAINT users_age_not_null;
-- expect:
--   nothing

-- case: a table that refers to itself
-- file: history
CREATE TABLE a (id int PRIMARY KEY, parent int REFERENCES a);
CREATE TABLE b (id int PRIMARY KEY, parent int REFERENCES b);
CREATE TABLE c (id int PRIMARY KEY, parent int REFERENCES c);
CREATE TABLE d (id int PRIMARY KEY, parent int REFERENCES d);
-- file: up
ALTER TABLE a DROP COLUMN id;
ALTER TABLE b DROP CONSTRAINT b_pkey;
ALTER TABLE c DROP CONSTRAINT c_parent_fkey, DROP CONSTRAINT c_pkey;
DROP TABLE d;
-- expect:
--   1:15 error this fails: foreign key a_parent_fkey of public.a needs public.a.id, and PostgreSQL drops nothing that is needed
--     > ALTER TABLE public.a DROP CONSTRAINT a_parent_fkey;
--     > ALTER TABLE a DROP COLUMN id;
--   2:15 error this fails: foreign key b_parent_fkey of public.b needs constraint b_pkey, and PostgreSQL drops nothing that is needed
--     > ALTER TABLE public.b DROP CONSTRAINT b_parent_fkey;
--     > ALTER TABLE b DROP CONSTRAINT b_pkey;

-- case: a primary key that an EXECUTE may have dropped
-- file: history
CREATE TABLE bk (id text PRIMARY KEY);
-- file: up
DO $$ DECLARE s text; BEGIN
SELECT concat('ALTER TABLE bk DROP CONSTRAINT ', constraint_name) INTO s FROM information_schema.table_constraints WHERE table_name = 'bk' AND constraint_type = 'PRIMARY KEY';
IF s IS NOT NULL THEN EXECUTE s; END IF;
ALTER TABLE bk RENAME COLUMN id TO name;
ALTER TABLE bk ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE bk ADD PRIMARY KEY (id);
END $$;
-- expect:
--   nothing

-- case: DROP TYPE of a type that a column has changes nothing
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
-- file: up
CREATE TYPE m AS ENUM ('a');
ALTER TABLE t ADD COLUMN m m;
-- file: down
DROP TYPE m;
ALTER TABLE t DROP COLUMN m;
-- expect:
--   2/1:11 error this fails: column public.t.m needs public.m, and PostgreSQL drops nothing that is needed

-- case: an IF before may have dropped what this needs
-- file: history
CREATE TABLE u (id int CONSTRAINT u_pkey PRIMARY KEY, phone text);
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u DROP CONSTRAINT u_pkey; END IF; END $$;
-- file: up
CREATE TABLE c (id int PRIMARY KEY, u int REFERENCES u (id));
-- expect:
--   nothing

-- case: an IF before may have dropped the column that this needs
-- file: history
CREATE TABLE u (id int PRIMARY KEY, phone text);
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u DROP COLUMN phone; END IF; END $$;
-- file: up
CREATE INDEX CONCURRENTLY u_phone ON u (phone);
-- expect:
--   nothing

-- case: an IF before changed another table
-- file: history
CREATE TABLE u (id int PRIMARY KEY, phone text);
CREATE TABLE p (id int);
DO $$ BEGIN IF (SELECT count(*) = 1 FROM pg_class WHERE relname = 'u') THEN ALTER TABLE u RENAME COLUMN phone TO p2; END IF; END $$;
-- file: up
CREATE TABLE c (id int PRIMARY KEY, p int REFERENCES p (id));
-- expect:
--   1:43 error this fails: public.p (id) is neither the primary key nor unique
