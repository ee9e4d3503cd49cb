# Sourced by the tests in tests/cli/: . "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
# A test runs in an empty directory with MIG, MIG_CRASH and MIG_SOURCE_DIR set; *_postgres.sh has MIG_TEST_POSTGRES too,
# and MIG_TEST_PGBOUNCER where PgBouncer is installed. It fails at the first check that does not hold.
set -eu

test_output=$TEST_SCRATCH/stdout # of the last check_exit
test_errors=$TEST_SCRATCH/stderr

fail() {
  echo "FAILED: $*" >&2
  if [ -e "$test_output" ]; then
    echo "--- the last command was: $(cat "$TEST_SCRATCH/command")" >&2
    echo "--- its stdout:" >&2
    head -c 4000 "$test_output" >&2
    echo "--- its stderr:" >&2
    head -c 4000 "$test_errors" >&2
  fi
  exit 1
}

# check_exit STATUS COMMAND...: runs the command, which must end with this status. Keeps its output for the others.
check_exit() {
  expected=$1
  shift
  echo "$*" > "$TEST_SCRATCH/command"
  status=0
  "$@" > "$test_output" 2> "$test_errors" || status=$?
  [ "$status" = "$expected" ] || fail "exit status $status, not $expected"
}

# The text stands somewhere in stdout / stderr of the last check_exit. Plain text, within one line.
check_contains() { grep -qF -e "$1" "$test_output" || fail "stdout does not contain: $1"; }
check_error_contains() { grep -qF -e "$1" "$test_errors" || fail "stderr does not contain: $1"; }
# The text stands in neither.
check_lacks() {
  if grep -qF -e "$1" "$test_output" "$test_errors"; then fail "the output contains: $1"; fi
}

# check_equal EXPECTED ACTUAL WHAT
check_equal() { [ "$1" = "$2" ] || fail "$3: \"$2\", not \"$1\""; }

# migration VERSION_NAME UP [DOWN]: writes a migration directory under ./migrations.
migration() {
  mkdir -p "migrations/$1"
  printf '%s\n' "$2" > "migrations/$1/up.sql"
  [ $# -lt 3 ] || printf '%s\n' "$3" > "migrations/$1/down.sql"
}

# Creates an empty PostgreSQL database and prints its URL: url=$(new_database).
new_database() {
  name=test_$$_$(date +%N)
  psql -qX -d "$MIG_TEST_POSTGRES" -c "CREATE DATABASE $name" < /dev/null >&2 || return 1
  echo "$MIG_TEST_POSTGRES" | sed "s|:///[^?]*|:///$name|"
}

# sql URL STATEMENT: runs it and prints the rows, fields joined by `|`.
sql() {
  case $1 in
    sqlite:*) sqlite3 -batch "${1#sqlite:}" "$2" ;;
    *) psql -qXtA -v ON_ERROR_STOP=1 -d "$1" -c "$2" < /dev/null ;;
  esac
}
