#include "run/postgres_probe.hpp"

#include "base/text.hpp"

namespace mig {
namespace {

// Indexes of a name as a person wrote it: in the table's schema when the table is known, else by search_path.
// Columns: qualified and quoted name, valid (and ready).
Rows find_index(Driver& driver, const std::string& name, const std::string& table) {
  const Value parameters[] = {name, table};
  if (!table.empty()) {
    return driver.query(
        "SELECT i.indexrelid::regclass::text, i.indisvalid AND i.indisready FROM pg_index i JOIN "
        "pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass($2) AND c.relname = "
        "(parse_ident($1))[array_upper(parse_ident($1), 1)]",
        parameters);
  }
  return driver.query(
      "SELECT i.indexrelid::regclass::text, i.indisvalid AND i.indisready FROM pg_index i WHERE "
      "i.indexrelid = to_regclass($1)",
      std::span(parameters, 1));
}

ProbeResult probe_create_index(Driver& driver, const Statement& statement) {
  if (statement.details().object.empty())
    return ProbeResult::unknown;  // the server chose a name: it may be any
  const Rows rows = find_index(driver, statement.details().object, statement.details().table);
  if (rows.empty()) return ProbeResult::absent;
  return rows[0][1] == "t" ? ProbeResult::done : ProbeResult::partial;
}

ProbeResult probe_drop_index(Driver& driver, const Statement& statement) {
  if (statement.details().object.empty()) return ProbeResult::unknown;
  return find_index(driver, statement.details().object, "").empty() ? ProbeResult::done
                                                                    : ProbeResult::absent;
}

// REINDEX CONCURRENTLY leaves `…_ccnew` (the new one, unfinished) or `…_ccold` (the old one, not yet dropped).
// Only those of the table that the statement names, or whose index it names, with its partitions and TOAST tables.
Rows reindex_leftovers(Driver& driver, const Statement& statement) {
  const Value parameters[] = {statement.details().object};
  return driver.query(
      "WITH RECURSIVE tables (id) AS (SELECT coalesce((SELECT indrelid FROM pg_index WHERE "
      "indexrelid = to_regclass(nullif($1, ''))), to_regclass(nullif($1, ''))::oid) UNION SELECT "
      "inhrelid FROM tables JOIN pg_inherits ON inhparent = id) SELECT "
      "i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE "
      "NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND c.relpersistence <> 't' AND ($1 "
      "= '' OR i.indrelid IN (SELECT id FROM tables UNION SELECT reltoastrelid FROM pg_class JOIN "
      "tables ON oid = id))",
      parameters);
}

ProbeResult probe_detach(Driver& driver, const Statement& statement) {
  const Value parameters[] = {statement.details().object, statement.details().table};
  const Rows rows = driver.query(
      "SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = to_regclass($1) AND inhparent = "
      "to_regclass($2)",
      parameters);
  if (rows.empty()) return ProbeResult::done;
  return rows[0][0] == "t" ? ProbeResult::partial : ProbeResult::absent;
}

// Whether something with this name is there, by a catalogue query with the folded name as $1.
ProbeResult probe_presence(Driver& driver, const Statement& statement, std::string_view sql,
                           bool creates) {
  if (statement.details().object.empty()) return ProbeResult::unknown;
  const Value parameters[] = {statement.details().object, statement.details().value};
  const bool two = sql.find("$2") != std::string_view::npos;
  const bool there = !driver.query(sql, std::span(parameters, two ? 2 : 1)).empty();
  return there == creates ? ProbeResult::done : ProbeResult::absent;
}

constexpr std::string_view find_database =
    "SELECT 1 FROM pg_database WHERE datname = (parse_ident($1))[1]";
constexpr std::string_view find_tablespace =
    "SELECT 1 FROM pg_tablespace WHERE spcname = (parse_ident($1))[1]";
constexpr std::string_view find_enum_value =
    "SELECT 1 FROM pg_enum WHERE enumtypid = to_regtype($1) AND enumlabel = $2";

}  // namespace

ProbeResult probe_postgres(Driver& driver, const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::create_index_concurrently: return probe_create_index(driver, statement);
    case StatementKind::drop_index_concurrently: return probe_drop_index(driver, statement);
    case StatementKind::reindex_concurrently:
      return reindex_leftovers(driver, statement).empty() ? ProbeResult::repeat
                                                          : ProbeResult::partial;
    case StatementKind::detach_partition_concurrently: return probe_detach(driver, statement);
    case StatementKind::create_database:
      return probe_presence(driver, statement, find_database, true);
    case StatementKind::drop_database:
      return probe_presence(driver, statement, find_database, false);
    case StatementKind::create_tablespace:
      return probe_presence(driver, statement, find_tablespace, true);
    case StatementKind::drop_tablespace:
      return probe_presence(driver, statement, find_tablespace, false);
    case StatementKind::add_enum_value:
      return probe_presence(driver, statement, find_enum_value, true);
    case StatementKind::vacuum:
    case StatementKind::alter_system: return ProbeResult::repeat;
    default: return ProbeResult::unknown;
  }
}

void heal_postgres(Driver& driver, const Statement& statement) {
  if (statement.kind == StatementKind::create_index_concurrently) {
    for (const Row& row :
         find_index(driver, statement.details().object, statement.details().table)) {
      driver.exchange(concat("DROP INDEX CONCURRENTLY ", row[0].value_or("")));
    }
  } else if (statement.kind == StatementKind::reindex_concurrently) {
    for (const Row& row : reindex_leftovers(driver, statement)) {
      driver.exchange(concat("DROP INDEX CONCURRENTLY IF EXISTS ", row[0].value_or("")));
    }
  } else if (statement.kind == StatementKind::detach_partition_concurrently) {
    driver.exchange(concat("ALTER TABLE ", statement.details().table, " DETACH PARTITION ",
                           statement.details().object, " FINALIZE"));
  }
}

}  // namespace mig
