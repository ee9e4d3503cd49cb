-- case: nullable and without a default reads nothing
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint REFERENCES p (id);
-- expect:
--   1:35 info ADD COLUMN c REFERENCES blocks writes to public.p until the transaction ends, as it gets a trigger

-- case: with a default
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint DEFAULT 1 REFERENCES p (id);
-- expect:
--   1:45 error ADD COLUMN c with a default and REFERENCES reads public.t under ACCESS EXCLUSIVE, and public.p, which nobody can write meanwhile
--     > ALTER TABLE public.t ADD COLUMN c bigint DEFAULT 1;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_fkey FOREIGN KEY (c) REFERENCES p (id) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_fkey;

-- case: DEFAULT NULL reads both as well
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint DEFAULT NULL REFERENCES p;
-- expect:
--   1:48 error ADD COLUMN c with a default and REFERENCES reads public.t under ACCESS EXCLUSIVE, and public.p, which nobody can write meanwhile
--     > ALTER TABLE public.t ADD COLUMN c bigint DEFAULT NULL;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT t_c_fkey FOREIGN KEY (c) REFERENCES p NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT t_c_fkey;

-- case: with actions and a name
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint NOT NULL DEFAULT 1 CONSTRAINT to_p REFERENCES p (id) ON DELETE CASCADE DEFERRABLE;
-- expect:
--   1:54 error ADD COLUMN c with a default and REFERENCES reads public.t under ACCESS EXCLUSIVE, and public.p, which nobody can write meanwhile
--     > ALTER TABLE public.t ADD COLUMN c bigint NOT NULL DEFAULT 1;
--     > -- next migration:
--     > ALTER TABLE public.t ADD CONSTRAINT to_p FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE DEFERRABLE NOT VALID;
--     > -- next migration:
--     > ALTER TABLE public.t VALIDATE CONSTRAINT to_p;

-- case: the parent is new
-- file: history
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
CREATE TABLE p (id bigint PRIMARY KEY);
ALTER TABLE t ADD COLUMN c bigint REFERENCES p (id);
-- expect:
--   nothing

-- case: the table is new
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);

-- file: up
CREATE TABLE t (id bigint PRIMARY KEY, a int);
ALTER TABLE t ADD COLUMN c bigint DEFAULT 1 REFERENCES p (id);
-- expect:
--   nothing

-- case: no foreign key
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint DEFAULT 1;
-- expect:
--   nothing

-- case: not enforced
-- options: postgres=18
-- file: history
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a int);
-- file: up
ALTER TABLE t ADD COLUMN c bigint DEFAULT 1 REFERENCES p (id) NOT ENFORCED;
-- expect:
--   1:45 info ADD COLUMN c REFERENCES blocks writes to public.p until the transaction ends, as it gets a trigger

-- case: quoted names in a schema
-- file: history
CREATE SCHEMA shop;
CREATE TABLE shop."Parents" (id int PRIMARY KEY);
CREATE TABLE shop."Orders" (id int);
-- file: up
ALTER TABLE shop."Orders" ADD "Up" int DEFAULT 1 REFERENCES shop."Parents" (id);
-- expect:
--   1:50 error ADD COLUMN "Up" with a default and REFERENCES reads shop."Orders" under ACCESS EXCLUSIVE, and shop."Parents", which nobody can write meanwhile
--     > ALTER TABLE shop."Orders" ADD "Up" int DEFAULT 1;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" ADD CONSTRAINT "Orders_Up_fkey" FOREIGN KEY ("Up") REFERENCES shop."Parents" (id) NOT VALID;
--     > -- next migration:
--     > ALTER TABLE shop."Orders" VALIDATE CONSTRAINT "Orders_Up_fkey";

-- case: to itself
-- file: history
CREATE TABLE t (id int PRIMARY KEY);
-- file: up
ALTER TABLE t ADD COLUMN parent int REFERENCES t;
-- expect:
--   nothing

-- case: the lock of the parent stays
-- file: history
CREATE TABLE j (id int PRIMARY KEY);
CREATE TABLE m (id int PRIMARY KEY, a int);
-- file: up
ALTER TABLE m ADD COLUMN j int REFERENCES j;
CREATE INDEX m_a ON m (a);
-- expect:
--   1:32 info ADD COLUMN j REFERENCES blocks writes to public.j until the transaction ends, as it gets a trigger
