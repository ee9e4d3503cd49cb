# The safe version of README.md is made and runs as it says, on PostgreSQL.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
. "$MIG_SOURCE_DIR/tests/support/console.sh"

# The versions of the steps follow that of the migration, and times are what they are.
console_normal() {
  sed -E -e 's/\([0-9.]+ (ms|s)\)$/(TIME)/' -e 's/[0-9]{14}_/VERSION_/g' -e 's/for [0-9.]+ (ms|s),/for TIME,/'
}

PATH=$(dirname "$MIG"):$PATH
url=$(new_database)
echo "s#postgres://localhost/shop#$(echo "$url" | sed 's/[&\\]/\\&/g')#" > "$TEST_SCRATCH/replace.sed"
check_console "$MIG_SOURCE_DIR/README.md" '### The safe version'
