#include "lint/value_per_row.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "lint/assigned_values.hpp"
#include "lint/row_work.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

template <std::size_t Size>
bool is_in(const std::string_view (&list)[Size], std::string_view word) {
  return std::find(std::begin(list), std::end(list), lower_ascii(word)) != std::end(list);
}

// As good as never the same twice.
constexpr std::string_view generators[] = {"nextval",
                                           "gen_random_uuid",
                                           "uuid_generate_v1",
                                           "uuid_generate_v1mc",
                                           "uuid_generate_v4",
                                           "uuidv4",
                                           "uuidv7",
                                           "gen_random_bytes",
                                           "randomblob",
                                           "random",
                                           "uuid",
                                           "uuid4"};
// Different values stay different.
constexpr std::string_view keepers[] = {"printf", "format", "hex",    "lower", "upper", "md5",
                                        "cast",   "concat", "encode", "quote", "to_hex"};

bool is_row_number(const Catalog& catalog, const Table& table, std::string_view column) {
  if (catalog.dialect() == Dialect::sqlite && is_rowid_name(column)) return true;
  const Column* found = column_of(table, column);
  const Constraint* key = table.primary_key();
  const bool is_key = key != nullptr && key->columns.size() == 1 && found != nullptr &&
                      catalog.same_name(key->columns.front(), column);
  if (!is_key) return false;
  // Of texts "A" and "a" are two keys, and lower() makes them one.
  const std::string type = lower_ascii(catalog.to_string(found->type));
  return type.find("int") != std::string::npos || type == "uuid";
}

// No remainder, quotient or choice, which make equal values of different ones.
bool keeps_apart(const Syntax& value) {
  bool keeps = true;
  walk(value, [&](const Syntax& node) {
    if (node.is(Node::case_)) keeps = false;
    if (node.is(Node::binary) &&
        operator_of(node).find_first_of("%/&*") != std::string_view::npos) {
      keeps = false;
    }
    return keeps;
  });
  return keeps;
}

bool tells_apart(const Catalog& catalog, const Table& table, const Syntax& value) {
  const References found = references_of(value);
  const bool is_generated =
      std::any_of(found.functions.begin(), found.functions.end(),
                  [](const FunctionReference& each) { return is_in(generators, each.name.name); });
  if (!keeps_apart(value)) return false;
  if (is_generated) return true;
  const bool are_keepers =
      std::all_of(found.functions.begin(), found.functions.end(),
                  [](const FunctionReference& each) { return is_in(keepers, each.name.name); });
  return are_keepers &&
         std::any_of(found.columns.begin(), found.columns.end(), [&](const ColumnReference& each) {
           return is_row_number(catalog, table, each.name);
         });
}

bool is_generated_by_default(const Column& column) {
  if (column.identity != Identity::none) return true;
  const std::string value = lower_ascii(column.default_value);
  return std::any_of(std::begin(generators), std::end(generators), [&](std::string_view each) {
    return value.find(concat(each, "(")) != std::string::npos;
  });
}

bool is_filled(const JudgedStatement& at, const Table& table, std::string_view column) {
  const auto* update = at.as<ast::Update>();
  if (update == nullptr || update->from || at.relation(update->table) != table.id) return false;
  const auto work = row_work_of(at);
  if (!work || work->reach == RowReach::few) return false;
  // A condition may only pick the rows that have no value yet.
  if (work->condition) {
    const References found = references_of(work->condition);
    const bool is_of_it =
        !found.columns.empty() && found.tables.empty() &&
        std::all_of(found.columns.begin(), found.columns.end(), [&](const ColumnReference& each) {
          return at.before.same_name(each.name, column);
        });
    if (!is_of_it) return false;
  }
  const auto set = assigned_values(*update);
  return std::any_of(set.begin(), set.end(), [&](const AssignedValue& each) {
    return at.before.same_name(each.column, column) && tells_apart(at.before, table, each.value);
  });
}

}  // namespace

bool has_value_per_row(const LintContext& context, const JudgedStatement& at, const Table& in,
                       std::string_view name) {
  const Column* column = column_of(in, name);
  if (column == nullptr || column->is_perhaps || column->created <= at.new_begin) return false;
  if (is_generated_by_default(*column)) return true;
  const auto earlier = context.earlier(at);
  return std::any_of(earlier.begin(), earlier.end(),
                     [&](const JudgedStatement* each) { return is_filled(*each, in, name); });
}

}  // namespace mig
