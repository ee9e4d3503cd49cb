# The tour of README.md is what mig does, on PostgreSQL.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
. "$MIG_SOURCE_DIR/tests/support/console.sh"

PATH=$(dirname "$MIG"):$PATH
url=$(new_database)
echo "s#postgres://localhost/shop#$(echo "$url" | sed 's/[&\\]/\\&/g')#" > "$TEST_SCRATCH/replace.sed"
check_console "$MIG_SOURCE_DIR/README.md" '### On PostgreSQL'
