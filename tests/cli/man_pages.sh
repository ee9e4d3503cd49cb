# The manual pages and --help say the same: every command has a page, every option stands in both.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
man=$MIG_SOURCE_DIR/man

# Options of a section of the help text on stdin, one a line.
help_options() {
  sed -n "/^$1:\$/,/^\$/p" | sed -n 's/^  \(-[a-zA-Z], \|    \)--\([a-z-]*\).*/\2/p' | sort
}
# Options that a page on stdin explains: its `.It Fl -name` lines.
page_options() { sed -n 's/^\.It .*Fl -\([a-z][a-z-]*\).*/\1/p' | sort; }

"$MIG" --help > overview
commands=$(sed -n '/^Commands:$/,/^$/s/^  \([a-z-]*\)  .*/\1/p' overview)
[ -n "$commands" ] || fail "mig --help lists no command"

for command in $commands; do
  page=$man/mig-$command.1
  [ -e "$page" ] || fail "there is no man/mig-$command.1"
  "$MIG" help "$command" > by_help
  "$MIG" "$command" --help > by_option
  cmp -s by_help by_option || fail "mig help $command and mig $command --help differ"
  check_equal "$(help_options Options < by_help)" "$(page_options < "$page")" \
    "options of mig $command in man/mig-$command.1"
  grep -qx ".It Cm $command" "$man/mig.1" || fail "mig.1 does not list $command"
  grep -qx ".Xr mig-$command 1\( ,\)\?" "$man/mig.1" || fail "mig.1 does not refer to mig-$command"
  summary=$(sed -n "s/^  $command  *//p" overview)
  check_equal ".Nd $summary" "$(grep '^\.Nd ' "$page")" "the summary in man/mig-$command.1"
done

for page in "$man"/mig-*.1; do
  command=$(basename "$page" .1)
  echo "$commands" | grep -qx "${command#mig-}" || fail "there is a page for $command, and no such command"
done

check_equal "$(help_options 'Shared options' < overview)" "$(page_options < "$man/mig.1")" \
  "shared options in man/mig.1"
[ -n "$(help_options 'Shared options' < overview)" ] || fail "mig --help lists no shared option"

for page in "$man"/*.[1-9]; do
  if command -v mandoc > /dev/null; then
    said=$(mandoc -Tlint -W warning "$page" || true)
    check_equal "" "$said" "mandoc on $page"
  fi
  if command -v groff > /dev/null; then
    said=$(groff -mdoc -ww -z "$page" 2>&1)
    check_equal "" "$said" "groff on $page"
  fi
done
