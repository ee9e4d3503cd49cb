# What users copy into their CI: the script behind the step for GitHub, the job for GitLab, the hook for pre-commit.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
ci=$MIG_SOURCE_DIR/ci
git config --global user.name tester
git config --global user.email tester@example.org
git config --global init.defaultBranch main
git config --global protocol.file.allow always

mkdir bin
ln -s "$MIG" bin/mig
PATH=$PWD/bin:$PATH
export PATH
work=$PWD

# A server's repository, and a clone of one commit of one branch, as CI systems make it.
git init -q origin
cd origin
printf 'dialect = "postgres"\n' > mig.toml
migration 20260101000000_users 'CREATE TABLE users (id bigint PRIMARY KEY, email text);' 'DROP TABLE users;'
git add -A
git commit -qm users
git checkout -qb change
git commit -q --allow-empty -m "something else"
migration 20260102000000_index 'CREATE INDEX by_email ON users (email);' 'DROP INDEX by_email;'
git add -A
git commit -qm index
cd "$work"
git clone -q --depth 1 --branch change "file://$work/origin" clone
cd clone

check_exit 1 "$ci/lint" github main
check_contains '::error file=migrations/20260102000000_index/up.sql,line=1,col=1,title=require-concurrent-index-creation::'
check_exit 1 "$ci/lint" gitlab main --output report.json
grep -q '"check_name":"require-concurrent-index-creation"' report.json || fail "no finding in GitLab's report"
check_exit 0 "$ci/lint" github main --rule dropping-table
check_exit 2 "$ci/lint" nonsense main

# The files are what their readers expect.
if python3 -c 'import yaml' 2> /dev/null; then
  check_exit 0 python3 - "$MIG_SOURCE_DIR" << 'PYTHON'
import re
import sys
import yaml

root = sys.argv[1]

def load(name):
    with open(root + "/" + name, encoding="utf-8") as file:
        return yaml.safe_load(file)

step = load("ci/github/action.yml")["runs"]["steps"][0]
assert "/../lint" in step["run"] and step["shell"] == "sh", step
job = load("ci/gitlab.yml")["mig-lint"]
assert job["artifacts"]["reports"]["codequality"] == "mig-lint.json", job
assert any("--output mig-lint.json" in line for line in job["script"]), job
hook = load(".pre-commit-hooks.yaml")[0]
assert hook["id"] == "mig-lint" and hook["entry"] == "mig lint", hook
for name, wanted in [("migrations/20260101000000_x/up.sql", True), ("m/20260101000000_x/down.postgres.sql", True),
                     ("up.sql", True), ("migrations/20260101000000_x/setup.sql", False), ("up.sql.txt", False)]:
    assert bool(re.search(hook["files"], name)) == wanted, name
PYTHON
else
  echo "python3-yaml is not installed: the files were not read" >&2
fi

# The hook gets the names of the files that a commit changes.
check_exit 1 mig lint migrations/20260102000000_index/up.sql
