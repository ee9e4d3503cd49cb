#include <algorithm>

#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "lint/function_texts.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "lint/sqlite/stored_sql.hpp"

namespace mig {
namespace {

constexpr std::string_view left_over[] = {"_old", "_deprecated", "_backup", "_bak", "_del"};

bool is_left_over(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return std::any_of(std::begin(left_over), std::end(left_over), [&](std::string_view each) {
    return lower.ends_with(each) && lower.size() > each.size();
  });
}

bool is_view_of(const View& view, ObjectId table, std::string_view column) {
  return std::any_of(view.relations.begin(), view.relations.end(), [&](const ViewUse& each) {
    return each.relation == table &&
           (column.empty() ||
            std::find(each.columns.begin(), each.columns.end(), column) != each.columns.end());
  });
}

// A view, a trigger or a function reads or writes it, whatever its name says. `column` empty: the table.
bool is_in_use(const Catalog& end, const Table& table, std::string_view column) {
  if (end.dialect() == Dialect::postgres) {
    const auto views = end.all<View>();
    return std::any_of(views.begin(), views.end(),
                       [&](const View* each) { return is_view_of(*each, table.id, column); }) ||
           !(column.empty() ? functions_naming(end, table.name)
                            : functions_naming_column(end, table.id, column))
                .empty();
  }
  for (const Object* each : stored_sql(end)) {
    const StoredUses uses = uses_of(*each);
    if (column.empty() && each->parent != table.id && names_table(end, uses, table.name)) {
      return true;
    }
    const bool names_column =
        std::any_of(uses.columns.begin(), uses.columns.end(),
                    [&](const ColumnReference& use) { return end.same_name(use.name, column); });
    if (!column.empty() && names_column) return true;
  }
  return false;
}

// All that is not applied yet is judged.
bool is_whole_set(const LintContext& context) {
  if (context.directory == nullptr || !context.facts.base.empty()) return false;
  const auto& applied = context.facts.applied;
  const auto& entries = context.directory->entries;
  return std::all_of(entries.begin(), entries.end(), [&](const MigrationEntry& entry) {
    if (!entry.up || judged_file(context, entry.version, Direction::up) != nullptr) return true;
    return applied && std::any_of(applied->begin(), applied->end(), [&](const AppliedFact& each) {
             return each.version == entry.version;
           });
  });
}

void check_table(const Catalog& end, const Table& table, std::uint32_t set_begin,
                 Findings& findings) {
  const std::string name = end.qualified_name(table.id);
  const auto tell = [&](std::string message, std::string step) {
    Finding& found = findings.add(nullptr, {}, std::move(message));
    found.tables = {name};
    found.steps = {std::move(step)};
  };
  if (is_left_over(table.name) && !is_in_use(end, table, {})) {
    tell(concat(name, " is still there, and its name says that it is no longer used"),
         concat("DROP TABLE ", name, ";"));
    return;
  }
  for (const Column& each : table.columns) {
    if (!is_left_over(each.name) || each.created > set_begin || each.is_perhaps) continue;
    if (is_in_use(end, table, each.name)) continue;
    tell(concat(name, ".", end.quoted(each.name),
                " is still there, and its name says that it is no longer used"),
         concat("ALTER TABLE ", name, " DROP COLUMN ", end.quoted(each.name), ";"));
  }
  for (const Constraint& each : table.constraints) {
    if (each.is_valid || !each.is_enforced || each.created > set_begin || each.is_perhaps) continue;
    tell(concat("constraint ", end.quoted(each.name), " on ", name,
                " was added NOT VALID and never validated"),
         concat("ALTER TABLE ", name, " VALIDATE CONSTRAINT ", end.quoted(each.name), ";"));
  }
}

void check(const LintContext& context, Findings& findings) {
  if (!is_whole_set(context) || context.statements->empty()) return;
  const std::uint32_t set_begin = context.statements->front()->set_begin;
  std::vector<const Table*> tables = context.end->all<Table>();
  std::sort(tables.begin(), tables.end(), [&](const Table* a, const Table* b) {
    return context.end->qualified_name(a->id) < context.end->qualified_name(b->id);
  });
  for (const Table* each : tables) {
    if (each->created > set_begin || each->is_unknown || each->is_perhaps || each->is_temporary())
      continue;
    check_table(*context.end, *each, set_begin, findings);
  }
}

}  // namespace

extern const LintRule expand_never_contracted_rule;
const LintRule expand_never_contracted_rule{
    .id = "expand-never-contracted",
    .dialects = for_both,
    .severity = Severity::info,
    .summary = "what an earlier change left behind is still there",
    .why =
        R"(A change in several steps has a last step that nothing enforces: dropping the old column, validating the
constraint, deleting the copy of the table. Forgotten, they cost writes and space, a NOT VALID constraint
gives the planner nothing, and in a year nobody knows whether they are needed. The rule looks at what older
migrations left: tables and columns whose names end in _old, _deprecated, _backup, _bak or _del and that no view,
trigger or function names, and constraints that are not valid. It speaks when all migrations that are not
applied are judged, not for a file, a version or a branch.)",
    .bad = R"(-- an earlier migration:
ALTER TABLE users RENAME COLUMN email TO email_old;
)",
    .good = R"(-- this migration:
-- mig: ignore dropping-column -- all code reads email since release 41
ALTER TABLE users DROP COLUMN email_old;
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
