# The helpers of sh_test_lib.sh must fail when what they check does not hold.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

must_fail() {
  if ("$@") > /dev/null 2>&1; then fail "passed, but should not have: $*"; fi
}

check_exit 3 sh -c 'echo result; echo talk >&2; exit 3'
check_contains result
check_error_contains talk
check_lacks absent
check_equal a a letter
must_fail check_contains talk
must_fail check_contains 'res.lt'
must_fail check_error_contains result
must_fail check_lacks talk
must_fail check_equal a b letter
must_fail check_exit 0 sh -c 'exit 3'
must_fail check_exit 1 true

migration 20260101000000_one 'SELECT 1;' 'SELECT 2;'
check_equal 'SELECT 2;' "$(cat migrations/20260101000000_one/down.sql)" 'the down file'
check_equal "$TEST_SCRATCH/work" "$PWD" 'the working directory'
check_equal '' "${DATABASE_URL:-}" 'a DATABASE_URL from outside'
