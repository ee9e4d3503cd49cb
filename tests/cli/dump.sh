# mig dump on the command line: where the text goes, what is compared, and what is never passed over in silence.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

migration 20260101000000_users 'CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);'
migration 20260102000000_posts 'CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER REFERENCES users (id));'
url=sqlite:app.db

# The database and the migrations give the same text; sqlite3 takes it.
check_exit 7 "$MIG" dump --database "$url"
check_exit 0 "$MIG" up --database "$url"
check_exit 0 "$MIG" dump --database "$url"
cp "$test_output" live.sql
check_exit 0 "$MIG" dump --replay
cmp -s "$test_output" live.sql || fail "the dump of the database differs from that of the migrations"
check_equal '-- The schema of a SQLite database, as `mig dump` writes it.' "$(head -1 live.sql)" "the first line"
check_lacks mig_history
sqlite3 -batch -bail loaded.db < live.sql
check_exit 0 "$MIG" dump --database sqlite:loaded.db
cmp -s "$test_output" live.sql || fail "what was loaded dumps otherwise"

check_exit 0 "$MIG" dump --replay --to 20260101000000
check_lacks posts
check_exit 2 "$MIG" dump --replay --to 20250101000000
check_error_contains "there is no migration 20250101000000"
check_exit 0 "$MIG" dump --replay --dialect postgres
check_contains "CREATE TABLE public.users"

# --output: whole, and only when it changes.
check_exit 0 "$MIG" dump --replay --output schema.sql
check_equal "" "$(cat "$test_output")" "stdout with --output"
cmp -s schema.sql live.sql || fail "--output writes another text"
touch -d 2020-01-01 schema.sql
check_exit 0 "$MIG" dump --replay -o schema.sql --json
check_contains '"output":"schema.sql","written":false'
check_equal 2020 "$(date -r schema.sql +%Y)" "the year of a file that holds the schema already"
check_exit 0 "$MIG" dump --replay --to 20260101000000 -o schema.sql --json
check_contains '"written":true'
check_equal "schema.sql" "$(ls -A | grep schema)" "files left behind"
ln -s schema.sql link.sql
check_exit 0 "$MIG" dump --replay -o link.sql
[ -L link.sql ] || fail "--output replaced a link"
cmp -s schema.sql live.sql || fail "--output did not follow the link"
check_exit 2 "$MIG" dump --replay --output /dev/null
check_error_contains "is not a file"
check_exit 2 "$MIG" dump --replay --output nowhere/schema.sql
check_error_contains "there is no directory nowhere"
ln -s later/../not-yet.sql dangling.sql
mkdir later
check_exit 0 "$MIG" dump --replay -o dangling.sql
[ -L dangling.sql ] || fail "--output replaced a link that led nowhere"
cmp -s not-yet.sql live.sql || fail "--output did not write what the link leads to"
echo old > kept.sql
chmod a-w kept.sql
check_exit 2 "$MIG" dump --replay -o kept.sql
check_error_contains "it is read-only"
check_equal old "$(cat kept.sql)" "a read-only file"

# --check
check_exit 0 "$MIG" dump --database "$url" --check schema.sql
check_contains "schema.sql holds the schema of sqlite:app.db"
check_exit 0 "$MIG" dump --replay --check schema.sql
sql "$url" 'CREATE TABLE by_hand (a INTEGER, b TEXT); CREATE INDEX by_author ON posts (author)'
sed -i 's/email TEXT NOT NULL/email TEXT/' schema.sql
check_exit 1 "$MIG" dump --database "$url" --check schema.sql
check_contains "schema.sql differs from sqlite:app.db in"
check_contains "  table by_hand: only in sqlite:app.db"
check_contains "  index by_author: only in sqlite:app.db"
check_contains "  column users.email: not null"
check_lacks by_hand.a
check_exit 1 "$MIG" dump --database "$url" --check schema.sql --json
check_contains '"equal":false'
check_contains '{"object":"column users.email","attribute":"not null","left":"","right":"yes"}'
check_exit 2 "$MIG" dump --database "$url" --check nowhere.sql
check_error_contains "cannot read nowhere.sql"
check_exit 2 "$MIG" dump --database "$url" --check migrations
check_error_contains "is a directory"
printf 'CREATE\0' > zero.sql
check_exit 3 "$MIG" dump --database "$url" --check zero.sql
check_exit 0 "$MIG" dump --replay --check - < live.sql
check_contains "stdin holds the schema of migrations"
check_exit 0 sh -c 'cat live.sql | "$1" dump --replay --check /dev/stdin' sh "$MIG"
mkfifo pipe
cat live.sql > pipe &
check_exit 0 "$MIG" dump --replay --check pipe

# Of many differences the first hundred.
i=0
while [ $i -lt 120 ]; do i=$((i + 1)); echo "CREATE TABLE t$i (a INTEGER);"; done > many.sql
check_exit 1 "$MIG" dump --replay --check many.sql
check_contains "  and 22 more; all of them: --json"
check_equal 100 "$(grep -c ': only in ' "$test_output")" "differences that are shown"
check_exit 1 "$MIG" dump --replay --check many.sql --json
check_equal 122 "$(grep -o '"object"' "$test_output" | wc -l)" "differences in JSON"
check_exit 2 "$MIG" dump --check a --output b
check_exit 2 "$MIG" dump --to 20260101000000
check_error_contains "--replay"
check_exit 2 "$MIG" dump
check_error_contains "no database was given"

# What cannot be followed is said with its place, in the dump, and by the exit status.
migration 20260103000000_odd 'SELECT 1;
CREATE TABLE users (a INTEGER);
CREAT TABLE odd (a INTEGER);
CREATE TABLE even (a INTEGER);'
check_exit 1 "$MIG" dump --replay
check_error_contains "migrations/20260103000000_odd/up.sql:3:1: warning: left out, for it cannot be read"
check_error_contains "migrations/20260103000000_odd/up.sql:2:1: warning: left out, for it cannot succeed"
check_contains "-- INCOMPLETE: 2 statements could not be followed"
check_contains "CREATE TABLE even"
check_exit 1 "$MIG" dump --replay --json
check_contains '"complete":false'
check_contains '"kind":"unreadable"'
check_contains '"line":2,"column":1'
check_exit 1 "$MIG" dump --replay --output odd.sql
check_exit 1 "$MIG" dump --replay --check odd.sql
check_contains "no difference"
# An incomplete dump stays one when it is compared with what it lacks nothing of.
check_exit 0 "$MIG" dump --replay --to 20260102000000
(head -1 odd.sql && echo '-- INCOMPLETE: 1 statement could not be followed and may be missing.' && tail -n +2 live.sql) > part.sql
check_exit 1 "$MIG" dump --replay --to 20260102000000 --check part.sql
check_contains "no difference"
check_error_contains "part.sql:2:1: warning: the file says that it is not complete"
