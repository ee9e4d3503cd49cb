# mig lint and mig stats with a PostgreSQL database: what is pending, its schema, the sizes of its tables.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

url=$(new_database)
rules=require-concurrent-index-creation,edited-after-applied
lint() { "$MIG" lint --database "$url" --format gcc --rule "$rules" "$@"; }

migration 20260101000000_users 'CREATE TABLE users (id bigint PRIMARY KEY, email text);' 'DROP TABLE users;'
check_exit 0 "$MIG" up --database "$url"
check_exit 0 lint
check_error_contains "nothing to lint: no migration is pending in "

# A table that no migration makes is known from the database.
sql "$url" "CREATE SCHEMA \"Odd\"; CREATE TABLE \"Odd\".\"by hand\" (a int);
  INSERT INTO users SELECT g, repeat('x', 100) FROM generate_series(1, 20000) g"
migration 20260102000000_index 'CREATE INDEX by_email ON users (email);
CREATE INDEX by_a ON "Odd"."by hand" (a);' 'DROP INDEX by_email;'
check_exit 1 lint
check_contains 'up.sql:1:1: error: CREATE INDEX blocks writes to public.users'
# It has no row, and is small: the finding is there, and weighs little.
check_lacks 'by hand'
check_exit 1 lint --level info
check_contains 'up.sql:2:1: note: CREATE INDEX blocks writes to "Odd"."by hand"'
# The password, if there were one, is nowhere.
check_lacks secret

# The sizes: an estimate before ANALYZE too, partitions together, no temporary table.
sql "$url" "CREATE TABLE parts (a int) PARTITION BY LIST (a);
  CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1);
  CREATE TABLE part_2 PARTITION OF parts FOR VALUES IN (2);
  INSERT INTO parts SELECT 1 + g % 2 FROM generate_series(1, 10000) g; ANALYZE"
check_exit 0 "$MIG" stats --database "$url"
check_contains "# mig stats 1"
sed -n 's/^ *\([0-9]*\) *\([0-9]*\)  /\1 \2 /p' "$test_output" > sizes
check_equal '0 0 "Odd"."by hand"' "$(grep hand sizes)" "an empty table"
check_equal 20000 "$(sed -n 's/ [0-9]* public.users$//p' sizes)" "rows of users"
check_equal 10000 "$(sed -n 's/ [0-9]* public.parts$//p' sizes)" "rows of a partitioned table"
[ "$(sed -n 's/^[0-9]* \([0-9]*\) public.parts$/\1/p' sizes)" -gt 100000 ] || fail "bytes of parts: $(cat sizes)"
check_exit 0 "$MIG" stats --database "$url" -o stats.txt

# The same without the database.
check_exit 1 "$MIG" lint --dialect postgres --format gcc --rule "$rules" --stats stats.txt 20260102000000
check_contains 'up.sql:1:1: error'
check_lacks 'by hand' # no migration makes it, but the file knows its size

# What is applied there and edited here; names that are given together with the database.
sed -i 's/email text/email varchar/' migrations/20260101000000_users/up.sql
check_exit 1 lint
check_contains "[edited-after-applied]"
check_exit 1 lint 20260101000000
check_contains "[edited-after-applied]"
sed -i 's/email varchar/email text/' migrations/20260101000000_users/up.sql
check_exit 0 lint 20260101000000

# Nothing is written there.
check_equal 1 "$(sql "$url" 'SELECT count(*) FROM mig_history')" "rows of the history"

# A table that somebody holds is waited for no longer than --lock-timeout says.
psql -qX -d "$url" -c 'BEGIN; LOCK TABLE users; SELECT pg_sleep(20)' > /dev/null 2>&1 &
holder=$!
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  [ "$(sql "$url" "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE datname = current_database() AND relation = 'users'::regclass AND mode = 'AccessExclusiveLock' AND granted")" = 0 ] || break
  sleep 0.2
done
check_exit 6 "$MIG" stats --database "$url" --lock-timeout 100ms
check_error_contains "somebody holds a lock"
kill "$holder"
wait "$holder" || true
