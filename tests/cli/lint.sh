# mig lint on the command line: what is judged, what is shown, and what the exit status says.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

lint() { "$MIG" lint --dialect postgres --format gcc --rule "$rules" "$@"; }
rules=require-concurrent-index-creation,unused-suppression,expired-suppression
found='error: CREATE INDEX blocks writes to public.users while it is built [require-concurrent-index-creation]'

# A directory without a migration, and none at all. A new project has a mig.sum and nothing to lint.
check_exit 2 lint
check_error_contains "there is no directory migrations"
mkdir migrations
check_exit 2 lint
check_error_contains "there is no migration in migrations"
: > migrations/mig.sum
check_exit 0 lint
check_error_contains "nothing to lint: no migration in migrations"
rm migrations/mig.sum

# Whose SQL it is must be said; mig init says it.
echo 'SELECT 1;' > any.sql
for words in "" any.sql "--since 0"; do
  check_exit 2 "$MIG" lint $words
  check_error_contains "nothing says whether the SQL is PostgreSQL's or SQLite's"
done
check_exit 0 "$MIG" lint any.sql --dialect sqlite
check_exit 0 env MIG_DIALECT=sqlite "$MIG" lint any.sql
check_exit 0 "$MIG" lint any.sql --database sqlite:nowhere.db
mkdir new
cd new
check_exit 0 "$MIG" init
check_error_contains "mig.toml says that the project is for SQLite"
check_exit 0 "$MIG" new first
first=$(echo migrations/*_first)
echo 'CREATE TABLE t (id INTEGER PRIMARY KEY);' > "$first/up.sql"
echo 'DROP TABLE t;' > "$first/down.sql"
check_exit 0 "$MIG" lint
check_exit 2 "$MIG" lint --database postgres://localhost/x
check_error_contains 'write dialect = "postgres"'
cd ..
rm -r new
mkdir new
cd new
check_exit 0 env DATABASE_URL=postgres://localhost/x "$MIG" init
grep -q '^dialect = "postgres"$' mig.toml || fail "mig init does not say the dialect of the database"
cd ..

migration 20260101000000_users 'CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);' 'DROP TABLE users;'
migration 20260102000000_index 'SELECT 1;
CREATE INDEX by_email ON users (email);' 'DROP INDEX by_email;'
migration 20260103000000_more 'CREATE TABLE more (id bigint PRIMARY KEY);
CREATE INDEX by_id ON more (id);' 'DROP TABLE more;'

# ---- what is judged
first="migrations/20260102000000_index/up.sql:2:1: $found"
check_exit 1 lint
check_equal "$first" "$(cat "$test_output")" "findings in all files"
check_exit 1 lint 20260102000000
check_equal "$first" "$(cat "$test_output")" "findings in one version"
check_exit 1 lint 20260102000000_index
check_exit 1 lint migrations/20260102000000_index/up.sql
check_equal "$first" "$(cat "$test_output")" "findings in one file"
check_exit 0 lint migrations/20260102000000_index/down.sql
check_exit 1 lint migrations/20260102000000_index/
check_exit 1 lint ./migrations/20260102000000_index/up.sql "$PWD/migrations/20260103000000_more"
check_equal "$first" "$(cat "$test_output")" "findings in a file and a migration"
check_exit 1 lint migrations
check_exit 0 lint 20260103000000
check_exit 0 lint --since 20260102000000
check_exit 1 lint --since 20260101000000
check_exit 0 lint --since 20260103000000
check_error_contains "nothing to lint: no migration is later than 20260103000000"
cd migrations/20260102000000_index
check_exit 1 "$MIG" lint --dialect postgres --format gcc --rule "$rules" up.sql
check_contains "up.sql:2:1: $found"
check_exit 1 "$MIG" lint --dialect postgres --format gcc --rule "$rules" .
cd ../..

# Drafts come behind everything that is there.
echo 'CREATE INDEX by_name ON users (name);' > draft.sql
check_exit 1 lint draft.sql
check_contains "draft.sql:1:1: $found"
check_exit 1 sh -c '"$MIG" lint --dialect postgres --format gcc --rule require-concurrent-index-creation - < draft.sql'
check_contains "<stdin>:1:1: $found"
check_exit 2 lint - -
mkdir plain
echo 'CREATE TABLE a (b int);' > plain/0001_a.up.sql
echo 'DROP TABLE a;' > plain/0001_a.down.sql
echo 'CREATE INDEX ON a (b);' > plain/0002_b.sql
check_exit 1 lint plain
check_contains "plain/0002_b.sql:1:1: error: CREATE INDEX blocks writes to public.a"

# ---- exit status 2, with what was meant
check_exit 2 lint --since 20260109000000
check_error_contains "there is no migration 20260109000000 in migrations"
check_exit 2 lint --since 99999999999999
mkfifo pipe
check_exit 2 lint pipe
check_error_contains "pipe is not a regular file"
check_exit 2 lint /dev/zero
check_exit 2 lint --baseline pipe
check_exit 2 lint --baseline .
check_exit 2 lint --stats pipe
check_exit 2 lint --migrations nowhere
printf 'SELECT 1;\n\000' > nul.txt
check_exit 2 lint --baseline nul.txt
check_error_contains "a baseline is what mig lint --update-baseline writes"
check_exit 2 lint nowhere.sql
check_error_contains "there is no file, directory or migration nowhere.sql"
check_exit 2 lint 20260109000000
check_error_contains "there is no migration 20260109000000 in migrations"
check_exit 2 lint --base main 20260102000000
check_exit 2 lint --since 20260102000000 draft.sql
check_exit 2 "$MIG" lint --rule require-concurrent-index-creatio
check_error_contains "did you mean require-concurrent-index-creation?"
check_exit 2 "$MIG" lint --format gc
check_error_contains "did you mean gcc?"
check_exit 2 "$MIG" lint --fail-on eror
check_error_contains "did you mean error?"
check_exit 2 "$MIG" lint --level off
check_exit 2 "$MIG" lint --stats nowhere.txt
check_exit 2 "$MIG" lint --update-baseline
check_exit 0 "$MIG" lint --format list
check_contains "gcc"
mkdir -p other/20260101000000_x empty
echo 'SELECT 1;' > other/20260101000000_x/up.sql
check_exit 2 lint other migrations
check_error_contains "two directories of migrations"
check_exit 2 lint empty
check_error_contains "no .sql file lies in empty"

# A directory that every other command refuses is judged, and never passes for it.
mkdir migrations/20260104000000_nothing
check_exit 3 lint 20260103000000
check_error_contains 20260104000000_nothing
rmdir migrations/20260104000000_nothing

# ---- what is shown and what fails
echo "-- mig: ignore require-concurrent-index-creation -- why
SELECT 1;" > draft.sql
check_exit 0 lint draft.sql
check_contains "draft.sql:1:1: warning:"
check_exit 0 lint --level error draft.sql
check_equal "" "$(cat "$test_output")" "what is below the level"
check_exit 1 lint --fail-on warning draft.sql
check_exit 1 lint --fail-on warning --level error draft.sql
check_contains "unused-suppression"
check_exit 1 lint -o findings.txt
check_equal "$first" "$(cat findings.txt)" "the findings in the file"
check_equal "" "$(cat "$test_output")" "stdout with --output"
check_exit 2 lint -o /dev/null
check_error_contains "/dev/null is not a file"
check_exit 2 lint -o nowhere/findings.txt
check_error_contains "there is no directory nowhere"
cp migrations/20260102000000_index/up.sql kept.sql
check_exit 2 lint -o migrations/20260102000000_index/up.sql
check_error_contains "is read by this lint: it is not overwritten"
check_exit 2 lint draft.sql -o ./draft.sql
cmp kept.sql migrations/20260102000000_index/up.sql || fail "a report took the place of a migration"

# ---- suppressions
migration 20260105000000_quiet '-- mig: ignore require-concurrent-index-creation -- nobody writes at night
CREATE INDEX by_name ON users (name);'
check_exit 0 lint 20260105000000
check_equal "" "$(cat "$test_output")" "what is suppressed"
check_exit 0 "$MIG" plan --database sqlite:plan.db
migration 20260105000000_quiet '-- mig: ignore require-concurrent-index-creation -- nobody writes at night until 2020-01-01
CREATE INDEX by_name ON users (name);'
check_exit 1 lint 20260105000000
check_contains "up.sql:2:1: $found"
check_contains "has ended on 2020-01-01"
rm -r migrations/20260105000000_quiet

# ---- a file that is not UTF-8 is a finding, and the others are judged
printf 'SELECT 1;\nCREATE INDEX by_id ON users (id); -- caf\351\n' > latin.sql
check_exit 1 lint latin.sql draft.sql
check_contains "latin.sql:2:1: $found"
check_exit 1 "$MIG" lint --dialect postgres --format gcc latin.sql draft.sql
check_contains "latin.sql:1:1: error: this cannot be read: not valid UTF-8 at byte"
check_contains "latin.sql:2:1: $found"

# ---- what is printed of the SQL is text without passwords
name=$(printf 'x\n::error file=README.md,line=1::forged\033[31m')
echo "DROP TABLE \"$name\"; CREATE ROLE r PASSWORD 'hunter2s3c';
CREATE SUBSCRIPTION s CONNECTION 'host=h password=hunter3s3c' PUBLICATION p;
CREATE USER MAPPING FOR u SERVER f OPTIONS (user 'u', password 'hunter4s3c');
SELECT dblink('postgres://u:hunter5s3c@h/d', 'SELECT 1');
DO \$\$ BEGIN EXECUTE 'ALTER ROLE r PASSWORD ''hunter6s3c'''; END \$\$;" > hostile.sql
for format in $("$MIG" lint --format list | cut -d' ' -f1); do
  "$MIG" lint --dialect postgres --level info --format "$format" hostile.sql > hostile.out || :
  ! grep -q 'hunter.s3c' hostile.out || fail "a password in the format $format"
  ! grep -q '^ *::error file=README' hostile.out || fail "a forged line in the format $format"
  ! grep -q "$(printf '\033')" hostile.out || fail "an escape sequence in the format $format"
done

# ---- the baseline
export CI=true
check_exit 2 lint --baseline known.txt
check_error_contains "the baseline known.txt is not there"
export CI=false
check_exit 0 lint --baseline known.txt
check_error_contains "wrote known.txt: 1 finding, passed over from now on"
check_exit 0 lint --baseline known.txt
sed -i '1s/^/-- a comment\n\n/' migrations/20260102000000_index/up.sql
check_exit 0 lint --baseline known.txt
echo 'CREATE INDEX by_name ON users (name);' >> migrations/20260102000000_index/up.sql
check_exit 1 lint --baseline known.txt
check_equal "migrations/20260102000000_index/up.sql:5:1: $found" "$(cat "$test_output")" "what the baseline lacks"
check_exit 2 lint --baseline known.txt --update-baseline
check_error_contains "--update-baseline writes the findings of all rules"
printf 'dialect = "postgres"\n[lint.rules]\n"*" = "off"\nrequire-concurrent-index-creation = "error"\n' > mig.toml
check_exit 0 "$MIG" lint --baseline known.txt --update-baseline 20260103000000
check_error_contains "0 findings and 1 of other migrations"
check_exit 0 "$MIG" lint --baseline known.txt --update-baseline
rm mig.toml
check_equal 2 "$(grep -c require-concurrent known.txt)" "entries of the baseline"
sed -i '$d' migrations/20260102000000_index/up.sql
echo 'not a baseline at all' > bad.txt
check_exit 2 lint --baseline bad.txt
check_error_contains "bad.txt:1:1"

# ---- mig.toml
cat > mig.toml << 'TOML'
dialect = "postgres"
[lint]
fail_on = "warning"
[lint.rules]
"*" = "off"
require-concurrent-index-creation = "warning"
[lint.baseline]
file = "known.txt"
[[lint.override]]
path = "migrations/20260103*/**"
rules = { require-concurrent-index-creation = "error" }
TOML
check_exit 0 "$MIG" lint --format gcc
mv known.txt elsewhere.txt
check_exit 2 "$MIG" lint
check_error_contains "the baseline known.txt is not there"
check_exit 0 "$MIG" lint --update-baseline
sed -i '/baseline/,/known/d' mig.toml
check_exit 1 "$MIG" lint --format gcc
check_equal "migrations/20260102000000_index/up.sql:4:1: warning: ${found#error: }" "$(cat "$test_output")" "with mig.toml"
check_exit 0 "$MIG" lint --format gcc --fail-on error
mkdir deeper
cd deeper
check_exit 1 "$MIG" lint --format gcc
check_contains "../migrations/20260102000000_index/up.sql:4:1: warning"
cd ..
sed -i 's/require-concurrent-index-creation = "warning"/require-concurrent-index-make = "warning"/' mig.toml
check_exit 2 "$MIG" lint
check_error_contains "mig.toml:6:1: error: there is no rule 'require-concurrent-index-make'"
check_exit 3 "$MIG" status --database postgres://localhost/ --migrations nowhere
sed -i 's/-make/-creation/; s/^fail_on.*/postgres = "fourteen"/' mig.toml
check_exit 2 "$MIG" lint
check_error_contains "mig.toml:3:12: error: lint.postgres: 'fourteen' is no version or range of versions"
rm mig.toml

# ---- sizes
printf '300 100000 public.users\n' > stats.txt
check_exit 0 lint --stats stats.txt
check_exit 0 lint --stats stats.txt --level info
check_contains "note: CREATE INDEX blocks writes"
printf '300000000 90000000000 public.users\n' > stats.txt
check_exit 1 lint --stats stats.txt
printf '300000000 90000000000 public.users\n5 0 public.users\n' > stats.txt
check_exit 1 lint --stats stats.txt
printf 'lots public.users\n' > stats.txt
check_exit 2 lint --stats stats.txt
check_error_contains "stats.txt:1:1: error: this is no table size"

# ---- a database: what is pending there
rm -r migrations
migration 20260101000000_users 'CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);' 'DROP TABLE users;'
url=sqlite:app.db
check_exit 0 "$MIG" lint --database "$url" --format gcc --rule unused-suppression
check_error_contains "app.db does not exist yet"
check_exit 0 "$MIG" up --database "$url"
check_exit 0 "$MIG" stats --database "$url"
check_contains users
check_lacks mig_
check_exit 0 "$MIG" lint --database "$url" --format gcc --rule unused-suppression
check_error_contains "nothing to lint: no migration is pending in sqlite:app.db"
sql "$url" "INSERT INTO users VALUES (1, 'a'), (2, 'b')"
check_exit 0 "$MIG" stats --database "$url"
check_contains "# source: sqlite:app.db"
grep -q '^ *2 .*  users$' "$test_output" || fail "no size of users: $(cat "$test_output")"
check_exit 0 "$MIG" stats --database "$url" -o sizes.txt
check_error_contains "wrote sizes.txt: "
check_exit 0 "$MIG" stats --database "$url" --json
check_contains '{"table":"users","rows":2,"bytes":'
check_exit 0 "$MIG" lint --dialect sqlite --stats sizes.txt --rule unused-suppression
check_exit 7 "$MIG" stats --database sqlite:nowhere.db
migration 20260102000000_quiet '-- mig: ignore unused-suppression -- why
SELECT 1;'
check_exit 1 "$MIG" lint --database "$url" --format gcc --fail-on warning --rule unused-suppression
check_equal 1 "$(wc -l < "$test_output")" "findings in what is pending"
check_contains "migrations/20260102000000_quiet/up.sql:1:1: warning"

# ---- a git base
if ! command -v git > /dev/null; then
  echo "no git here"
  exit 0
fi
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
mkdir repository
cd repository
index='CREATE INDEX by_email ON users (email);'
table='CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);'
migration 20260101000000_users "$table" 'DROP TABLE users;'
check_exit 2 lint --base main
check_error_contains "is not in a git work tree"
git init -q -b main .
check_exit 2 lint --base main
check_error_contains 'git knows no commit "main"'
migration 20260102000000_index "$index" 'DROP INDEX by_email;'
migration 20260103000000_old 'SELECT 1;' 'SELECT 2;'
migration 20260103500000_mine 'SELECT 3;' 'SELECT 4;'
git add -A
git commit -q -m first
check_exit 0 lint --base main
check_error_contains "no migration differs"

git checkout -q -b branch
migration 20260104000000_added 'CREATE INDEX by_name ON users (name);' 'DROP INDEX by_name;'
check_exit 1 lint --base main
check_error_contains "compared with main: 1 migration added"
check_equal "migrations/20260104000000_added/up.sql:1:1: $found" "$(cat "$test_output")" "an untracked migration"
git add -A
git commit -q -m added
check_exit 1 lint --base main
check_equal 1 "$(wc -l < "$test_output")" "findings in an added migration"
cd migrations
check_exit 1 "$MIG" lint --dialect postgres --format gcc --rule "$rules" --migrations . --base main
check_equal 1 "$(wc -l < "$test_output")" "findings from within the directory"
cd ..

# What others did on main since is not this branch's.
git checkout -q main
migration 20260103200000_theirs 'CREATE INDEX ON users (id);'
git add -A
git commit -q -m theirs
git checkout -q branch
check_exit 1 lint --base main --verbose
check_error_contains "compared with main (parted at $(git rev-parse --short=12 HEAD~1)): 1 migration added"
check_equal 1 "$(wc -l < "$test_output")" "findings without those of main"

# Edited: judged again, but not for a comment. Deleted and renamed ones are told.
sed -i '1s/^/-- a comment\n/' migrations/20260102000000_index/up.sql
check_exit 1 lint --base main
check_equal 1 "$(wc -l < "$test_output")" "findings with a comment edited"
sed -i 's/by_email/by_mail/' migrations/20260102000000_index/up.sql
git rm -q -r migrations/20260103000000_old
git mv migrations/20260103500000_mine migrations/20260105000000_mine
check_exit 1 lint --base main
check_error_contains "1 migration added, 1 edited, 1 deleted, 1 renamed"
check_equal "migrations/20260102000000_index/up.sql:2:1: $found" "$(head -1 "$test_output")" "an edited migration"
check_equal 2 "$(wc -l < "$test_output")" "findings in edited and added migrations"
touch migrations/20260101000000_users/up.sql
check_exit 1 lint --base main
check_equal 2 "$(wc -l < "$test_output")" "findings with a file that was touched"

# In a hook, where git is told where it is.
for tree in . ../linked; do
  [ -e "$tree" ] || git worktree add -q -b linked "$tree"
  (
    cd "$tree"
    migration 20260106000000_hooked 'CREATE INDEX by_hook ON users (id);'
    git add -A
    printf '#!/bin/sh\n"$MIG" lint --dialect postgres --format gcc --rule %s --base main\n' "$rules" > hook
    hooks=$(git rev-parse --git-common-dir)/hooks
    mkdir -p "$hooks"
    mv hook "$hooks/pre-commit"
    chmod +x "$hooks/pre-commit"
  )
  check_exit 1 git -C "$tree" commit -m hooked
  check_error_contains "migrations/20260106000000_hooked/up.sql:1:1: $found"
  rm "$(git rev-parse --git-common-dir)/hooks/pre-commit"
  git -C "$tree" rm -q -r -f migrations/20260106000000_hooked
done

# An old clone without the history says so.
git commit -q -a -m edited
git clone -q --depth 1 --no-single-branch "file://$PWD" ../shallow
cd ../shallow
check_exit 2 lint --base origin/main
check_error_contains "git fetch --unshallow"
