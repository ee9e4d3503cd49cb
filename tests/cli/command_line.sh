# What the program as a whole does with its command line, its configuration and its streams.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

check_exit 0 "$MIG" --version
check_contains "mig "
check_exit 0 "$MIG" version --json
check_contains '{"version":"'
check_exit 2 "$MIG"
check_error_contains "Usage: mig COMMAND"
check_equal "" "$(cat "$test_output")" "stdout of mig without a command"

check_exit 2 "$MIG" stauts
check_error_contains 'did you mean `mig status`?'
check_exit 2 "$MIG" status --jsn --json
check_error_contains '{"error":{"kind":"usage","message":"unknown option --jsn of mig status","hint":"did you mean --json?"'
check_error_contains '"exit":2}}'

# A password is not repeated, wherever it was put by mistake.
url=postgres://app:hunter22hunter22hunter22hunter22hunter22hunter22hunter22@host/db
for arguments in "$url" "status $url" "down $url" "status --dialect $url" "up --to $url" "help $url" "--env $url up" \
  "status --json $url" "completion $url" "new $url" "-$url" "--$url" "status --lock-wait=$url"; do
  check_exit 2 "$MIG" $arguments
  check_lacks hunter22
done


# Results that cannot be written are an error; a reader that went away is none.
if [ -e /dev/full ]; then
  status=0
  "$MIG" --help > /dev/full 2> said || status=$?
  check_equal 1 "$status" "exit status with a full disk"
  grep -q "cannot write to standard output" said || fail "a full disk is not named"
fi
status=0
"$MIG" --help >&- 2> said || status=$?
check_equal 1 "$status" "exit status with stdout closed"
{
  status=0
  "$MIG" --help || status=$?
  echo "$status" > status
} | true
check_equal 0 "$(cat status)" "exit status when the reader went away"
