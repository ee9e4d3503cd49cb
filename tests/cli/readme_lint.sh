# The pull request of README.md is judged as it says.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"
. "$MIG_SOURCE_DIR/tests/support/console.sh"

if ! command -v git > /dev/null; then
  echo "no git here"
  exit 0
fi
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
PATH=$(dirname "$MIG"):$PATH
check_console "$MIG_SOURCE_DIR/README.md" '### A pull request'
