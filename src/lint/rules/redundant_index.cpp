#include <map>

#include "base/text.hpp"
#include "lint/final_schema.hpp"
#include "lint/index_cover.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

// It keeps out no duplicate that the other does not, and serves no search that the other does not.
bool is_needless(const Index& index, const Index& beside) {
  if (!index.constraint.empty() || index.is_perhaps || beside.is_perhaps) return false;
  if (!serves_for(beside, index)) return false;
  if (!index.is_unique) return true;
  return beside.is_unique && beside.elements.size() == index.elements.size() &&
         (beside.nulls_not_distinct || !index.nulls_not_distinct);
}

ObjectId touched_table(const JudgedStatement& at) {
  if (const auto* index = at.as<ast::CreateIndex>()) return at.relation(index->table);
  if (const auto* alter = at.as<ast::AlterTable>()) return at.relation(alter->name);
  if (const auto* create = at.as<ast::CreateTable>()) {
    return at.find_after(ObjectKind::table, create->name);
  }
  return 0;
}

std::string columns_of(const Catalog& catalog, const Index& index) {
  std::vector<std::string> texts;
  for (const IndexElement& each : index.elements) {
    texts.push_back(each.column.empty() ? each.expression : catalog.quoted(each.column));
  }
  return join(texts, ", ");
}

void report(const JudgedStatement& at, const Catalog& end, const Index& needless,
            const Index& beside, bool is_judged, Findings& findings) {
  const std::string name = end.qualified_name(needless.id);
  const std::string table = end.qualified_name(needless.table);
  Finding& found =
      findings.add(at, {},
                   concat(name, " (", columns_of(end, needless), ") does nothing that ",
                          end.qualified_name(beside.id), " (", columns_of(end, beside), ") of ",
                          table, " does not do", is_judged ? "" : ": it can go"));
  found.tables = {table};
  if (!is_judged) found.steps = {concat("-- next migration:\nDROP INDEX CONCURRENTLY ", name, ";")};
}

// Indexes of one table by what they begin with: none serves for one that begins otherwise.
using Groups = std::map<std::string, std::vector<const Index*>>;

Groups groups_of(const Catalog& catalog, ObjectId table) {
  Groups groups;
  for (const Index* each : indexes_of(catalog, table)) {
    if (each->elements.empty()) continue;
    const IndexElement& first = each->elements.front();
    groups[concat(first.column, " ", first.expression)].push_back(each);
  }
  return groups;
}

// The down gives back what the up found: both were there.
bool were_there(const LintContext& context, const JudgedStatement& at, const Catalog& end,
                const Index& one, const Index& other) {
  const Catalog* before = schema_before_up(context, *at.file);
  return before != nullptr && has_such_index(*before, end, one) &&
         has_such_index(*before, end, other);
}

void check_new(const LintContext& context, const JudgedStatement& at, const Catalog& end,
               const Index& made, const std::vector<const Index*>& group, Findings& findings) {
  for (const Index* other : group) {
    // Of two that are made here the later one speaks.
    const bool is_before =
        other->created < made.created || (other->created == made.created && other->id < made.id);
    if (other->id == made.id || !is_before) continue;
    const bool is_made = is_needless(made, *other);
    if (!is_made && !is_needless(*other, made)) continue;
    if (were_there(context, at, end, made, *other)) continue;
    return is_made ? report(at, end, made, *other, true, findings)
                   : report(at, end, *other, made, false, findings);
  }
}

// Statements that may make indexes, by table and number.
using Makers = std::map<ObjectId, std::map<std::uint32_t, const JudgedStatement*>>;

void check_makers(const LintContext& context, const Makers& makers, const Catalog& end,
                  Findings& findings) {
  for (const auto& [table, statements] : makers) {
    for (const auto& [first, group] : groups_of(end, table)) {
      for (const Index* made : group) {
        const auto by = statements.find(made->created);
        if (by == statements.end() || made->parent_index != 0) continue;
        check_new(context, *by->second, end, *made, group, findings);
      }
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  Makers of_ups;
  std::map<const LintFile*, Makers> of_downs;  // each ends on a schema of its own
  std::map<const LintFile*, const Catalog*> ends;
  for (const auto& each : *context.statements) {
    if (each->runs == Runs::when_called || each->statement == nullptr) continue;
    const bool is_up = each->file->direction == Direction::up;
    if (!is_up) ends[each->file] = &each->after;
    const ObjectId table = touched_table(*each);
    if (table == 0) continue;
    auto& statements = (is_up ? of_ups : of_downs[each->file])[table];
    const bool is_first = statements.emplace(final_number(*each), each.get()).second;
    if (!is_first && each->as<ast::CreateIndex>()) statements[final_number(*each)] = each.get();
  }
  check_makers(context, of_ups, *context.end, findings);
  for (const auto& [file, makers] : of_downs) {
    check_makers(context, makers, *ends.at(file), findings);
  }
}

}  // namespace

extern const LintRule redundant_index_rule;
const LintRule redundant_index_rule{
    .id = "redundant-index",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "an index that another one does the work of",
    .why =
        R"(An index whose columns are the first columns of another serves no search that the other cannot serve,
yet each INSERT and most UPDATEs write to both, and both take memory. The same holds for one that is
equal to the index of a primary key or a unique constraint. Drop the narrower one, concurrently, or do
not make it. One reason to keep it is that it is much smaller than the other.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text, day date);
CREATE INDEX orders_email_day_idx ON orders (email, day);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text, day date);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
CREATE INDEX CONCURRENTLY orders_email_day_idx ON orders (email, day);
DROP INDEX CONCURRENTLY orders_email_idx;
)",
    .check = check,
};

}  // namespace mig
