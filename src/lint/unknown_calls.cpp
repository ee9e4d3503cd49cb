#include "lint/unknown_calls.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/volatility.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// Their functions are among PostgreSQL's own in builtin_functions.def.
constexpr std::string_view bundled[] = {"adminpack",
                                        "amcheck",
                                        "autoinc",
                                        "bloom",
                                        "btree_gin",
                                        "btree_gist",
                                        "citext",
                                        "cube",
                                        "dblink",
                                        "dict_int",
                                        "dict_xsyn",
                                        "earthdistance",
                                        "file_fdw",
                                        "fuzzystrmatch",
                                        "hstore",
                                        "insert_username",
                                        "intagg",
                                        "intarray",
                                        "isn",
                                        "lo",
                                        "ltree",
                                        "moddatetime",
                                        "old_snapshot",
                                        "pageinspect",
                                        "pg_buffercache",
                                        "pg_freespacemap",
                                        "pg_prewarm",
                                        "pg_stat_statements",
                                        "pg_surgery",
                                        "pg_trgm",
                                        "pg_visibility",
                                        "pg_walinspect",
                                        "pgcrypto",
                                        "pgrowlocks",
                                        "pgstattuple",
                                        "plpgsql",
                                        "postgres_fdw",
                                        "refint",
                                        "seg",
                                        "sslinfo",
                                        "tablefunc",
                                        "tcn",
                                        "tsm_system_rows",
                                        "tsm_system_time",
                                        "unaccent",
                                        "uuid-ossp",
                                        "xml2"};

bool has_other_extension(const Catalog& catalog) {
  bool found = false;
  catalog.for_each([&](const Object& each) {
    if (each.kind != ObjectKind::extension) return;
    found =
        found || std::find(std::begin(bundled), std::end(bundled), each.name) == std::end(bundled);
  });
  return found;
}

// Of SELECT f(…); empty for others.
Syntax only_call(const ast::Statement& statement) {
  if (statement.kind == Node::call) return statement.syntax[0];
  if (statement.kind != Node::select) return {};
  Syntax part = statement.syntax;
  for (const Node expected : {Node::select_core, Node::targets}) {
    if (part.children().size() != 1 || !part[0].is(expected)) return {};
    part = part[0];
  }
  return part.children().size() == 1 ? part[0][0] : Syntax();
}

}  // namespace

std::string unknown_routine(const JudgedStatement& at) {
  if (at.statement == nullptr) return {};
  const Syntax call = only_call(*at.statement);
  if (!call || !call.is(Node::function_call)) return {};
  const QualifiedName name = qualified_name_of(call.child(Node::object_name));
  if (volatility_of_builtin(name.name) != Volatility::unknown || name.schema == "pg_catalog") {
    return {};
  }
  ast::ObjectName written;
  written.schema.text = name.schema;
  written.name.text = name.name;
  if (at.find(ObjectKind::function, written) != 0 || has_other_extension(at.before)) return {};
  return std::string(call.child(Node::object_name).text());
}

}  // namespace mig
