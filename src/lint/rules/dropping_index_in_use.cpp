#include <algorithm>

#include "base/text.hpp"
#include "lint/conflict_targets.hpp"
#include "lint/final_schema.hpp"
#include "lint/index_cover.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// Another unique index over the same columns.
bool has_twin(const Catalog& catalog, const Index& index) {
  std::vector<std::string> columns;
  for (const IndexElement& each : index.elements) columns.push_back(each.column);
  const auto all = indexes_of(catalog, index.table);
  return std::any_of(all.begin(), all.end(), [&](const Index* each) {
    return each->id != index.id && each->is_unique && each->is_valid &&
           (is_over(*each, columns) || serves_for(*each, index));
  });
}

// The foreign key of another table that refers to these columns; its table too.
std::pair<const Table*, const Constraint*> key_that_needs(const Catalog& catalog,
                                                          const Index& index) {
  for (const Table* each : catalog.dependents<Table>(index.table)) {
    for (const Constraint& key : each->constraints) {
      const bool refers = key.kind == ast::ConstraintKind::foreign_key &&
                          key.references == index.table && is_over(index, key.referenced_columns);
      if (refers) return {each, &key};
    }
  }
  return {nullptr, nullptr};
}

// The foreign key of the table itself that no other index serves.
const Constraint* key_left_alone(const Catalog& end, const Index& index) {
  const auto* table = end.get<Table>(index.table);
  if (table == nullptr || index.elements.empty()) return nullptr;
  for (const Constraint& key : table->constraints) {
    if (key.kind != ast::ConstraintKind::foreign_key) continue;
    const std::string& first = index.elements.front().column;
    const bool served =
        index.predicate.empty() && index.method == "btree" &&
        std::find(key.columns.begin(), key.columns.end(), first) != key.columns.end();
    if (served && index_for_key(end, *table, key, index.id) == nullptr) return &key;
  }
  return nullptr;
}

// The up made it, and the table had no index that begins like it before: no key is worse off.
bool is_taken_back(const LintContext& context, const JudgedStatement& at, const Index& index) {
  const Catalog* before = schema_before_up(context, *at.file);
  if (before == nullptr || before->object(index.id) != nullptr) return false;
  const auto all = before->all<Index>();
  return std::none_of(all.begin(), all.end(), [&](const Index* each) {
    return !each->elements.empty() && !index.elements.empty() &&
           each->elements.front().is_same(index.elements.front()) &&
           before->qualified_name(each->table) == at.before.qualified_name(index.table);
  });
}

// What needs the index, as the end of a sentence; empty: nothing that is known.
std::string use_of(const LintContext& context, const JudgedStatement& at, const Index& index) {
  const auto& table = *at.before.get<Table>(index.table);
  const std::string name = at.before.qualified_name(table.id);
  const Catalog& end = final_schema(context, at);
  if (index.is_unique && !has_twin(at.before, index)) {
    const auto [child, key] = key_that_needs(at.before, index);
    if (child != nullptr) {
      return concat("the foreign key ", at.before.quoted(key->name), " of ",
                    at.before.qualified_name(child->id), " refers to its columns, so this fails",
                    " without CASCADE, which drops the key");
    }
  }
  if (index.is_unique && !has_twin(end, index)) {
    const std::string where = conflict_target_on(context, at, index);
    if (!where.empty()) return concat("ON CONFLICT of ", where, " fails without it");
  }
  if (table.replica_identity == concat("using index ", index.name)) {
    return concat("it is the replica identity of ", name,
                  ": a publication then refuses UPDATE and DELETE");
  }
  if (table.clustered_on == index.name) return concat("CLUSTER ", name, " goes by it");
  const Constraint* key = key_left_alone(end, index);
  if (key != nullptr && !is_taken_back(context, at, index)) {
    return concat("no other index of ", name, " serves the foreign key ",
                  at.before.quoted(key->name), ": each DELETE from ",
                  at.before.qualified_name(key->references), " then reads all of the table");
  }
  return {};
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (drop.object != ObjectKind::index) return;
    for (const ast::ObjectReference& each : drop.objects) {
      const auto* index = at.before.get<Index>(at.relation(each.name));
      if (index == nullptr || !index->constraint.empty() || index->parent_index != 0) continue;
      if (at.before.get<Table>(index->table) == nullptr) continue;
      if (context.is_new(at, index->table)) continue;
      const std::string use = use_of(context, at, *index);
      if (use.empty()) continue;
      Finding& found =
          findings.add(at, drop.objects.size() > 1 ? each.syntax.span() : Span(),
                       concat(at.before.qualified_name(index->id), " is in use: ", use));
      found.tables = {at.before.qualified_name(index->table)};
    }
  });
}

}  // namespace

extern const LintRule dropping_index_in_use_rule;
const LintRule dropping_index_in_use_rule{
    .id = "dropping-index-in-use",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "an index is dropped that a key, a statement or replication needs",
    .why =
        R"(An index is more than speed. INSERT … ON CONFLICT (a) fails without a unique index on a. A foreign key
cannot be without the unique index that it refers to. Logical replication tells rows apart by the replica
identity. And the last index that begins with the columns of a foreign key is what keeps each DELETE of a
referenced row from reading the whole table. Make what takes its place first, or change the code first.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
-- history:
DROP INDEX CONCURRENTLY posts_author_idx;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
-- history:
CREATE INDEX CONCURRENTLY posts_author_id_idx ON posts (author, id);
DROP INDEX CONCURRENTLY posts_author_idx;
)",
    .check = check,
};

}  // namespace mig
