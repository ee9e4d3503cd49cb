# The completion scripts, run by the shells they are for where those are installed.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

mkdir bin
ln -s "$MIG" bin/mig
PATH=$PWD/bin:$PATH
export PATH
printf '[env.staging]\n[env.production]\n' > mig.toml
mkdir sql notes

check_exit 0 mig completion bash
cp "$test_output" mig.bash
cat > complete.bash <<'BASH'
. ./mig.bash
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_mig mig
echo ${COMPREPLY[*]}
BASH

# completes EXPECTED WORD...: what bash offers for the last word.
completes() {
  expected=$1
  shift
  check_equal "$expected" "$(bash complete.bash "$@" 2>&1)" "completion of: $*"
}

completes "status" mig statu
completes "status" mig --env staging statu
completes "status" mig -v --env = staging statu
completes "--out-of-order" mig up --out
completes "--applied --accept-edit" mig resolve --a
completes "--database" mig --data
completes "sqlite postgres" mig up --dialect ""
completes "production staging" mig up --env ""
completes "staging" mig up -e st
completes "staging" mig up --env = st
completes "production staging" mig up --env =
completes "production" mig down --confirm p
completes "sql" mig --migrations s
completes "mig.toml" mig --config mig.t
completes "bash zsh fish" mig completion ""
completes "redo release rewrite rebase resolve" mig help re
completes "" mig up --to ""
completes "" mig up ""

# Every command and every option is offered.
for command in $(mig --help | sed -n '/^Commands:$/,/^$/s/^  \([a-z-]*\)  .*/\1/p'); do
  completes "$command" mig "$command"
  options=$(mig help "$command" | sed -n 's/^  \(-[a-zA-Z], \|    \)--\([a-z-]*\).*/--\2/p' | tr '\n' ' ')
  completes "${options% }" mig "$command" --
done

check_exit 0 mig completion zsh
cp "$test_output" _mig
if command -v zsh > /dev/null; then
  zsh -n _mig || fail "zsh cannot read its script"
fi
check_contains "'--env=[use the section \\[env.NAME\\] of mig.toml]:NAME:_mig_environments'"
check_contains "'up:"

check_exit 0 mig completion fish
cp "$test_output" mig.fish
if command -v fish > /dev/null; then
  fish --no-execute mig.fish || fail "fish cannot read its script"
  check_equal "status" "$(fish -c 'source mig.fish; complete -C "mig statu"' | cut -f1)" "completion in fish"
fi
check_contains "complete -c mig -l dialect -x -a 'sqlite postgres'"

check_exit 2 mig completion tcsh
check_error_contains "no completion for the shell 'tcsh'"
check_exit 2 mig completion
rm mig.toml
check_exit 0 mig completion --environments
check_equal "" "$(cat "$test_output")" "environments without mig.toml"
