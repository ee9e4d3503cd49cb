# mig lint of one migration knows the roles that others of the directory create, also inside a block.
. "$MIG_SOURCE_DIR/tests/support/sh_test_lib.sh"

mkdir -p migrations/20260101000000_roles migrations/20260102000000_grant
cat > migrations/20260101000000_roles/up.sql <<'SQL'
CREATE TABLE t (id int PRIMARY KEY);
CREATE ROLE reader;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN CREATE ROLE app; END IF; END $$;
SQL
echo 'GRANT SELECT ON t TO app, reader, other;' > migrations/20260102000000_grant/up.sql
check_exit 0 "$MIG" lint --dialect postgres --format gcc --level info --rule environment-dependent 20260102000000
check_contains "the file needs the role other, which no migration of the set creates"
