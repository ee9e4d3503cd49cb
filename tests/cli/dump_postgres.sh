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
