#include "database/postgres/introspect.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "database/postgres/introspect_order.hpp"
#include "database/postgres/introspect_parts.hpp"
#include "database/url.hpp"

namespace mig {
namespace {

// What the server's own printing of expressions depends on, for this transaction. With an empty search_path every name
// is qualified, and the query itself can only mean pg_catalog's functions.
constexpr std::string_view settings =
    "SELECT set_config('search_path', '', true), set_config('quote_all_identifiers', 'off', true), "
    "set_config('extra_float_digits', '1', true), set_config('DateStyle', 'ISO, MDY', true), "
    "set_config('TimeZone', 'UTC', true), set_config('IntervalStyle', 'postgres', true), "
    "set_config('bytea_output', 'hex', true), set_config('standard_conforming_strings', 'on', "
    "true), set_config('jit', 'off', true)";

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

void append(std::string& query, std::span<const IntrospectPart> parts, int version) {
  for (const IntrospectPart& part : parts) {
    if (version < part.since || version >= part.before) continue;
    if (query.back() != '\n') query += "\nUNION ALL\n";
    query += part.sql;
  }
}

std::string array_of(Driver& driver, const std::vector<std::string>& names) {
  std::string out = "ARRAY[";
  for (const std::string& name : names) {
    out += concat(out.ends_with('[') ? "" : ", ", driver.quote(name));
  }
  return out + "]::text[]";
}

std::string whole_query(Driver& driver, const IntrospectOptions& options) {
  const int version = driver.server_version();
  std::string query(introspect_common());
  for (const auto parts : {introspect_namespaces(), introspect_types(), introspect_relations(),
                           introspect_constraints(), introspect_routines(), introspect_reactions(),
                           introspect_notes(), introspect_edges()}) {
    append(query, parts, version);
  }
  for (const IntrospectWord& word : introspect_words()) {
    query = replace_all(std::move(query), word.name,
                        version >= word.since ? word.text : word.otherwise);
  }
  return replace_all(std::move(query), "@without@", array_of(driver, options.without));
}

// Outside a transaction the text is one of its own, whatever the connection's mode, and the settings end with it. In an
// open one a savepoint takes them back.
Rows read(Driver& driver, const std::string& query) {
  if (!driver.in_transaction()) {
    return driver.exchange(concat("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;\n",
                                  settings, ";\n", query));
  }
  driver.exchange(concat("SAVEPOINT mig_introspect;\n", settings));
  Rows rows = driver.query(query);
  driver.exchange("ROLLBACK TO SAVEPOINT mig_introspect;\nRELEASE SAVEPOINT mig_introspect");
  return rows;
}

// The names of the options that are secret are known to the query; a password may also stand inside of another's value.
bool may_hold_password(std::string_view statement) {
  constexpr std::string_view starts[] = {"CREATE SERVER ", "CREATE FOREIGN ",
                                         "CREATE USER MAPPING "};
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::string_view start) { return statement.starts_with(start); });
}

}  // namespace

std::vector<std::string> introspect_postgres(Driver& driver, const IntrospectOptions& options) {
  std::vector<std::string> statements =
      order_statements(read(driver, whole_query(driver, options)));
  for (std::string& statement : statements) {
    if (may_hold_password(statement)) statement = redact(statement, "");
  }
  return statements;
}

}  // namespace mig
