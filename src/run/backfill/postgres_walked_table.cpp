// Table and key on PostgreSQL.
#include "base/error.hpp"
#include "base/text.hpp"
#include "run/backfill/walked_table.hpp"

namespace mig {
namespace {

// As the planner estimates the rows: the density that was last seen times the pages there are.
constexpr std::string_view table_query = R"(
SELECT c.oid, c.relkind, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
  c.relhassubclass,
  (SELECT coalesce(sum(CASE WHEN s.relpages > 0 AND s.reltuples > 0 THEN s.reltuples / s.relpages
     * (pg_catalog.pg_relation_size(s.oid) / current_setting('block_size')::bigint) END), 0)::bigint
   FROM pg_catalog.pg_class s
   WHERE s.oid = c.oid OR c.relkind = 'p' AND s.oid IN
     (SELECT relid FROM pg_catalog.pg_partition_tree(c.oid))),
  pg_catalog.pg_relation_size(c.oid)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = pg_catalog.to_regclass($1))";

// A column that PostgreSQL 18 was told to keep NOT NULL from now on may hold NULL from before.
constexpr std::string_view key_query = R"(
SELECT i.indexrelid, i.indisprimary, a.attname,
  pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.typname),
  base.typname, i.indoption[k.n - 1] & 1,
  a.attnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.conrelid = a.attrelid
    AND c.contype = 'n' AND NOT c.convalidated AND a.attnum = ANY (c.conkey)),
  i.indcollation[k.n - 1] = a.attcollation AND o.opcdefault
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = x.relam AND am.amname = 'btree'
CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts) k(n)
JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n - 1]
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
JOIN pg_catalog.pg_type base ON base.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[k.n - 1]
WHERE i.indrelid = $1::oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
  AND i.indexprs IS NULL
ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid, k.n)";

void refuse_kind(const std::string& table, std::string_view kind, bool has_children, bool is_only) {
  if (kind == "r" && has_children && !is_only) {
    throw Error(ErrorKind::refused,
                concat(table, " has child tables: no key of it is one of theirs too"),
                "write ONLY, and a backfill for each child");
  }
  if (kind == "p" && is_only) {
    throw Error(ErrorKind::refused, concat("ONLY ", table, " has no rows: its partitions have"),
                "leave ONLY out");
  }
  if (kind == "r" || kind == "p") return;
  throw Error(ErrorKind::refused,
              concat(table,
                     kind == "v"   ? " is a view"
                     : kind == "f" ? " is a foreign table"
                                   : " is no table",
                     ": it has no key that could be walked"),
              kind == "f" ? "run the backfill on the server that has the table"
                          : "write the statement over the table below it, or name that one with "
                            "key=<alias>.<column>");
}

KeyColumn column_from(const Row& row) {
  KeyColumn column;
  column.name = row[2].value_or("");
  column.type = row[3].value_or("");
  const std::string base = row[4].value_or("");
  column.is_number = base == "int2" || base == "int4" || base == "int8";
  column.depends_on_style = base == "date" || base == "timestamp" || base == "timestamptz";
  return column;
}

std::string flaw_of(const Row& row, const std::string& first_direction) {
  const std::string base = row[4].value_or("");
  if (row[6] != "t") return concat("may be NULL in ", row[2].value_or(""));
  if (row[7] != "t") return "sorts by another collation or operator class than its columns";
  if (base == "float4" || base == "float8") return "is of floating point numbers, which may be NaN";
  if (row[5] != first_direction) return "mixes ASC and DESC";
  return {};
}

std::vector<KeyCandidate> candidates_of(Driver& driver, const std::string& oid) {
  std::vector<KeyCandidate> out;
  const std::vector<Value> parameters{oid};
  std::string index, direction;
  for (const Row& row : driver.query(key_query, parameters)) {
    if (row[0].value_or("") != index) {
      index = row[0].value_or("");
      direction = row[5].value_or("");
      out.emplace_back().is_primary = row[1] == "t";
    }
    out.back().columns.push_back(column_from(row));
    if (out.back().flaw.empty()) out.back().flaw = flaw_of(row, direction);
  }
  return out;
}

}  // namespace

WalkedTable find_postgres_table(Driver& driver, const BatchStatement& statement) {
  const std::vector<Value> parameters{statement.table()};
  const Rows rows = driver.query(table_query, parameters);
  if (rows.empty()) {
    throw Error(ErrorKind::refused, concat("there is no table ", statement.table()),
                "is an earlier migration missing? mig status shows what is applied");
  }
  const Row& row = rows.front();
  WalkedTable table;
  table.name = row[2].value_or("");
  table.from = concat(statement.is_only() ? "ONLY " : "", table.name);
  refuse_kind(table.name, row[1].value_or(""), row[3] == "t", statement.is_only());
  table.rows = parse_number(row[4].value_or("")).value_or(0);
  if (row[1] == "r") {
    table.id = static_cast<std::uint64_t>(parse_number(row[0].value_or("")).value_or(0));
    table.bytes = parse_number(row[5].value_or("")).value_or(0);
  }
  const std::vector<KeyCandidate> candidates = candidates_of(driver, row[0].value_or(""));
  table.key = choose_key(candidates, statement).columns;
  return table;
}

}  // namespace mig
