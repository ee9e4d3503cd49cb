# Two branches that both add a migration: git reports a conflict in mig.sum, `mig up` refuses, `mig rebase` heals.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

if ! command -v git > /dev/null; then
  echo "no git here"
  exit 0
fi
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
url=sqlite:app.db

add() { # add NAME: a migration that makes a table of that name
  check_exit 0 "$MIG" new "$1"
  directory=$(ls -d migrations/*_"$1")
  echo "CREATE TABLE $1 (id integer);" > "$directory/up.sql"
  echo "DROP TABLE $1;" > "$directory/down.sql"
  git add -A
  git commit -q -m "$1"
}

git init -q -b main .
echo '*.db*' > .gitignore
check_exit 0 "$MIG" init
add first
check_exit 0 "$MIG" up --database "$url"

git checkout -q -b mine
add mine
git checkout -q main
sleep 2 # two migrations made in one second would be refused as duplicates first
add theirs
check_exit 0 "$MIG" up --database "$url"

git checkout -q mine
git merge -q main > merged 2>&1 && fail "two new migrations merged without a conflict"
git diff --name-only --diff-filter=U > conflicts
check_equal migrations/mig.sum "$(cat conflicts)" "files in conflict"

check_exit 3 "$MIG" up --database sqlite:new.db
check_error_contains "mig.sum"
check_error_contains "mig rebase"
check_exit 3 "$MIG" up --database "$url" # where theirs is applied there is more to say
check_error_contains "older than what is applied"
check_error_contains "mig rebase"
check_exit 0 "$MIG" status --database "$url"

check_exit 0 "$MIG" rebase
check_contains "_mine -> "
grep -q '<<<<\|>>>>' migrations/mig.sum && fail "conflict markers are left in mig.sum"
check_equal "theirs mine" "$(ls migrations | sed -n 's/^[0-9]*_\(mine\|theirs\)$/\1/p' | tr '\n' ' ' | sed 's/ $//')" \
  "order after rebase"
git add -A
git commit -q -m merged
check_exit 0 "$MIG" up --database "$url"
check_contains "_mine"
check_exit 0 "$MIG" status --check --database "$url"
check_exit 0 "$MIG" rebase --dry-run
check_equal "" "$(cat "$test_output")" "what a second rebase would move"
check_exit 0 "$MIG" down --to 0 --database "$url"

# A line that someone took out by hand is found too.
sed -i '$d' migrations/mig.sum
check_exit 3 "$MIG" up --database "$url"
check_error_contains "mig.sum"
check_exit 0 "$MIG" rebase
check_exit 0 "$MIG" up --database "$url"
