# The tour of README.md is what mig does.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
. "$MIG_SOURCE_DIR/tests/support/console.sh"

PATH=$(dirname "$MIG"):$PATH
check_console "$MIG_SOURCE_DIR/README.md" '### On SQLite'

# The check itself can fail: at other output, at another status, at a section that is not there.
text='# A
```console
$ echo one
%s
```'
mkdir "$TEST_SCRATCH/self"
for case in 'two' 'one
$ false' 'one
$ (exit 4); echo $?
5'; do
  printf "$text\n" "$case" > "$TEST_SCRATCH/self/text.md"
  if (TEST_SCRATCH=$TEST_SCRATCH/self && check_console "$TEST_SCRATCH/text.md" '# A') 2> /dev/null; then
    fail "a wrong text passes: $case"
  fi
done
printf "$text\n" 'one' > "$TEST_SCRATCH/self/text.md"
(TEST_SCRATCH=$TEST_SCRATCH/self && check_console "$TEST_SCRATCH/text.md" '# A')
if (TEST_SCRATCH=$TEST_SCRATCH/self && check_console "$TEST_SCRATCH/text.md" '# B') 2> /dev/null; then
  fail "a section that is not there passes"
fi

# The table of exit codes is the one of mig(1).
pages=$(sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EXAMPLES/s/^\.It //p' "$MIG_SOURCE_DIR/man/mig.1" | tr -d ' ' | tr '\n' ' ')
readme=$(sed -n '/^## Exit codes/,/^## [^E]/s/^| \([0-9][0-9, ]*\) |.*/\1/p' "$MIG_SOURCE_DIR/README.md" | tr -d ' ' |
  tr '\n' ' ')
check_equal "$pages" "$readme" "the exit codes in README.md"
