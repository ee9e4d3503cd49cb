# What mig dump writes, psql loads, and no password is in it.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

migration 20260101000000_all "
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(200) NOT NULL DEFAULT '' CHECK (email LIKE '%@%'),
  mood mood DEFAULT 'ok'
);
CREATE FUNCTION lowered() RETURNS trigger LANGUAGE plpgsql AS \$\$
BEGIN
  NEW.email := lower(NEW.email);
  RETURN NEW;
END \$\$;
CREATE TRIGGER lower_email BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION lowered();
CREATE UNIQUE INDEX users_email ON users (lower(email));
CREATE VIEW happy AS SELECT id, email FROM users WHERE mood = 'ok';
COMMENT ON TABLE users IS 'who';
GRANT SELECT ON happy TO PUBLIC;"
url=$(new_database)
check_exit 0 "$MIG" up --database "$url"
check_exit 0 "$MIG" dump --database "$url"
cp "$test_output" live.sql

loaded=$(new_database)
psql -qX -v ON_ERROR_STOP=1 -d "$loaded" -f live.sql < /dev/null > said 2>&1 || fail "psql: $(cat said)"
check_exit 0 "$MIG" dump --database "$loaded"
cmp -s "$test_output" live.sql || fail "what psql loaded dumps otherwise"
check_exit 0 "$MIG" dump --database "$loaded" --check live.sql

# The migrations build the same, in the words that a person wrote.
check_exit 0 "$MIG" dump --replay --dialect postgres --output schema.sql
check_exit 0 "$MIG" dump --database "$url" --check schema.sql
check_contains "holds the schema of"
check_error_contains "note: in other words, which are not compared"
sql "$url" "ALTER TABLE users ALTER mood SET NOT NULL"
check_exit 1 "$MIG" dump --database "$url" --check schema.sql
check_contains "column public.users.mood: not null"

# The time limit is the one of the settings.
check_exit 3 "$MIG" dump --database "$url" --statement-timeout 1ms
check_error_contains "--statement-timeout"

# Whatever schema the history lies in.
other=$(new_database)
check_exit 0 env MIG_HISTORY_SCHEMA=own "$MIG" up --database "$other"
check_exit 0 "$MIG" dump --database "$other"
check_lacks mig_history
check_lacks "SCHEMA IF NOT EXISTS own"

# Names mean the same whatever the search path; what stands between quotes stays.
mkdir named
cd named
migration 20260101000000_names "CREATE SCHEMA app;
SET search_path TO app, public;
CREATE FUNCTION f(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT \$1 + \$2';
CREATE AGGREGATE \"Total\" (int) (SFUNC = f, STYPE = int, INITCOND = '0');
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, PROCEDURE = f, COMMUTATOR = ===);
CREATE TABLE \"Log\" (id int, \"Select\" text DEFAULT 'Select FROM');
CREATE RULE also AS ON UPDATE TO \"Log\" DO ALSO INSERT INTO \"Log\" (id, \"Select\") VALUES (1, 'Insert INTO app.');
CREATE TABLE b (x int, id int);
CREATE VIEW stars AS SELECT * FROM b UNION ALL SELECT * FROM b;
ALTER TABLE b ADD COLUMN later int;"
named=$(new_database)
check_exit 0 "$MIG" up --database "$named"
check_exit 0 "$MIG" dump --replay --dialect postgres --output named.sql
grep -q "^CREATE AGGREGATE app.\"Total\" (int) (SFUNC = app.f, " named.sql || fail "the aggregate: $(grep AGGREGATE named.sql)"
grep -q "PROCEDURE = app.f, COMMUTATOR = OPERATOR(app.===)" named.sql || fail "the operator: $(grep OPERATOR named.sql)"
grep -qF "insert into app.\"Log\"(id, \"Select\") values (1, 'Insert INTO app.')" named.sql || fail "the rule: $(grep rule named.sql)"
grep -q "^select x, id from app.b union all select x, id from app.b" named.sql || fail "the stars: $(grep union named.sql)"
check_exit 0 "$MIG" dump --database "$named" --check named.sql
loaded=$(new_database)
psql -qX -v ON_ERROR_STOP=1 -d "$loaded" -f named.sql < /dev/null > said 2>&1 || fail "psql: $(cat said)"
check_exit 0 "$MIG" dump --database "$loaded" --check named.sql
cd ..

# A configuration of text search is there before what uses it.
words=$(new_database)
sql "$words" "CREATE TEXT SEARCH CONFIGURATION plain (PARSER = pg_catalog.\"default\");
ALTER TEXT SEARCH CONFIGURATION plain ADD MAPPING FOR word WITH simple;
CREATE TABLE docs (body text, found tsvector GENERATED ALWAYS AS (to_tsvector('plain', body)) STORED);
CREATE INDEX docs_words ON docs USING gin (to_tsvector('plain', body))"
check_exit 0 "$MIG" dump --database "$words" --output words.sql
loaded=$(new_database)
psql -qX -v ON_ERROR_STOP=1 -d "$loaded" -f words.sql < /dev/null > said 2>&1 || fail "psql: $(cat said)"
check_exit 0 "$MIG" dump --database "$loaded" --output -
cmp -s "$test_output" words.sql || fail "what was loaded dumps otherwise"
