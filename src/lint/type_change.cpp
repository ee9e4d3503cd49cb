#include "lint/type_change.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "catalog/type.hpp"
#include "lint/new_column.hpp"
#include "lint/type_words.hpp"

namespace mig {
namespace {

using Cost = TypeChangeCost;

// Types whose values are stored alike: a change from one to the other writes nothing. What has modifiers is told below.
// Observed on PostgreSQL 15 and 18 for all pairs of some seventy types.
struct Alike {
  std::string_view from;
  std::string_view to;  // several, with blanks of their own: |text|character varying|
};
constexpr Alike alike[] = {
    {"text", "|character varying|bpchar|citext|"},
    {"character varying", "|text|bpchar|citext|"},
    {"citext", "|text|character varying|bpchar|"},
    {"xml", "|text|character varying|bpchar|"},
    {"character", "|bpchar|"},
    {"bit", "|bit varying|"},
    {"cidr", "|inet|"},
    {"integer", "|oid|reg|"},
    {"oid", "|integer|reg|"},
    {"reg", "|integer|oid|reg|"},
};

// Those that PostgreSQL casts on assignment, besides to and from strings.
constexpr Alike casts[] = {
    {"smallint", "|integer|bigint|numeric|real|double precision|oid|reg|"},
    {"integer", "|smallint|bigint|numeric|real|double precision|money|oid|reg|"},
    {"bigint", "|smallint|integer|numeric|real|double precision|money|oid|reg|"},
    {"numeric", "|smallint|integer|bigint|real|double precision|money|"},
    {"real", "|smallint|integer|bigint|numeric|double precision|"},
    {"double precision", "|smallint|integer|bigint|numeric|real|"},
    {"money", "|numeric|"},
    {"bit", "|bit varying|"},
    {"bit varying", "|bit|"},
    {"cidr", "|inet|"},
    {"inet", "|cidr|"},
    {"date", "|timestamp without time zone|timestamp with time zone|"},
    {"timestamp without time zone", "|timestamp with time zone|date|time without time zone|"},
    {"timestamp with time zone",
     "|timestamp without time zone|date|time without time zone|time with time zone|"},
    {"time without time zone", "|interval|time with time zone|"},
    {"time with time zone", "|time without time zone|"},
    {"interval", "|time without time zone|"},
    {"json", "|jsonb|"},
    {"jsonb", "|json|"},
    {"oid", "|integer|bigint|reg|"},
    {"reg", "|integer|bigint|oid|reg|"},
    {"text", "|reg|xml|"},
    {"character varying", "|reg|xml|"},
};

constexpr std::string_view strings = "|text|character varying|character|bpchar|name|citext|";
// Others of PostgreSQL itself: a change between two of them converts every value.
constexpr std::string_view known =
    "|boolean|uuid|bytea|xml|macaddr|macaddr8|point|line|lseg|box|path|polygon|circle|tsvector|"
    "tsquery|int4range|int8range|numrange|tsrange|tstzrange|daterange|int4multirange|"
    "int8multirange|nummultirange|tsmultirange|tstzmultirange|datemultirange|pg_lsn|xid|\"char\"|"
    "txid_snapshot|pg_snapshot|jsonpath|hstore|ltree|";

bool has(std::string_view list, std::string_view name) {
  return list.find(concat("|", name, "|")) != list.npos;
}

template <std::size_t Size>
bool listed(const Alike (&table)[Size], std::string_view from, std::string_view to) {
  return std::any_of(std::begin(table), std::end(table),
                     [&](const Alike& each) { return each.from == from && has(each.to, to); });
}

std::string group_of(const std::string& name) {
  return name.starts_with("reg") && name != "reg" ? "reg" : name;
}

bool is_known(std::string_view name) {
  return has(strings, name) || has(known, name) ||
         std::any_of(std::begin(casts), std::end(casts),
                     [&](const Alike& each) { return each.from == name || has(each.to, name); });
}

// ---- modifiers of one type

constexpr int full_precision = 6;  // of times

bool is_wider_time(const TypeWords& from, const TypeWords& to) {
  return to.precision().value_or(full_precision) >=
         std::min(from.precision().value_or(full_precision), full_precision);
}

// The least significant field: 0 for seconds.
int least_field(std::string_view modifiers) {
  constexpr std::string_view fields[] = {"second", "minute", "hour", "day", "month", "year"};
  const std::size_t to = modifiers.find("to ");
  const std::string_view last = to == modifiers.npos ? modifiers : modifiers.substr(to + 3);
  for (int i = 0; i < 6; ++i) {
    if (last.starts_with(fields[i])) return i;
  }
  return 0;
}

bool is_wider_interval(const TypeWords& from, const TypeWords& to) {
  const int before = least_field(from.modifiers), now = least_field(to.modifiers);
  if (now > before) return false;
  return before > 0 || is_wider_time(from, to);
}

bool is_wider_length(const TypeWords& from, const TypeWords& to) {
  return from.precision() && to.precision() && *to.precision() >= *from.precision();
}

bool is_wider_numeric(const TypeWords& from, const TypeWords& to) {
  return is_wider_length(from, to) && from.scale() == to.scale();
}

struct Widening {
  std::string_view name;
  bool (*fits)(const TypeWords& from, const TypeWords& to);
};
constexpr Widening widenings[] = {
    {"character varying", is_wider_length},
    {"bit varying", is_wider_length},
    {"numeric", is_wider_numeric},
    {"timestamp without time zone", is_wider_time},
    {"timestamp with time zone", is_wider_time},
    {"time without time zone", is_wider_time},
    {"time with time zone", is_wider_time},
    {"interval", is_wider_interval},
};

// Every value of the one is a value of the other as it stands.
bool is_wider(const TypeWords& from, const TypeWords& to) {
  if (from.modifiers == to.modifiers || !to.has_modifiers()) return true;
  if (from.is_array) return false;
  const auto found = std::find_if(std::begin(widenings), std::end(widenings),
                                  [&](const Widening& each) { return each.name == from.name; });
  return found != std::end(widenings) && found->fits(from, to);
}

// "character" is one character long, "bit" one bit; bpchar and "bit varying" have no limit.
TypeWords words_of(const DataType& type, const Catalog& catalog) {
  TypeWords made = type_words(catalog.to_string(type));
  if ((made.name == "character" || made.name == "bit") && !made.has_modifiers()) {
    made.modifiers = std::string(1, '1');
  }
  return made;
}

// ---- domains

const Domain* domain_of(const DataType& type, const Catalog& catalog) {
  return type.text.empty() ? catalog.get<Domain>(type.type) : nullptr;
}

// What lies below all domains.
DataType base_of(DataType type, const Catalog& catalog) {
  while (const Domain* domain = domain_of(type, catalog)) type = domain->type;
  return type;
}

bool is_foreign(const DataType& type, const Catalog& catalog) {
  const Object* object = catalog.object(type.type);
  return type.type == 0 ? !is_known(group_of(words_of(type, catalog).name))
                        : object == nullptr || object->is_unknown;
}

Cost cost_of_bases(const DataType& from, const DataType& to, bool loses_modifiers,
                   const Catalog& catalog, bool in_utc) {
  TypeWords before = words_of(from, catalog), now = words_of(to, catalog);
  if (loses_modifiers && from.type == 0 && before.name != "character") before.modifiers.clear();
  if (before.is_array != now.is_array) return Cost::rewrites;
  if (from.type != 0 || to.type != 0) {
    if (is_foreign(from, catalog) || is_foreign(to, catalog)) return Cost::may_rewrite;
    return from == to ? Cost::catalogue_only : Cost::rewrites;
  }
  if (before.name == now.name && before.modifiers == now.modifiers) return Cost::catalogue_only;
  const std::string old_group = group_of(before.name), group = group_of(now.name);
  if (!is_known(old_group) || !is_known(group)) return Cost::may_rewrite;
  if (old_group == group) return is_wider(before, now) ? Cost::catalogue_only : Cost::rewrites;
  if (before.is_array) return Cost::rewrites;
  const bool is_time_zone = before.name.starts_with("timestamp") &&
                            now.name.starts_with("timestamp") && is_wider_time(before, now);
  // Made long again or short: a conversion of its own.
  if (is_time_zone && in_utc && now.precision().value_or(full_precision) >= full_precision) {
    return Cost::rebuilds_indexes;
  }
  const bool is_alike = listed(alike, old_group, group) && !now.has_modifiers();
  return is_alike ? Cost::catalogue_only : Cost::rewrites;
}

// Ranks of numbers, each fits into the next.
int width_of(std::string_view name) {
  constexpr std::string_view names[] = {"smallint", "integer", "bigint", "numeric"};
  const auto found = std::find(std::begin(names), std::end(names), name);
  return found == std::end(names) ? -1 : static_cast<int>(found - std::begin(names));
}

}  // namespace

TypeChangeCost cost_of_type_change(const DataType& from, const DataType& to, const Catalog& catalog,
                                   bool in_utc) {
  if (from == to) return Cost::catalogue_only;
  if (is_constrained_domain(to, catalog)) return Cost::rewrites;
  const DataType old_base = base_of(from, catalog), base = base_of(to, catalog);
  // A domain's modifiers are not seen from outside: PostgreSQL does not know that they hold.
  return cost_of_bases(old_base, base, !(old_base == from), catalog, in_utc);
}

bool narrows(const DataType& from, const DataType& to, const Catalog& catalog) {
  const DataType old_base = base_of(from, catalog), base = base_of(to, catalog);
  if (is_constrained_domain(to, catalog)) return true;
  const TypeWords before = words_of(old_base, catalog), now = words_of(base, catalog);
  const int old_width = width_of(before.name), width = width_of(now.name);
  if (old_width >= 0 && width >= 0 && old_width != width) {
    return width < old_width || now.has_modifiers();
  }
  if (has(strings, now.name)) return now.has_modifiers() && !is_wider(before, now);
  if (before.name == "real" && now.name == "double precision") return false;
  if (before.name == "date" && now.name.starts_with("timestamp")) return false;
  if (before.name.starts_with("timestamp") && now.name.starts_with("timestamp")) {
    return !is_wider_time(before, now);
  }
  if (before.name == now.name) return !is_wider(before, now);
  return cost_of_type_change(from, to, catalog) != Cost::catalogue_only;
}

bool converts_by_itself(const DataType& from, const DataType& to, const Catalog& catalog) {
  const DataType old_base = base_of(from, catalog), base = base_of(to, catalog);
  if (old_base == base) return true;
  if (is_foreign(old_base, catalog) || is_foreign(base, catalog)) return true;
  const TypeWords before = words_of(old_base, catalog), now = words_of(base, catalog);
  if (!now.is_array && base.type == 0 && has(strings, now.name)) return true;
  if (before.is_array != now.is_array) return false;
  if (old_base.type != 0 || base.type != 0) return old_base.type == base.type;
  const std::string old_group = group_of(before.name), group = group_of(now.name);
  const bool both_strings = has(strings, old_group) && has(strings, group);
  return old_group == group || both_strings || listed(casts, old_group, group) ||
         listed(alike, old_group, group);
}

}  // namespace mig
