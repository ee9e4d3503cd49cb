// Names and types of libpg_query's trees.
#include "base/text.hpp"
#include "tools/postgres_facts.hpp"

namespace mig::tools::pg {

namespace {
std::string qualified(std::string_view schema, std::string_view name) {
  return schema.empty() ? std::string(name) : concat(schema, ".", name);
}

struct TypeName {
  std::string_view internal, printed;
};
constexpr TypeName type_names[] = {
    {"int4", "integer"},
    {"int", "integer"},
    {"char", "\"char\""},
    {"int8", "bigint"},
    {"int2", "smallint"},
    {"bool", "boolean"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"varchar", "character varying"},
    {"timestamp", "timestamp without time zone"},
    {"timestamptz", "timestamp with time zone"},
    {"time", "time without time zone"},
    {"timetz", "time with time zone"},
    {"varbit", "bit varying"},
    {"decimal", "numeric"},
    {"serial", "integer serial"},
    {"serial4", "integer serial"},
    {"bigserial", "bigint serial"},
    {"serial8", "bigint serial"},
    {"smallserial", "smallint serial"},
    {"serial2", "smallint serial"},
};

}  // namespace

std::string strings(const JsonValue& list, std::string_view separator) {
  std::string out;
  for (const JsonValue& item : list.items) {
    if (!out.empty()) out += separator;
    out += item["String"]["sval"].text;
  }
  return out;
}

std::string relation(const JsonValue& range) {
  return qualified(range["schemaname"].text, range["relname"].text);
}

// The last two of the names: a database's is dropped.
std::string object_name(const JsonValue& list) {
  const auto& items = list.items;
  if (items.empty()) return {};
  const auto part = [&](std::size_t from_end) {
    return items.size() < from_end ? "" : items[items.size() - from_end]["String"]["sval"].text;
  };
  return qualified(part(2), part(1));
}

std::string type(const JsonValue& type) {
  if (type.members.empty()) return "no type";
  const auto& names = type["names"].items;
  std::string name = object_name(type["names"]);
  if (name.starts_with("pg_catalog.")) name.erase(0, 11);
  if (name == "bpchar" && type.has("typmods")) name = "character";  // else of no length at all
  if (!type["pct_type"].is_true() && names.size() < 3) {
    for (const TypeName& known : type_names) {
      if (name == known.internal) name = known.printed;
    }
  }
  if (type["pct_type"].is_true()) name = concat(strings(type["names"], "."), "%TYPE");
  for (std::size_t i = 0; i < type["arrayBounds"].items.size(); ++i) name += "[]";
  return type["setof"].is_true() ? concat("setof ", name) : name;
}

std::string persistence(const JsonValue& range) {
  const std::string& letter = range["relpersistence"].text;
  return letter == "t" ? "temporary" : letter == "u" ? "unlogged" : "permanent";
}

}  // namespace mig::tools::pg
