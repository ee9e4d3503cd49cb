-- What statements do on a running server, one case each: tests/database/lock_oracle_postgres_test.cpp runs them on the schema
-- of the set-up and compares what the server did with what lint/locks/ says. What stands under `-- given:` is there
-- before; what stands under `-- run:` is run in a transaction and looked at. The expectation is the server.
-- setup:
CREATE TYPE mood AS ENUM ('sad','ok');
CREATE DOMAIN posint AS int CHECK (VALUE > 0);
CREATE DOMAIN plaintxt AS text;
CREATE TABLE p(id bigint PRIMARY KEY, name text);
CREATE TABLE t(id bigint PRIMARY KEY, a int, b int NOT NULL, v varchar(50), v0 varchar, n numeric(10,2), ts
    timestamp, tz timestamptz, txt text, ch char(10), pid bigint, m mood, d date, i4 int, ip inet, cd cidr, j json, iv
    interval(3), ts3 timestamp(3), x xml, vb varbit(8), bt bit(8), o oid, dom posint);
INSERT INTO p SELECT g,'x' FROM generate_series(1,10) g;
INSERT INTO t(id,a,b,v,v0,n,ts,tz,txt,ch,pid,m,d,i4,ts3,dom) SELECT
    g,g,g,'v'||g,'v',g,now(),now(),'t','c',1+g%10,'ok',now(),g,now(),1 FROM generate_series(1,1000) g;
CREATE INDEX t_a ON t(a);
CREATE INDEX t_v ON t(v);
CREATE UNIQUE INDEX t_bu ON t(b);
CREATE INDEX t_txt ON t(txt);
CREATE INDEX t_ts ON t(ts);
CREATE TABLE f(id bigint PRIMARY KEY, pid bigint REFERENCES p(id));
INSERT INTO f SELECT g, 1+g%10 FROM generate_series(1,100) g;
CREATE TABLE pt(id bigint, k int, val text) PARTITION BY RANGE(k);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (0) TO (100);
CREATE TABLE pt2 PARTITION OF pt FOR VALUES FROM (100) TO (200);
CREATE TABLE pdef PARTITION OF pt DEFAULT;
CREATE TABLE pt3(id bigint, k int, val text);
INSERT INTO pt SELECT g,g%200,'x' FROM generate_series(1,400) g;
INSERT INTO pdef SELECT 1,500+g,'z' FROM generate_series(1,5) g;
INSERT INTO pt3 SELECT g,200+g%100,'x' FROM generate_series(1,100) g;
CREATE MATERIALIZED VIEW mv AS SELECT id,a FROM t;
CREATE UNIQUE INDEX mv_u ON mv(id);
CREATE VIEW vw AS SELECT id,a FROM t;
CREATE FUNCTION trf() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW;
END$$;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION trf();
CREATE FUNCTION volf() RETURNS int LANGUAGE sql VOLATILE AS 'select 1';
CREATE FUNCTION stabf() RETURNS int LANGUAGE sql STABLE AS 'select 1';
CREATE SEQUENCE sq;
CREATE SCHEMA other;

-- case: add col nullable
ALTER TABLE t ADD COLUMN z int;

-- case: add col const default
ALTER TABLE t ADD COLUMN z int NOT NULL DEFAULT 5;

-- case: add col now()
ALTER TABLE t ADD COLUMN z timestamptz NOT NULL DEFAULT now();

-- case: add col current_date
ALTER TABLE t ADD COLUMN z date DEFAULT CURRENT_DATE;

-- case: add col gen_random_uuid
ALTER TABLE t ADD COLUMN z uuid DEFAULT gen_random_uuid();

-- case: add col clock_timestamp
ALTER TABLE t ADD COLUMN z timestamptz DEFAULT clock_timestamp();

-- case: add col random expr
ALTER TABLE t ADD COLUMN z int DEFAULT (random()*10)::int;

-- case: add col ARRAY[random()]
ALTER TABLE t ADD COLUMN z float8[] DEFAULT ARRAY[random()];

-- case: add col user volatile
ALTER TABLE t ADD COLUMN z int DEFAULT volf();

-- case: add col user stable
ALTER TABLE t ADD COLUMN z int DEFAULT stabf();

-- case: add col -1
ALTER TABLE t ADD COLUMN z int DEFAULT -1;

-- case: add col ('{}'::jsonb)
ALTER TABLE t ADD COLUMN z jsonb DEFAULT ('{}'::jsonb);

-- case: add col lower('X')
ALTER TABLE t ADD COLUMN z text DEFAULT lower('X');

-- case: add col CASE
ALTER TABLE t ADD COLUMN z int DEFAULT CASE WHEN true THEN 1 ELSE 2 END;

-- case: add col nextval
ALTER TABLE t ADD COLUMN z bigint DEFAULT nextval('sq');

-- case: add col serial
ALTER TABLE t ADD COLUMN z serial;

-- case: add col identity
ALTER TABLE t ADD COLUMN z bigint GENERATED ALWAYS AS IDENTITY;

-- case: add col stored
ALTER TABLE t ADD COLUMN z int GENERATED ALWAYS AS (a*2) STORED;

-- case: add col virtual
ALTER TABLE t ADD COLUMN z int GENERATED ALWAYS AS (a*2) VIRTUAL;

-- case: add col domain check
ALTER TABLE t ADD COLUMN z posint;

-- case: add col domain check default
ALTER TABLE t ADD COLUMN z posint DEFAULT 3;

-- case: add col plain domain
ALTER TABLE t ADD COLUMN z plaintxt;

-- case: add col not null nodefault
ALTER TABLE t ADD COLUMN z int NOT NULL;

-- case: add col unique
ALTER TABLE t ADD COLUMN z int UNIQUE;

-- case: add col pk
ALTER TABLE pt3 ADD COLUMN z serial PRIMARY KEY;

-- case: add col references
ALTER TABLE t ADD COLUMN z bigint REFERENCES p(id);

-- case: add col references default
ALTER TABLE t ADD COLUMN z bigint DEFAULT 1 REFERENCES p(id);

-- case: add col check
ALTER TABLE t ADD COLUMN z int CHECK (z>0);

-- case: add col check default
ALTER TABLE t ADD COLUMN z int DEFAULT 1 CHECK (z>0);

-- case: add col if not exists existing
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;

-- case: add check
ALTER TABLE t ADD CONSTRAINT ck CHECK (a>0);

-- case: add check not valid
ALTER TABLE t ADD CONSTRAINT ck CHECK (a>0) NOT VALID;

-- case: validate check
-- given:
ALTER TABLE t ADD CONSTRAINT ck CHECK (a>0) NOT VALID;
-- run:
ALTER TABLE t VALIDATE CONSTRAINT ck;

-- case: add fk
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(pid) REFERENCES p(id);

-- case: add fk not valid
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(pid) REFERENCES p(id) NOT VALID;

-- case: validate fk
-- given:
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(pid) REFERENCES p(id) NOT VALID;
-- run:
ALTER TABLE t VALIDATE CONSTRAINT fk;

-- case: add unique
ALTER TABLE t ADD CONSTRAINT u UNIQUE(i4);

-- case: add unique using index
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_bu;

-- case: add pk
ALTER TABLE pt3 ADD PRIMARY KEY(id);

-- case: add pk using index nullable
-- given:
CREATE UNIQUE INDEX p3u ON pt3(id,k);
-- run:
ALTER TABLE pt3 ADD PRIMARY KEY USING INDEX p3u;

-- case: add pk using index notnull
-- given:
ALTER TABLE pt3 ALTER id SET NOT NULL, ALTER k SET NOT NULL; CREATE UNIQUE INDEX p3u ON pt3(id,k);
-- run:
ALTER TABLE pt3 ADD PRIMARY KEY USING INDEX p3u;

-- case: add exclude
ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING btree (i4 WITH =);

-- case: set not null
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null w/ validated check
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null w/ validated check AND other
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL AND a > 0);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null w/ check a>0 only
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a > 0);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null w/ NOT VALID check
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL) NOT VALID;
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null + drop check same alter
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT nn;

-- case: PG18 add not null constraint not valid
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID;

-- case: PG18 add not null constraint
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a;

-- case: drop not null
ALTER TABLE t ALTER COLUMN b DROP NOT NULL;

-- case: set default
ALTER TABLE t ALTER COLUMN a SET DEFAULT 4;

-- case: drop default
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- case: drop column
ALTER TABLE t DROP COLUMN txt;

-- case: drop column cascade view
ALTER TABLE t DROP COLUMN a CASCADE;

-- case: drop constraint fk
ALTER TABLE f DROP CONSTRAINT f_pid_fkey;

-- case: rename column
ALTER TABLE t RENAME COLUMN a TO a2;

-- case: rename table
ALTER TABLE t RENAME TO t2;

-- case: rename constraint
ALTER TABLE t RENAME CONSTRAINT t_pkey TO t_pk;

-- case: rename index
ALTER INDEX t_a RENAME TO t_aa;

-- case: rename index via alter table
ALTER TABLE t_a RENAME TO t_aa;

-- case: set schema
ALTER TABLE t SET SCHEMA other;

-- case: owner
ALTER TABLE t OWNER TO pg_monitor;

-- case: set statistics
ALTER TABLE t ALTER COLUMN a SET STATISTICS 500;

-- case: set fillfactor
ALTER TABLE t SET (fillfactor=70);

-- case: set storage
ALTER TABLE t ALTER COLUMN txt SET STORAGE EXTERNAL;

-- case: set compression
ALTER TABLE t ALTER COLUMN txt SET COMPRESSION pglz;

-- case: set logged->unlogged
ALTER TABLE pt3 SET UNLOGGED;

-- case: set tablespace same
ALTER TABLE t SET TABLESPACE pg_default;

-- case: set access method
ALTER TABLE t SET ACCESS METHOD heap;

-- case: enable rls
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

-- case: replica identity
ALTER TABLE t REPLICA IDENTITY FULL;

-- case: inherit
-- given:
CREATE TABLE kid(LIKE pt3);
-- run:
ALTER TABLE kid INHERIT pt3;

-- case: cluster on
ALTER TABLE t CLUSTER ON t_a;

-- case: add generated identity
-- given:
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- run:
ALTER TABLE t ALTER COLUMN b ADD GENERATED BY DEFAULT AS IDENTITY;

-- case: set expression (17+)
-- given:
ALTER TABLE t ADD COLUMN gen int GENERATED ALWAYS AS (a*2) STORED;
-- run:
ALTER TABLE t ALTER COLUMN gen SET EXPRESSION AS (a*3);

-- case: drop expression
-- given:
ALTER TABLE t ADD COLUMN gen int GENERATED ALWAYS AS (a*2) STORED;
-- run:
ALTER TABLE t ALTER COLUMN gen DROP EXPRESSION;

-- case: type varchar50->100 (indexed)
ALTER TABLE t ALTER COLUMN v TYPE varchar(100);

-- case: type varchar50->varchar
ALTER TABLE t ALTER COLUMN v TYPE varchar;

-- case: type varchar50->text (indexed)
ALTER TABLE t ALTER COLUMN v TYPE text;

-- case: type varchar50->20
ALTER TABLE t ALTER COLUMN v TYPE varchar(20);

-- case: type text->varchar
ALTER TABLE t ALTER COLUMN txt TYPE varchar;

-- case: type text->varchar(500)
ALTER TABLE t ALTER COLUMN txt TYPE varchar(500);

-- case: type char10->text
ALTER TABLE t ALTER COLUMN ch TYPE text;

-- case: type char10->char20
ALTER TABLE t ALTER COLUMN ch TYPE char(20);

-- case: type numeric(10,2)->(12,2)
ALTER TABLE t ALTER COLUMN n TYPE numeric(12,2);

-- case: type numeric(10,2)->numeric
ALTER TABLE t ALTER COLUMN n TYPE numeric;

-- case: type numeric(10,2)->(12,4)
ALTER TABLE t ALTER COLUMN n TYPE numeric(12,4);

-- case: type numeric(10,2)->(8,2)
ALTER TABLE t ALTER COLUMN n TYPE numeric(8,2);

-- case: type int->bigint
ALTER TABLE t ALTER COLUMN i4 TYPE bigint;

-- case: type bigint->int
ALTER TABLE t ALTER COLUMN pid TYPE int;

-- case: type int->int same
ALTER TABLE t ALTER COLUMN i4 TYPE int;

-- case: type ts->tz (UTC, indexed)
SET LOCAL timezone='UTC'; ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;

-- case: type ts->tz (Europe/Oslo)
SET LOCAL timezone='Europe/Oslo'; ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;

-- case: type ts->tz USING at time zone UTC
SET LOCAL timezone='UTC'; ALTER TABLE t ALTER COLUMN ts TYPE timestamptz USING ts AT TIME ZONE 'UTC';

-- case: type tz->ts (UTC)
SET LOCAL timezone='UTC'; ALTER TABLE t ALTER COLUMN tz TYPE timestamp;

-- case: type ts3->ts6
ALTER TABLE t ALTER COLUMN ts3 TYPE timestamp(6);

-- case: type ts->ts0
ALTER TABLE t ALTER COLUMN ts TYPE timestamp(0);

-- case: type interval3->interval
ALTER TABLE t ALTER COLUMN iv TYPE interval;

-- case: type cidr->inet
ALTER TABLE t ALTER COLUMN cd TYPE inet;

-- case: type inet->cidr
ALTER TABLE t ALTER COLUMN ip TYPE cidr;

-- case: type xml->text
ALTER TABLE t ALTER COLUMN x TYPE text;

-- case: type json->jsonb
ALTER TABLE t ALTER COLUMN j TYPE jsonb USING j::jsonb;

-- case: type varbit8->16
ALTER TABLE t ALTER COLUMN vb TYPE varbit(16);

-- case: type bit8->varbit
ALTER TABLE t ALTER COLUMN bt TYPE varbit;

-- case: type enum->text
ALTER TABLE t ALTER COLUMN m TYPE text;

-- case: type text->text collate C
ALTER TABLE t ALTER COLUMN txt TYPE text COLLATE "C";

-- case: type text->text collate en (indexed)
-- given:
CREATE COLLATION nd (provider=icu, locale='und');
-- run:
ALTER TABLE t ALTER COLUMN txt TYPE text COLLATE nd;

-- case: type text->plaintxt domain
ALTER TABLE t ALTER COLUMN txt TYPE plaintxt;

-- case: type int->posint domain
ALTER TABLE t ALTER COLUMN i4 TYPE posint;

-- case: type domain->base
ALTER TABLE t ALTER COLUMN dom TYPE int;

-- case: type int->oid
ALTER TABLE t ALTER COLUMN i4 TYPE oid;

-- case: type varchar w/ USING cast
ALTER TABLE t ALTER COLUMN v TYPE text USING v::text;

-- case: type varchar w/ USING trim
ALTER TABLE t ALTER COLUMN v TYPE text USING trim(v);

-- case: type varchar widen with check constraint
-- given:
ALTER TABLE t ADD CONSTRAINT cl CHECK (length(v)<60);
-- run:
ALTER TABLE t ALTER COLUMN v TYPE varchar(100);

-- case: type widen referenced by FK cols bigint?
ALTER TABLE f ALTER COLUMN pid TYPE int;

-- case: type change col in view
ALTER TABLE t ALTER COLUMN a TYPE bigint;

-- case: type varchar widen with view dep
-- given:
CREATE VIEW vv AS SELECT v FROM t;
-- run:
ALTER TABLE t ALTER COLUMN v TYPE varchar(100);

-- case: type widen partitioned parent
ALTER TABLE pt ALTER COLUMN val TYPE varchar;

-- case: type widen w/ expr index
-- given:
CREATE INDEX ei ON t(lower(v));
-- run:
ALTER TABLE t ALTER COLUMN v TYPE text;

-- case: create index
CREATE INDEX ix ON t(i4);

-- case: create index on partitioned
CREATE INDEX ix ON pt(val);

-- case: create index ON ONLY
CREATE INDEX ix ON ONLY pt(val);

-- case: create index concurrently in tx
CREATE INDEX CONCURRENTLY ix ON t(i4);

-- case: drop index
DROP INDEX t_a;

-- case: drop index concurrently in tx
DROP INDEX CONCURRENTLY t_a;

-- case: reindex table
REINDEX TABLE t;

-- case: reindex index
REINDEX INDEX t_a;

-- case: reindex table concurrently in tx
REINDEX TABLE CONCURRENTLY t;

-- case: vacuum full in tx
VACUUM FULL t;

-- case: cluster
CLUSTER t USING t_a;

-- case: lock table
LOCK TABLE t;

-- case: refresh mv
REFRESH MATERIALIZED VIEW mv;

-- case: refresh mv concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY mv;

-- case: create mv
CREATE MATERIALIZED VIEW mv2 AS SELECT * FROM t;

-- case: create or replace view
CREATE OR REPLACE VIEW vw AS SELECT id,a,b FROM t;

-- case: drop view
DROP VIEW vw;

-- case: truncate
TRUNCATE pt3;

-- case: truncate cascade
TRUNCATE p CASCADE;

-- case: drop table with fk
DROP TABLE f;

-- case: drop table referenced cascade
DROP TABLE p CASCADE;

-- case: create table with fk
CREATE TABLE newt(id int, pid bigint REFERENCES p(id));

-- case: create table like
CREATE TABLE newt(LIKE t INCLUDING ALL);

-- case: create table as
CREATE TABLE newt AS SELECT * FROM t;

-- case: create partition of
CREATE TABLE pt4 PARTITION OF pt FOR VALUES FROM (200) TO (300);

-- case: create partition of (no default)
-- given:
DROP TABLE pdef;
-- run:
CREATE TABLE pt4 PARTITION OF pt FOR VALUES FROM (200) TO (300);

-- case: attach partition (with default part)
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach partition no default
-- given:
DROP TABLE pdef;
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach with matching check, no default
-- given:
DROP TABLE pdef; ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k IS NOT NULL AND k>=200 AND k<300);
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach with check lacking NOT NULL
-- given:
DROP TABLE pdef; ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k>=200 AND k<300);
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach with check and default has check
-- given:
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k IS NOT NULL AND k>=200 AND k<300); ALTER TABLE pdef ADD CONSTRAINT dc
    CHECK (k >= 300);
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: detach partition
ALTER TABLE pt DETACH PARTITION pt1;

-- case: detach concurrently in tx
-- given:
DROP TABLE pdef;
-- run:
ALTER TABLE pt DETACH PARTITION pt1 CONCURRENTLY;

-- case: create trigger
CREATE TRIGGER tr2 BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION trf();

-- case: drop trigger
DROP TRIGGER trg ON t;

-- case: disable trigger
ALTER TABLE t DISABLE TRIGGER trg;

-- case: enable trigger
ALTER TABLE t ENABLE TRIGGER trg;

-- case: create rule
CREATE RULE r1 AS ON INSERT TO pt3 DO ALSO NOTHING;

-- case: create policy
CREATE POLICY pol ON t USING (true);

-- case: create statistics
CREATE STATISTICS st ON a,b FROM t;

-- case: comment on
COMMENT ON TABLE t IS 'x';

-- case: comment on column
COMMENT ON COLUMN t.a IS 'x';

-- case: grant
GRANT SELECT ON t TO public;

-- case: analyze
ANALYZE t;

-- case: alter type add value
ALTER TYPE mood ADD VALUE 'great';

-- case: alter type add value + use
-- told by: enum-value-used-in-same-transaction
ALTER TYPE mood ADD VALUE 'great'; INSERT INTO t(id,b,m) VALUES (5000,5000,'great');

-- case: create type + add value + use in tx
-- told by: enum-value-used-in-same-transaction
CREATE TYPE m2 AS ENUM ('a'); ALTER TYPE m2 ADD VALUE 'b'; SELECT 'b'::m2;

-- case: alter type rename value
ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';

-- case: alter type drop value (unsupported)
ALTER TYPE mood DROP VALUE 'ok';

-- case: alter domain add check
ALTER DOMAIN posint ADD CONSTRAINT c2 CHECK (VALUE < 100000);

-- case: alter domain add check not valid
ALTER DOMAIN posint ADD CONSTRAINT c2 CHECK (VALUE < 100000) NOT VALID;

-- case: alter domain validate
-- given:
ALTER DOMAIN posint ADD CONSTRAINT c2 CHECK (VALUE < 100000) NOT VALID;
-- run:
ALTER DOMAIN posint VALIDATE CONSTRAINT c2;

-- case: alter domain set not null
-- given:
ALTER TABLE t ALTER dom SET NOT NULL;
-- run:
ALTER DOMAIN posint SET NOT NULL;

-- case: update all
UPDATE t SET a=1;

-- case: delete all
DELETE FROM pt3;

-- case: select for update
SELECT * FROM t WHERE id=1 FOR UPDATE;

-- case: alter sequence
ALTER SEQUENCE sq RESTART;

-- case: create publication
CREATE PUBLICATION pb FOR TABLE t;

-- case: fk partitioned not valid
-- given:
CREATE TABLE kref(id int PRIMARY KEY);
-- run:
ALTER TABLE pt ADD CONSTRAINT pf FOREIGN KEY(k) REFERENCES kref(id) NOT VALID;

-- case: alter constraint deferrable
ALTER TABLE f ALTER CONSTRAINT f_pid_fkey DEFERRABLE;

-- case: alter constraint not enforced (18)
ALTER TABLE f ALTER CONSTRAINT f_pid_fkey NOT ENFORCED;

-- case: add fk not enforced (18)
ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(pid) REFERENCES p(id) NOT ENFORCED;

-- case: add check not enforced (18)
ALTER TABLE t ADD CONSTRAINT ck CHECK (a>0) NOT ENFORCED;

-- case: pk not valid
ALTER TABLE pt3 ADD PRIMARY KEY (id) NOT VALID;

-- case: unique not valid
ALTER TABLE pt3 ADD UNIQUE (id) NOT VALID;

-- case: pk using index nullable BUT validated check
-- given:
CREATE UNIQUE INDEX p3u ON pt3(id); ALTER TABLE pt3 ADD CONSTRAINT c CHECK (id IS NOT NULL);
-- run:
ALTER TABLE pt3 ADD PRIMARY KEY USING INDEX p3u;

-- case: 18: validate not-null constraint
-- given:
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID;
-- run:
ALTER TABLE t VALIDATE CONSTRAINT nn;

-- case: 18: SET NOT NULL when NOT VALID nn exists
-- given:
ALTER TABLE t ADD CONSTRAINT nn NOT NULL a NOT VALID;
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null on partitioned, no check
ALTER TABLE pt ALTER COLUMN val SET NOT NULL;

-- case: set not null on partitioned, validated check on parent
-- given:
ALTER TABLE pt ADD CONSTRAINT c CHECK (val IS NOT NULL);
-- run:
ALTER TABLE pt ALTER COLUMN val SET NOT NULL;

-- case: add check not valid partitioned
ALTER TABLE pt ADD CONSTRAINT c CHECK (val IS NOT NULL) NOT VALID;

-- case: validate check partitioned
-- given:
ALTER TABLE pt ADD CONSTRAINT c CHECK (val IS NOT NULL) NOT VALID;
-- run:
ALTER TABLE pt VALIDATE CONSTRAINT c;

-- case: add column partitioned
ALTER TABLE pt ADD COLUMN z int;

-- case: drop unique/pk constraint
ALTER TABLE t DROP CONSTRAINT t_pkey;

-- case: create table inherits
CREATE TABLE kid() INHERITS (pt3);

-- case: create table like 2
CREATE TABLE kid(LIKE pt3);

-- case: alter sequence as bigint
ALTER SEQUENCE sq AS bigint;

-- case: alter sequence owned by
ALTER SEQUENCE sq OWNED BY t.id;

-- case: referenced pk type change
ALTER TABLE p ALTER COLUMN id TYPE int;

-- case: add col default plpgsql volatile
-- given:
CREATE FUNCTION vpl() RETURNS int LANGUAGE plpgsql VOLATILE AS $$BEGIN RETURN 1; END$$;
-- run:
ALTER TABLE t ADD COLUMN z int DEFAULT vpl();

-- case: add col default plpgsql stable
-- given:
CREATE FUNCTION spl() RETURNS int LANGUAGE plpgsql STABLE AS $$BEGIN RETURN 1; END$$;
-- run:
ALTER TABLE t ADD COLUMN z int DEFAULT spl();

-- case: drop column in multi col unique
-- given:
CREATE UNIQUE INDEX mc ON t(a,b);
-- run:
ALTER TABLE t DROP COLUMN b;

-- case: add column multiple actions
ALTER TABLE t ADD COLUMN z1 int, ADD COLUMN z2 text DEFAULT 'x';

-- case: composite type add attribute used in table
-- given:
CREATE TYPE ct AS (a int); CREATE TABLE uct(c ct);
-- run:
ALTER TYPE ct ADD ATTRIBUTE b int;

-- case: composite type alter attribute used
-- given:
CREATE TYPE ct AS (a int); CREATE TABLE uct(c ct);
-- run:
ALTER TYPE ct ALTER ATTRIBUTE a TYPE bigint;

-- case: swap rename two columns
-- given:
ALTER TABLE t ADD COLUMN i8 bigint;
-- run:
ALTER TABLE t RENAME i4 TO i4_old; ALTER TABLE t RENAME i8 TO i4;

-- case: pk swap
-- given:
ALTER TABLE t ADD COLUMN id2 bigint NOT NULL DEFAULT 0; UPDATE t SET id2=id; CREATE UNIQUE INDEX t_id2 ON t(id2);
-- run:
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey2 PRIMARY KEY USING INDEX t_id2;

-- case: create unique index nulls not distinct
CREATE UNIQUE INDEX nnd ON t(i4) NULLS NOT DISTINCT;

-- case: alter table only partitioned add col
ALTER TABLE ONLY pt ADD COLUMN z int;

-- case: validate of FK on partitioned (18)
-- given:
CREATE TABLE kref(id int PRIMARY KEY); INSERT INTO kref SELECT g FROM generate_series(0,1000) g; ALTER TABLE pt ADD
    CONSTRAINT pf FOREIGN KEY(k) REFERENCES kref(id) NOT VALID;
-- run:
ALTER TABLE pt VALIDATE CONSTRAINT pf;

-- case: add FK referencing partitioned
SELECT 1;

-- case: set generated default on
ALTER TABLE t ALTER COLUMN a SET DEFAULT clock_timestamp()::text::int;

-- case: security label / grant on schema
GRANT USAGE ON SCHEMA public TO public;

-- case: alter table add column with storage
ALTER TABLE t ADD COLUMN z text COLLATE "C";

-- case: reset autovacuum params
ALTER TABLE t SET (autovacuum_enabled=false);

-- case: set with toast_tuple_target
ALTER TABLE t SET (toast_tuple_target=2000);

-- case: set with user_catalog_table
ALTER TABLE t SET (user_catalog_table=true);

-- case: add inherit
-- given:
CREATE TABLE kid(LIKE pt3);
-- run:
ALTER TABLE kid NO INHERIT pt3;

-- case: drop partition table directly
DROP TABLE pt1;

-- case: truncate partition
TRUNCATE pt1;

-- case: create function replace
CREATE OR REPLACE FUNCTION trf() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;

-- case: create index on expression calling volatile
CREATE INDEX xx ON t((random()));

-- case: create table partition of w/ FK on parent
-- given:
CREATE TABLE kref(id int PRIMARY KEY); INSERT INTO kref SELECT g FROM generate_series(0,1000) g; ALTER TABLE pt ADD
    CONSTRAINT pf FOREIGN KEY(k) REFERENCES kref(id);
-- run:
CREATE TABLE pt9 PARTITION OF pt FOR VALUES FROM (900) TO (950);

-- case: add column in a table with a partition that has one of its own
ALTER TABLE pt ADD COLUMN z uuid DEFAULT gen_random_uuid();

-- case: add column if not exists that is there with a volatile default
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int DEFAULT (random() * 10)::int;

-- case: add column default null
ALTER TABLE t ADD COLUMN z int DEFAULT NULL;

-- case: add column default null not null
ALTER TABLE t ADD COLUMN z int NOT NULL DEFAULT NULL;

-- case: add column default null references
ALTER TABLE t ADD COLUMN z bigint DEFAULT NULL REFERENCES p (id);

-- case: add column default row function
ALTER TABLE t ADD COLUMN z text DEFAULT md5(random()::text);

-- case: add column default age of now
ALTER TABLE t ADD COLUMN z interval DEFAULT age(now(), now() - interval '1 day');

-- case: add column default timeofday
ALTER TABLE t ADD COLUMN z text DEFAULT timeofday();

-- case: add column default statement_timestamp
ALTER TABLE t ADD COLUMN z timestamptz DEFAULT statement_timestamp();

-- case: add column default txid
ALTER TABLE t ADD COLUMN z bigint DEFAULT txid_current();

-- case: add column default coalesce greatest
ALTER TABLE t ADD COLUMN z int DEFAULT coalesce(NULL, greatest(1, 2));

-- case: add column default quoted user function
-- given:
CREATE FUNCTION "Vol"(i int DEFAULT 1) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN i; END $$;
-- run:
ALTER TABLE t ADD COLUMN z int DEFAULT "Vol"();

-- case: add column default volatile sql function that reads a table
-- given:
CREATE FUNCTION reads() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM p';
-- run:
ALTER TABLE t ADD COLUMN z bigint DEFAULT reads();

-- case: add column default inlined sql function that is volatile inside
-- given:
CREATE FUNCTION inlined() RETURNS float8 LANGUAGE sql AS 'SELECT random()';
-- run:
ALTER TABLE t ADD COLUMN z float8 DEFAULT inlined();

-- case: add column default sql function with a body of its own
-- given:
CREATE FUNCTION returning_one() RETURNS int LANGUAGE sql RETURN 1;
-- run:
ALTER TABLE t ADD COLUMN z int DEFAULT returning_one();

-- case: add column default immutable that lies
-- given:
CREATE FUNCTION lies() RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN random(); END $$;
-- run:
ALTER TABLE t ADD COLUMN z float8 DEFAULT lies();

-- case: add column of a domain with a volatile default
-- given:
CREATE DOMAIN token AS uuid DEFAULT gen_random_uuid();
-- run:
ALTER TABLE t ADD COLUMN z token;

-- case: add column of a domain with a constant default
-- given:
CREATE DOMAIN seven AS int DEFAULT 7;
-- run:
ALTER TABLE t ADD COLUMN z seven;

-- case: add column of a domain over a checked domain
-- given:
CREATE DOMAIN deeper AS posint;
-- run:
ALTER TABLE t ADD COLUMN z deeper;

-- case: add column of an array of a checked domain
ALTER TABLE t ADD COLUMN z posint[];

-- case: add column not null domain
-- given:
CREATE DOMAIN some_text AS text NOT NULL;
-- run:
ALTER TABLE t ADD COLUMN z some_text DEFAULT 'x';

-- case: add column unique with a constant default
ALTER TABLE t ADD COLUMN z int UNIQUE DEFAULT 1;

-- case: add column primary key to an empty table
-- given:
CREATE TABLE bare (a int);
-- run:
ALTER TABLE bare ADD COLUMN id bigint PRIMARY KEY;

-- case: add column references with serial
ALTER TABLE pt3 ADD COLUMN z serial REFERENCES p (id);

-- case: add column check on a partitioned table
ALTER TABLE pt ADD COLUMN z int CHECK (z > 0);

-- case: add column references on a partitioned table
ALTER TABLE pt ADD COLUMN z bigint REFERENCES p (id);

-- case: add column to an inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE pt3 ADD COLUMN z int DEFAULT 1;

-- case: add column only to an inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE ONLY pt3 ADD COLUMN z int;

-- case: drop column that a foreign key uses
ALTER TABLE f DROP COLUMN pid;

-- case: drop column that is referred to
ALTER TABLE p DROP COLUMN id CASCADE;

-- case: drop column of a partitioned table
ALTER TABLE pt DROP COLUMN val;

-- case: drop column of the partition key
ALTER TABLE pt DROP COLUMN k;

-- case: drop column with a serial sequence
-- given:
CREATE TABLE numbered (id serial, a int);
-- run:
ALTER TABLE numbered DROP COLUMN id;

-- case: set not null that is there
ALTER TABLE t ALTER COLUMN b SET NOT NULL;

-- case: set not null with a check of NOT IS NULL
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (NOT (a IS NULL));
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null with a check in both branches
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK ((a IS NOT NULL AND b > 0) OR (a NOTNULL AND b < 0));
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null with a check in one branch
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL OR b > 0);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null with a check on another column
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (i4 IS NOT NULL);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null behind a check that was dropped
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
ALTER TABLE t DROP CONSTRAINT nn;
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- case: set not null and then drop the check
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT nn;

-- case: set not null of two columns with one check
-- given:
ALTER TABLE t ADD CONSTRAINT nn CHECK (a IS NOT NULL);
-- run:
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN i4 SET NOT NULL;

-- case: drop not null of a key
ALTER TABLE t ALTER COLUMN id DROP NOT NULL;

-- case: set default of an identity column
-- given:
CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY);
-- run:
ALTER TABLE numbered ALTER COLUMN id SET DEFAULT 5;

-- case: drop identity
-- given:
CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY);
-- run:
ALTER TABLE numbered ALTER COLUMN id DROP IDENTITY;

-- case: set identity
-- given:
CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY);
-- run:
ALTER TABLE numbered ALTER COLUMN id SET GENERATED BY DEFAULT;

-- case: restart identity
-- given:
CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY);
-- run:
ALTER TABLE numbered ALTER COLUMN id RESTART WITH 100;

-- case: add identity to a column that may be null
ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;

-- case: add identity to a column with a default
-- given:
ALTER TABLE t ALTER COLUMN b SET DEFAULT 5;
-- run:
ALTER TABLE t ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY;

-- case: set default on a partitioned table
ALTER TABLE pt ALTER COLUMN val SET DEFAULT 'x';

-- case: set statistics on a partitioned table
ALTER TABLE pt ALTER COLUMN val SET STATISTICS 100;

-- case: set storage on a partitioned table
ALTER TABLE pt ALTER COLUMN val SET STORAGE EXTERNAL;

-- case: column options
ALTER TABLE t ALTER COLUMN a SET (n_distinct = 100);

-- case: rename column of a partitioned table
ALTER TABLE pt RENAME COLUMN val TO value;

-- case: rename check of a partitioned table
-- given:
ALTER TABLE pt ADD CONSTRAINT c CHECK (k >= 0);
-- run:
ALTER TABLE pt RENAME CONSTRAINT c TO c2;

-- case: rename view
ALTER VIEW vw RENAME TO vw2;

-- case: rename sequence
ALTER SEQUENCE sq RENAME TO sq2;

-- case: rename trigger
ALTER TRIGGER trg ON t RENAME TO trg2;

-- case: rename type
ALTER TYPE mood RENAME TO mood2;

-- case: owner of a table with a sequence
-- given:
CREATE TABLE numbered (id serial, a int);
-- run:
ALTER TABLE numbered OWNER TO pg_monitor;

-- case: schema of a table with a sequence
-- given:
CREATE TABLE numbered (id serial PRIMARY KEY, a int);
-- run:
ALTER TABLE numbered SET SCHEMA other;

-- case: logged again
-- given:
CREATE UNLOGGED TABLE loose (id int PRIMARY KEY);
-- run:
ALTER TABLE loose SET LOGGED;

-- case: set logged of what is logged
ALTER TABLE pt3 SET LOGGED;

-- case: set unlogged with a sequence
-- given:
CREATE TABLE numbered (id serial PRIMARY KEY, a int);
-- run:
ALTER TABLE numbered SET UNLOGGED;

-- case: index fillfactor
ALTER INDEX t_a SET (fillfactor = 70);

-- case: reset options
ALTER TABLE t RESET (fillfactor);

-- case: toast option
ALTER TABLE t SET (toast.autovacuum_enabled = false);

-- case: replica identity using index
-- given:
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- run:
ALTER TABLE t REPLICA IDENTITY USING INDEX t_bu;

-- case: disable row level security
ALTER TABLE t DISABLE ROW LEVEL SECURITY;

-- case: disable all triggers
ALTER TABLE t DISABLE TRIGGER ALL;

-- case: enable trigger of a partitioned table
-- given:
CREATE TRIGGER ptr BEFORE INSERT ON pt FOR EACH ROW EXECUTE FUNCTION trf();
-- run:
ALTER TABLE pt DISABLE TRIGGER ptr;

-- case: set without cluster
ALTER TABLE t SET WITHOUT CLUSTER;

-- case: add check no inherit
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k > 0) NO INHERIT;

-- case: add check to an inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k > 0);

-- case: validate a valid check
-- given:
ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);
-- run:
ALTER TABLE t VALIDATE CONSTRAINT ck;

-- case: add foreign key on a partitioned table
-- given:
CREATE TABLE kref (id int PRIMARY KEY);
INSERT INTO kref SELECT g FROM generate_series(0, 1000) g;
-- run:
ALTER TABLE pt ADD CONSTRAINT pf FOREIGN KEY (k) REFERENCES kref (id);

-- case: add foreign key to a partitioned table
-- given:
CREATE TABLE up (k int PRIMARY KEY) PARTITION BY RANGE (k);
CREATE TABLE up1 PARTITION OF up FOR VALUES FROM (0) TO (1000);
INSERT INTO up SELECT g FROM generate_series(0, 999) g;
-- run:
ALTER TABLE pt3 ADD CONSTRAINT pf FOREIGN KEY (k) REFERENCES up (k);

-- case: add foreign key to itself
ALTER TABLE t ADD CONSTRAINT own FOREIGN KEY (pid) REFERENCES t (id);

-- case: drop unique constraint that a foreign key needs
ALTER TABLE p DROP CONSTRAINT p_pkey;

-- case: drop unique constraint that a foreign key needs cascade
ALTER TABLE p DROP CONSTRAINT p_pkey CASCADE;

-- case: drop check of a partitioned table
-- given:
ALTER TABLE pt ADD CONSTRAINT c CHECK (k >= 0);
-- run:
ALTER TABLE pt DROP CONSTRAINT c;

-- case: drop inherited check
-- given:
ALTER TABLE pt ADD CONSTRAINT c CHECK (k >= 0);
-- run:
ALTER TABLE pt1 DROP CONSTRAINT c;

-- case: drop constraint that is not there
ALTER TABLE t DROP CONSTRAINT nothing;

-- case: drop constraint if exists that is not there
ALTER TABLE t DROP CONSTRAINT IF EXISTS nothing;

-- case: add unique on a partitioned table
ALTER TABLE pt ADD CONSTRAINT u UNIQUE (id, k);

-- case: add primary key on a partitioned table
ALTER TABLE pt ADD PRIMARY KEY (id, k);

-- case: add unique on a partitioned table whose partitions have it
-- given:
DROP TABLE pdef;
DELETE FROM pt;
ALTER TABLE pt1 ADD CONSTRAINT pt1_u UNIQUE (id, k);
ALTER TABLE pt2 ADD CONSTRAINT pt2_u UNIQUE (id, k);
-- run:
ALTER TABLE pt ADD CONSTRAINT u UNIQUE (id, k);

-- case: add second primary key
ALTER TABLE t ADD PRIMARY KEY (b);

-- case: add unique using an index that is not unique
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX t_a;

-- case: add primary key on columns that are not null
-- given:
ALTER TABLE pt3 ALTER id SET NOT NULL;
-- run:
ALTER TABLE pt3 ADD CONSTRAINT own PRIMARY KEY (id);

-- case: create unique index on partitioned
CREATE UNIQUE INDEX ix ON pt (id, k);

-- case: create index if not exists that is there
CREATE INDEX IF NOT EXISTS t_a ON t (a);

-- case: create index on a materialized view
CREATE INDEX ON mv (a);

-- case: create index on an inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
CREATE INDEX ix ON pt3 (val);

-- case: drop index of a constraint
DROP INDEX t_pkey;

-- case: drop index of a partitioned table
-- given:
CREATE INDEX ix ON pt (val);
-- run:
DROP INDEX ix;

-- case: drop index of a partition
-- given:
CREATE INDEX ix ON pt (val);
-- run:
DROP INDEX pt1_val_idx;

-- case: drop two indexes
DROP INDEX t_a, t_v;

-- case: attach index
-- given:
CREATE INDEX ix ON ONLY pt (val);
CREATE INDEX ix1 ON pt1 (val);
-- run:
ALTER INDEX ix ATTACH PARTITION ix1;

-- case: drop table
DROP TABLE t CASCADE;

-- case: drop table that is referred to
DROP TABLE p;

-- case: drop two tables that hang together
DROP TABLE p, f;

-- case: drop partitioned table
DROP TABLE pt;

-- case: drop table with a serial
-- given:
CREATE TABLE numbered (id serial PRIMARY KEY, a int);
-- run:
DROP TABLE numbered;

-- case: drop materialized view
DROP MATERIALIZED VIEW mv;

-- case: drop sequence
DROP SEQUENCE sq;

-- case: drop type cascade
DROP TYPE mood CASCADE;

-- case: drop domain cascade
DROP DOMAIN posint CASCADE;

-- case: drop function cascade
DROP FUNCTION trf() CASCADE;

-- case: drop schema cascade
-- given:
CREATE TABLE other.inside (id int PRIMARY KEY, pid bigint REFERENCES public.p (id));
-- run:
DROP SCHEMA other CASCADE;

-- case: drop policy
-- given:
CREATE POLICY pol ON t USING (true);
-- run:
DROP POLICY pol ON t;

-- case: alter policy
-- given:
CREATE POLICY pol ON t USING (true);
-- run:
ALTER POLICY pol ON t USING (a > 0);

-- case: truncate referred to
TRUNCATE p;

-- case: truncate both
TRUNCATE p, f;

-- case: truncate partitioned
TRUNCATE pt;

-- case: truncate restart identity
-- given:
CREATE TABLE numbered (id serial PRIMARY KEY, a int);
-- run:
TRUNCATE numbered RESTART IDENTITY;

-- case: lock partitioned in share mode
LOCK TABLE pt IN SHARE MODE;

-- case: lock view
LOCK TABLE vw IN EXCLUSIVE MODE;

-- case: create row trigger on partitioned
CREATE TRIGGER ptr BEFORE INSERT ON pt FOR EACH ROW EXECUTE FUNCTION trf();

-- case: create statement trigger on partitioned
CREATE TRIGGER ptr BEFORE INSERT ON pt FOR EACH STATEMENT EXECUTE FUNCTION trf();

-- case: create table with two foreign keys
CREATE TABLE newt (a bigint REFERENCES p (id), b bigint REFERENCES t (id));

-- case: create table with a foreign key to itself
CREATE TABLE newt (id int PRIMARY KEY, up int REFERENCES newt (id));

-- case: create default partition
-- given:
DROP TABLE pdef;
-- run:
CREATE TABLE pd2 PARTITION OF pt DEFAULT;

-- case: create partition with a free default
-- given:
ALTER TABLE pdef ADD CONSTRAINT dc CHECK (k >= 300);
-- run:
CREATE TABLE pt4 PARTITION OF pt FOR VALUES FROM (200) TO (300);

-- case: attach list partition with a check
-- given:
CREATE TABLE lp (id int, s text) PARTITION BY LIST (s);
CREATE TABLE lp1 (id int, s text NOT NULL CHECK (s IN ('a', 'b')));
INSERT INTO lp1 VALUES (1, 'a');
-- run:
ALTER TABLE lp ATTACH PARTITION lp1 FOR VALUES IN ('a', 'b');

-- case: attach list partition without a check
-- given:
CREATE TABLE lp (id int, s text) PARTITION BY LIST (s);
CREATE TABLE lp1 (id int, s text);
INSERT INTO lp1 VALUES (1, 'a');
-- run:
ALTER TABLE lp ATTACH PARTITION lp1 FOR VALUES IN ('a', 'b');

-- case: attach by date with a wider bound
-- given:
CREATE TABLE dp (id int, d date) PARTITION BY RANGE (d);
CREATE TABLE dp1 (id int, d date NOT NULL, CHECK (d >= '2026-01-05' AND d < '2026-01-20'));
INSERT INTO dp1 VALUES (1, '2026-01-07');
-- run:
ALTER TABLE dp ATTACH PARTITION dp1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

-- case: attach with a check that is too wide
-- given:
DROP TABLE pdef;
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k IS NOT NULL AND k >= 200 AND k < 301);
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach with a check that is not valid
-- given:
DROP TABLE pdef;
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k IS NOT NULL AND k >= 200 AND k < 300) NOT VALID;
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach a hash partition
-- given:
CREATE TABLE hp (id int) PARTITION BY HASH (id);
CREATE TABLE hp0 (id int NOT NULL);
-- run:
ALTER TABLE hp ATTACH PARTITION hp0 FOR VALUES WITH (MODULUS 1, REMAINDER 0);

-- case: attach where an index is missing
-- given:
DROP TABLE pdef;
CREATE INDEX ix ON pt (val);
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k IS NOT NULL AND k >= 200 AND k < 300);
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: attach where an index is there
-- given:
DROP TABLE pdef;
CREATE INDEX ix ON pt (val);
CREATE INDEX ix3 ON pt3 (val);
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k IS NOT NULL AND k >= 200 AND k < 300);
-- run:
ALTER TABLE pt ATTACH PARTITION pt3 FOR VALUES FROM (200) TO (300);

-- case: detach with an index
-- given:
CREATE INDEX ix ON pt (val);
-- run:
ALTER TABLE pt DETACH PARTITION pt1;

-- case: type of a column with a partial index
-- given:
CREATE INDEX part ON t (a) WHERE v IS NOT NULL;
-- run:
ALTER TABLE t ALTER COLUMN v TYPE varchar(100);

-- case: type of a foreign key column that stays compatible
-- given:
CREATE TABLE names (name varchar(50) PRIMARY KEY);
CREATE TABLE uses (name varchar(50) REFERENCES names (name));
-- run:
ALTER TABLE uses ALTER COLUMN name TYPE varchar(100);

-- case: type of a referred column that stays compatible
-- given:
CREATE TABLE names (name varchar(50) PRIMARY KEY);
CREATE TABLE uses (name varchar(50) REFERENCES names (name));
-- run:
ALTER TABLE names ALTER COLUMN name TYPE text;

-- case: type of a foreign key column without rows to trust
-- given:
CREATE TABLE kref (id int PRIMARY KEY);
CREATE TABLE uses (rid int);
ALTER TABLE uses ADD CONSTRAINT later FOREIGN KEY (rid) REFERENCES kref (id) NOT VALID;
-- run:
ALTER TABLE uses ALTER COLUMN rid TYPE bigint;

-- case: type with a check that is not valid
-- given:
ALTER TABLE t ADD CONSTRAINT cl CHECK (length(v) < 60) NOT VALID;
-- run:
ALTER TABLE t ALTER COLUMN v TYPE varchar(100);

-- case: type of a partition key
ALTER TABLE pt ALTER COLUMN k TYPE bigint;

-- case: type of a column that a generated one uses
-- given:
ALTER TABLE pt3 ADD COLUMN g int GENERATED ALWAYS AS (k * 2) STORED;
-- run:
ALTER TABLE pt3 ALTER COLUMN k TYPE bigint;

-- case: type of a column in a policy
-- given:
CREATE POLICY pol ON pt3 USING (k > 0);
-- run:
ALTER TABLE pt3 ALTER COLUMN k TYPE bigint;

-- case: type of a column in a trigger
-- given:
CREATE TRIGGER ofk BEFORE UPDATE OF k ON pt3 FOR EACH ROW EXECUTE FUNCTION trf();
-- run:
ALTER TABLE pt3 ALTER COLUMN k TYPE bigint;

-- case: type that nothing casts to
ALTER TABLE pt3 ALTER COLUMN val TYPE int;

-- case: type with using
ALTER TABLE pt3 ALTER COLUMN k TYPE text USING k::text;

-- case: type to char
ALTER TABLE pt3 ALTER COLUMN val TYPE char;

-- case: type bpchar from char
ALTER TABLE t ALTER COLUMN ch TYPE bpchar;

-- case: type timestamptz to a smaller precision
ALTER TABLE t ALTER COLUMN tz TYPE timestamptz(0);

-- case: type interval to fields
ALTER TABLE t ALTER COLUMN iv TYPE interval day to second;

-- case: type of two columns
ALTER TABLE t ALTER COLUMN v TYPE text, ALTER COLUMN i4 TYPE bigint;

-- case: type in utc from timestamptz with a precision
SET LOCAL timezone = 'UTC';
ALTER TABLE t ALTER COLUMN ts3 TYPE timestamptz(3);

-- case: type in utc to the full precision
SET LOCAL timezone = 'UTC';
ALTER TABLE t ALTER COLUMN ts3 TYPE timestamptz;

-- case: insert with a foreign key
INSERT INTO f VALUES (1000, 1);

-- case: update of a foreign key
UPDATE f SET pid = 5 WHERE id = 1;

-- case: delete of a parent
-- given:
TRUNCATE f;
-- run:
DELETE FROM p WHERE id = 1;

-- case: delete of a parent that cascades
-- given:
CREATE TABLE c (pid bigint REFERENCES p (id) ON DELETE CASCADE);
TRUNCATE f;
-- run:
DELETE FROM p WHERE id = 1;

-- case: update of a partitioned table
UPDATE pt SET val = 'y';

-- case: insert into select
INSERT INTO pt3 SELECT id, a, v FROM t;

-- case: select through a view for update
SELECT * FROM vw FOR UPDATE;

-- case: explain analyze of an update
EXPLAIN ANALYZE UPDATE pt3 SET val = 'y';

-- case: explain of an update
EXPLAIN UPDATE pt3 SET val = 'y';

-- case: create schema with a table
CREATE SCHEMA made CREATE TABLE inside (pid bigint REFERENCES public.p (id));

-- case: comment on a view
COMMENT ON VIEW vw IS 'x';

-- case: comment on a constraint
COMMENT ON CONSTRAINT t_pkey ON t IS 'x';

-- case: comment on a trigger
COMMENT ON TRIGGER trg ON t IS 'x';

-- case: comment on an index
COMMENT ON INDEX t_a IS 'x';

-- case: analyze of a partitioned table
ANALYZE pt;

-- case: reindex a partition's table with no index
REINDEX TABLE pt3;

-- case: alter domain set not null again
-- given:
CREATE DOMAIN firm AS int NOT NULL;
CREATE TABLE firms (a firm);
-- run:
ALTER DOMAIN firm SET NOT NULL;

-- case: alter domain below another
-- given:
CREATE DOMAIN deeper AS posint;
CREATE TABLE deep (a deeper);
-- run:
ALTER DOMAIN posint ADD CONSTRAINT more CHECK (VALUE < 1000000);

-- case: alter publication
-- given:
CREATE PUBLICATION pb;
-- run:
ALTER PUBLICATION pb ADD TABLE pt;

-- case: names with quotes
-- given:
CREATE TABLE "T q" ("C c" int, d int);
-- run:
ALTER TABLE "T q" ADD CONSTRAINT "K k" CHECK ("C c" > 0);

-- case: foreign key and column in one statement
ALTER TABLE t ADD COLUMN z int, ADD CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) NOT VALID;

-- case: several cheap actions
ALTER TABLE t ALTER COLUMN a SET STATISTICS 100, SET (fillfactor = 80);

-- case: merge
MERGE INTO pt3 USING t ON pt3.id = t.id WHEN MATCHED THEN UPDATE SET val = t.v;

-- case: create table as with a condition
CREATE TABLE newt AS SELECT * FROM t WHERE id = 5;

-- case: truncate with a key to itself
-- given:
CREATE TABLE tree (id int PRIMARY KEY, up int REFERENCES tree (id));
-- run:
TRUNCATE tree;

-- case: drop table with a key to itself
-- given:
CREATE TABLE tree (id int PRIMARY KEY, up int REFERENCES tree (id));
-- run:
DROP TABLE tree;

-- case: drop column that a generated one uses
-- given:
ALTER TABLE pt3 ADD COLUMN g int GENERATED ALWAYS AS (k * 2) STORED;
-- run:
ALTER TABLE pt3 DROP COLUMN k CASCADE;

-- case: drop default partition
DROP TABLE pdef;

-- case: rename partition
ALTER TABLE pt1 RENAME TO pt1b;

-- case: rename materialized view
ALTER MATERIALIZED VIEW mv RENAME TO mv2;

-- case: schema of a view
ALTER VIEW vw SET SCHEMA other;

-- case: owner of a view
ALTER VIEW vw OWNER TO pg_monitor;

-- case: owner of a sequence
ALTER SEQUENCE sq OWNER TO pg_monitor;

-- case: column default of a view
ALTER VIEW vw ALTER COLUMN a SET DEFAULT 5;

-- case: foreign key enforced again
-- given:
ALTER TABLE f ALTER CONSTRAINT f_pid_fkey NOT ENFORCED;
-- run:
ALTER TABLE f ALTER CONSTRAINT f_pid_fkey ENFORCED;

-- case: validate a check that is not inherited
-- given:
CREATE TABLE kid () INHERITS (pt3);
ALTER TABLE pt3 ADD CONSTRAINT c CHECK (k > 0) NO INHERIT NOT VALID;
-- run:
ALTER TABLE pt3 VALIDATE CONSTRAINT c;

-- case: set not null of an inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE pt3 ALTER COLUMN k SET NOT NULL;

-- case: type of an inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE pt3 ALTER COLUMN k TYPE bigint;

-- case: drop not null of a partitioned table
-- given:
ALTER TABLE pt ALTER COLUMN val SET NOT NULL;
-- run:
ALTER TABLE pt ALTER COLUMN val DROP NOT NULL;

-- case: no inherit
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
ALTER TABLE kid NO INHERIT pt3;

-- case: drop inheritance parent
-- given:
CREATE TABLE kid () INHERITS (pt3);
-- run:
DROP TABLE pt3 CASCADE;

-- case: force row level security
ALTER TABLE t FORCE ROW LEVEL SECURITY;

-- case: disable rule
-- given:
CREATE RULE r1 AS ON INSERT TO pt3 DO ALSO NOTHING;
-- run:
ALTER TABLE pt3 DISABLE RULE r1;

-- case: drop rule
-- given:
CREATE RULE r1 AS ON INSERT TO pt3 DO ALSO NOTHING;
-- run:
DROP RULE r1 ON pt3;

-- case: drop statistics
-- given:
CREATE STATISTICS st ON a, b FROM t;
-- run:
DROP STATISTICS st;

-- case: constraint trigger
CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION trf();

-- case: refresh with no data
REFRESH MATERIALIZED VIEW mv WITH NO DATA;

-- case: refresh concurrently without a key
-- given:
DROP INDEX mv_u;
-- run:
REFRESH MATERIALIZED VIEW CONCURRENTLY mv;

-- case: drop publication
-- given:
CREATE PUBLICATION pb FOR TABLE t;
-- run:
DROP PUBLICATION pb;

-- case: create index in a mixed case schema
-- given:
CREATE SCHEMA "My S";
CREATE TABLE "My S"."T" ("A" int);
-- run:
CREATE INDEX ON "My S"."T" ("A");

-- case: statistics of an index
-- given:
CREATE INDEX ei ON t (lower(v));
-- run:
ALTER INDEX ei ALTER COLUMN 1 SET STATISTICS 100;

-- case: compression on a partitioned table
ALTER TABLE pt ALTER COLUMN val SET COMPRESSION pglz;

-- case: alter table if exists that is not there
ALTER TABLE IF EXISTS nothing ADD COLUMN a int;

-- case: drop table if exists that is not there
DROP TABLE IF EXISTS nothing;

-- case: type of a column in an exclusion constraint
-- given:
DELETE FROM pt3;
ALTER TABLE pt3 ADD CONSTRAINT ex EXCLUDE USING btree (val WITH =);
-- run:
ALTER TABLE pt3 ALTER COLUMN val TYPE varchar;

-- case: lock only
LOCK TABLE ONLY pt IN SHARE MODE;

-- case: select from a partitioned table for share
SELECT * FROM pt FOR SHARE;

-- case: a foreign key is dropped and added again in one statement
ALTER TABLE f DROP CONSTRAINT f_pid_fkey, ADD CONSTRAINT f_pid_fkey FOREIGN KEY (pid) REFERENCES p(id) ON DELETE CASCADE;
