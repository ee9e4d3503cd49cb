#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Types of one family compare with each other; a narrower one holds fewer values.
struct Family {
  std::string_view type;
  int family;
  int width;
};
constexpr Family families[] = {
    {"smallint", 1, 1},
    {"integer", 1, 2},
    {"bigint", 1, 3},
    {"text", 2, 0},
    {"character varying", 2, 0},
    {"character", 2, 0},
    {"uuid", 3, 0},
    {"boolean", 4, 0},
    {"date", 5, 0},
    {"timestamp without time zone", 5, 0},
    {"timestamp with time zone", 5, 0},
    {"bytea", 6, 0},
    {"jsonb", 7, 0},
    {"inet", 8, 0},
    {"cidr", 8, 0},
};

const Family* family_of(std::string type) {
  if (const std::size_t open = type.find('('); open != std::string::npos) {
    type.erase(open, type.find(')', open) + 1 - open);
  }
  const auto* found = std::find_if(std::begin(families), std::end(families),
                                   [&](const Family& each) { return each.type == type; });
  return found != std::end(families) ? found : nullptr;
}

struct Pair {
  std::string child, parent;  // table.column is type
  bool is_refused = false, is_narrower = false;
};

std::string column_text(const Catalog& catalog, const Table& table, const Column& column) {
  return concat(catalog.qualified_name(table.id), ".", catalog.quoted(column.name), " is ",
                catalog.to_string(column.type));
}

Pair compare(const Catalog& catalog, const Table& table, const Column& column, const Table& parent,
             const Column& referenced) {
  Pair pair{column_text(catalog, table, column), column_text(catalog, parent, referenced)};
  if (column.type.type != 0 || referenced.type.type != 0) return pair;
  const Family* own = family_of(catalog.to_string(column.type));
  const Family* wanted = family_of(catalog.to_string(referenced.type));
  if (own == nullptr || wanted == nullptr) return pair;
  pair.is_refused = own->family != wanted->family;
  pair.is_narrower = own->family == wanted->family && own->width < wanted->width;
  return pair;
}

void report(const AddedConstraint& added, const Pair& pair, Findings& findings) {
  const std::string_view end =
      pair.is_refused ? ": there is no = for the two, so this fails" : ", which holds more values";
  Finding& found =
      findings.add(*added.at, added.span(), concat(pair.child, ", but ", pair.parent, end));
  if (pair.is_refused) found.severity = Severity::error;
  found.tables = {added.at->after.qualified_name(added.table->id)};
}

void check(const LintContext& context, Findings& findings) {
  for (const AddedConstraint& each : added_constraints(context, ast::ConstraintKind::foreign_key)) {
    const Catalog& catalog = each.at->after;
    const auto* parent = catalog.get<Table>(each.constraint->references);
    if (parent == nullptr) continue;
    const auto& names = each.constraint->columns;
    const auto& wanted = each.constraint->referenced_columns;
    for (std::size_t i = 0; i < names.size() && i < wanted.size(); ++i) {
      const Column* column = each.table->column(names[i]);
      const Column* referenced = parent->column(wanted[i]);
      if (column == nullptr || referenced == nullptr) continue;
      const Pair pair = compare(catalog, *each.table, *column, *parent, *referenced);
      if (pair.is_refused || pair.is_narrower) report(each, pair, findings);
    }
  }
}

}  // namespace

extern const LintRule foreign_key_type_mismatch_rule;
const LintRule foreign_key_type_mismatch_rule{
    .id = "foreign-key-type-mismatch",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a foreign key column cannot hold what it refers to",
    .why =
        R"(A foreign key from an integer to a bigint column is accepted, and works until the first key that does not
fit: from then on no row can refer to it, on a day that nobody chose. Types that do not compare, as integer
and uuid, are refused at once. Give the column the type of what it refers to. A wider column, or text
and varchar, is no finding.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author integer REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
)",
    .check = check,
};

}  // namespace mig
