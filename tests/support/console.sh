# Sourced after sh_test_lib.sh. check_console FILE HEADING: does what the ```console blocks of a Markdown section show.
#
# A line `$ COMMAND` is run, with the `> ` lines below it, in one shell from block to block; the lines that follow are
# what it prints, on either stream. It must exit with 0; where the text shows another status, the command ends in
# `; echo $?`. Times and SQLSTATEs are not compared, and a version that mig made takes the place of the one in the text.

# Splits the section into command.N and expected.N, and prints how many there are.
console_split() {
  awk -v heading="$2" -v to="$TEST_SCRATCH" '
    /^#/ && !block { inside = ($0 == heading) }
    !inside { next }
    /^```/ { block = ($0 == "```console"); continued = 0; next }
    !block { next }
    /^\$ / { n++; continued = 1; print substr($0, 3) > (to "/command." n); printf "" > (to "/expected." n); next }
    continued && /^> ?/ { sub(/^> ?/, ""); print > (to "/command." n); next }
    { continued = 0; print > (to "/expected." n) }
    END { print n + 0 }' "$1"
}

console_normal() {
  sed -E -e 's/\([0-9.]+ (ms|s)\)$/(TIME)/' -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/TIME/' -e 's/ \[[0-9A-Z]{5}\]$//'
}

check_console() {
  console_count=$(console_split "$1" "$2")
  [ "$console_count" -gt 0 ] || fail "no console block under \"$2\" in $1"
  : >> "$TEST_SCRATCH/replace.sed"
  console_at=0
  while [ "$console_at" -lt "$console_count" ]; do
    console_at=$((console_at + 1))
    for console_part in command expected; do
      sed -f "$TEST_SCRATCH/replace.sed" "$TEST_SCRATCH/$console_part.$console_at" > "$TEST_SCRATCH/$console_part"
    done
    set +e  # `||` would do, but not for what dash reads with `.`
    . "$TEST_SCRATCH/command" > "$TEST_SCRATCH/printed" 2>&1
    console_status=$?
    set -e
    case $(cat "$TEST_SCRATCH/command") in
      "mig new "*)
        console_made=$(sed -n 's,^migrations/\([0-9]*\)_.*,\1,p' "$TEST_SCRATCH/printed")
        console_told=$(sed -n 's,^migrations/\([0-9]*\)_.*,\1,p' "$TEST_SCRATCH/expected")
        echo "s/$console_told/$console_made/g" >> "$TEST_SCRATCH/replace.sed"
        sed "s/$console_told/$console_made/" "$TEST_SCRATCH/expected" > "$TEST_SCRATCH/expected.made"
        mv "$TEST_SCRATCH/expected.made" "$TEST_SCRATCH/expected"
        ;;
    esac
    console_normal < "$TEST_SCRATCH/expected" > "$TEST_SCRATCH/expected.normal"
    console_normal < "$TEST_SCRATCH/printed" > "$TEST_SCRATCH/printed.normal"
    if ! diff "$TEST_SCRATCH/expected.normal" "$TEST_SCRATCH/printed.normal" > "$TEST_SCRATCH/diff"; then
      fail "$1: \`$(cat "$TEST_SCRATCH/command")\` does not print what the text shows (< text, > printed):
$(cat "$TEST_SCRATCH/diff")"
    fi
    [ "$console_status" = 0 ] || fail "$1: \`$(cat "$TEST_SCRATCH/command")\` exits with $console_status"
  done
}
