#include "base/text.hpp"
#include "lint/column_type_steps.hpp"
#include "lint/rule.hpp"
#include "lint/type_change.hpp"

namespace mig {
namespace {

struct Verdict {
  Severity severity;
  std::string message;
};

std::string types_of(const JudgedStatement& at, const TypeChange& change) {
  if (!change.from) return concat("to ", at.before.to_string(change.to));
  return concat("from ", at.before.to_string(change.from), " to ", at.before.to_string(change.to));
}

std::string names_of(const std::vector<const Index*>& indexes, const Catalog& catalog) {
  std::vector<std::string> names;
  for (const Index* each : indexes) names.push_back(catalog.qualified_name(each->id));
  return join(names, ", ");
}

Verdict verdict_of(const JudgedStatement& at, const TypeChange& change, const std::string& table,
                   const std::string& column) {
  const std::string types = types_of(at, change), full = concat(table, ".", column);
  if (!change.refusal.empty()) {
    return {Severity::error,
            concat("PostgreSQL refuses the change of ", full, ": ", change.refusal)};
  }
  switch (change.cost) {
    case TypeChangeCost::rewrites:
      return {Severity::error, concat("changing ", full, " ", types, " rewrites ", table,
                                      " and all its indexes under ACCESS EXCLUSIVE")};
    case TypeChangeCost::may_rewrite:
      return {Severity::error,
              concat("changing ", full, " ", types, " may rewrite ", table,
                     " under ACCESS EXCLUSIVE, as ",
                     change.from ? "one of the types is not known" : "its type is not known")};
    default: break;
  }
  if (!change.rechecked.empty()) {
    return {Severity::warning, concat("changing ", full, " ", types, " reads all of ", table,
                                      " under ACCESS EXCLUSIVE for the CHECK ",
                                      at.before.quoted(change.rechecked.front()->name))};
  }
  if (!change.rebuilt.empty()) {
    return {Severity::warning,
            concat("changing ", change.from == change.to ? "the collation of " : "", full,
                   change.from == change.to ? "" : concat(" ", types), " builds ",
                   names_of(change.rebuilt, at.before), " anew under ACCESS EXCLUSIVE")};
  }
  return {Severity::info, concat("changing ", full, " ", types, " touches no row, but locks ",
                                 table, " for a moment")};
}

void look_at(const LintContext& context, const ast::AlterTableAction& action,
             const ast::AlterTable& alter, const JudgedStatement& at, Findings& findings) {
  if (alter.object != ObjectKind::table) return;
  const ObjectId id = at.relation(alter.name);
  if (context.is_new(at, id)) return;
  const auto* table = at.before.get<Table>(id);
  if (table != nullptr && table->kind == ObjectKind::foreign_table) return;
  TypeChange change;
  if (table != nullptr) {
    change = type_change_of(*table, action, at.before, *at.session, at.timeouts.in_utc);
  } else {
    change.to = at.data_type(action.type);
  }
  if (change.from == change.to && change.cost == TypeChangeCost::catalogue_only &&
      change.refusal.empty() && change.rechecked.empty() && change.rebuilt.empty()) {
    return;  // it has that type
  }
  const std::string name = at.shown(alter.name);
  Verdict verdict = verdict_of(at, change, name, at.before.quoted(action.name.text));
  Finding& found = findings.add(at, action.syntax.span(), std::move(verdict.message));
  found.severity = verdict.severity;
  found.tables = {name};
  if (!change.refusal.empty()) return;
  if (change.cost >= TypeChangeCost::may_rewrite) {
    found.steps = new_column_steps(context, at, alter, action, change);
  } else if (!change.rechecked.empty()) {
    found.steps = check_aside_steps(at, alter, action, change);
  }
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(
      ast::AlterTableKind::set_type,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) { look_at(context, action, alter, at, findings); });
}

}  // namespace

extern const LintRule changing_column_type_rule;
const LintRule changing_column_type_rule{
    .id = "changing-column-type",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a column's type is changed, which may rewrite the table",
    .why =
        R"(ALTER COLUMN … TYPE locks out reads and writes. What it does under that lock depends on both types: from
varchar(50) to varchar(100) or text nothing is written; another collation builds the column's indexes anew;
a CHECK on the column is tried on every row; integer to bigint, text to varchar(n) and whatever needs a
conversion write the whole table and all of its indexes. A USING that is more than a cast always does. A
view, a policy, a trigger or a generated column that uses the column makes PostgreSQL refuse. Where the
table would be rewritten, add a second column, keep it by a trigger, fill it in batches and swap the names.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, quantity integer);
-- history:
ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, quantity integer);
-- history:
ALTER TABLE orders ADD COLUMN quantity_new bigint;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
