# mig lint --base where a branch has moved the directory of the migrations, or links to a migration.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

unset MIG_DATABASE_URL DATABASE_URL MIG_DIALECT

lint() { "$MIG" lint --dialect postgres --format gcc --no-down "$@"; }
migration() {
  mkdir -p "$1"
  printf '%s\n' "$2" > "$1/up.sql"
}

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.c
mkdir repository
cd repository
git init -q -b main .
migration db/migrations/20260101000000_users 'CREATE TABLE users (id bigint PRIMARY KEY, email text);'
migration db/migrations/20260102000000_index 'CREATE INDEX by_email ON users (email);'
migration db/migrations/20260103000000_old 'SELECT 1;'
git add -A
git commit -q -m first

# What moved with its directory is as the base has it; only what is new is judged.
git checkout -q -b moved
git mv db/migrations db/m2
migration db/m2/20260104000000_drop 'DROP TABLE users;'
git add -A
check_exit 1 lint -m db/m2 --base main
check_error_contains "compared with main: 1 migration added"
grep -q 'db/m2/20260104000000_drop/up.sql:1:12: error: DROP TABLE deletes public.users' "$test_output" ||
  fail "the dropped table of the moved history"
check_equal 0 "$(grep -c by_email "$test_output")" "findings in what only moved"

# Edited or deleted on the way.
sed -i 's/by_email/by_mail/' db/m2/20260102000000_index/up.sql
rm -r db/m2/20260103000000_old
git add -A
check_exit 1 lint -m db/m2 --base main
check_error_contains "1 migration added, 1 edited, 1 deleted"
grep -q 'edited-in-branch' "$test_output" || fail "an edited migration that moved"

# Nothing of the base is there any more.
git checkout -q -f main
git clean -q -f -d
git rm -q -r db/migrations
migration db/m3/20260105000000_new 'CREATE TABLE t (id bigint PRIMARY KEY);'
check_exit 2 lint -m db/m3 --base HEAD
check_error_contains "no migration of HEAD is here any more: those of db/migrations are gone"
git reset -q --hard
git clean -q -f -d

# A new directory beside it takes nothing from it.
migration other/20260105000000_new 'CREATE TABLE t (id bigint PRIMARY KEY);'
check_exit 0 lint -m other --base main
check_error_contains "1 migration added"
rm -r other

# A link to a migration is read as mig reads it, committed or not.
migration ../elsewhere 'DROP TABLE users;'
ln -s "$PWD/../elsewhere" db/migrations/20260106000000_linked
check_exit 1 lint -m db/migrations --base main
check_error_contains "1 migration added"
git add -A
git commit -q -m linked
check_exit 1 lint -m db/migrations --base HEAD~1
check_error_contains "1 migration added"
grep -q 'DROP TABLE deletes public.users' "$test_output" || fail "the table that the linked migration drops"
