#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "catalog/replay.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/columns.hpp"

namespace mig {
namespace {

// What the statement alone would make.
Catalog made_by(const JudgedStatement& at) {
  Replay replay(Dialect::sqlite);
  replay.apply({at.span, at.statement, nullptr, std::nullopt});
  return replay.after();
}

std::string described(const Column& column) {
  return lower_ascii(concat(column.name, " ", column.type.text, column.not_null ? " not null" : "",
                            " ", column.default_value, " ", column.generated));
}

// The first difference between two definitions; empty: they are alike.
std::string difference(const Table& present, const Table& wanted) {
  for (const Column& each : wanted.columns) {
    if (column_of(present, each.name) == nullptr) return concat("it has no column ", each.name);
  }
  for (const Column& each : present.columns) {
    const Column* same = column_of(wanted, each.name);
    if (same == nullptr) return concat("it has a column ", each.name);
    if (described(each) != described(*same)) return concat("its column ", each.name, " is another");
  }
  return {};
}

std::string difference(const Index& present, const Index& wanted) {
  if (present.is_unique != wanted.is_unique) {
    return present.is_unique ? "it is unique" : "it is not unique";
  }
  const bool same_elements =
      std::equal(present.elements.begin(), present.elements.end(), wanted.elements.begin(),
                 wanted.elements.end(), [](const IndexElement& a, const IndexElement& b) {
                   return lower_ascii(a.column) == lower_ascii(b.column) &&
                          lower_ascii(a.expression) == lower_ascii(b.expression);
                 });
  if (!same_elements) return "it is on something else";
  if (lower_ascii(present.predicate) != lower_ascii(wanted.predicate))
    return "its WHERE is another";
  return {};
}

template <typename T>
const T* known(const Catalog& catalog, ObjectId id) {
  const T* found = catalog.get<T>(id);
  return found != nullptr && !found->is_unknown && !found->is_perhaps && !found->is_uncertain
             ? found
             : nullptr;
}

void report(const JudgedStatement& at, const std::string& shown, const std::string& why,
            Findings& findings) {
  if (why.empty()) return;
  findings.add(at, {}, concat("IF NOT EXISTS skips ", shown, ", which is there already, and ", why))
      .tables = {shown};
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& create, const JudgedStatement& at) {
    const ObjectId id = at.relation(create.name);
    const auto* present = known<Table>(at.before, id);
    if (!create.if_not_exists || present == nullptr || present->is_open) return;
    const Catalog alone = made_by(at);
    const std::vector<const Table*> made = alone.all<Table>();
    if (made.size() == 1) {
      report(at, at.before.qualified_name(id), difference(*present, *made.front()), findings);
    }
  });
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& create, const JudgedStatement& at) {
    const ObjectId schema = at.before.find_schema("main");
    if (!create.if_not_exists || schema == 0) return;
    const ObjectId id = at.before.find(ObjectKind::index, schema, create.name.text);
    const auto* present = known<Index>(at.before, id);
    if (present == nullptr) return;
    const std::string shown = at.before.qualified_name(id);
    const auto* table = at.before.get<Table>(present->table);
    if (table != nullptr && !at.before.same_name(table->name, create.table.name.text)) {
      return report(at, shown, concat("it is on ", table->name), findings);
    }
    const Catalog alone = made_by(at);
    const std::vector<const Index*> made = alone.all<Index>();
    if (made.size() == 1) report(at, shown, difference(*present, *made.front()), findings);
  });
}

}  // namespace

extern const LintRule sqlite_if_not_exists_mismatch_rule;
const LintRule sqlite_if_not_exists_mismatch_rule{
    .id = "sqlite-if-not-exists-mismatch",
    .dialects = for_sqlite,
    .severity = Severity::warning,
    .summary = "IF NOT EXISTS skips a definition that differs from what is there",
    .why =
        R"(CREATE … IF NOT EXISTS looks at the name alone: where a table or an index of that name is there, nothing is done
and nothing is said, whatever its columns are. The migration counts as applied and the schema is not what it
says. Write what differs as ALTER TABLE, as a rebuild, or under another name.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN email TEXT;
)",
    .check = check,
};

}  // namespace mig
