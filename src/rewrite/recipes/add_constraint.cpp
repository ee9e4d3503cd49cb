#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/partitions.hpp"
#include "rewrite/blocks/not_null.hpp"
#include "rewrite/blocks/not_valid.hpp"
#include "rewrite/blocks/unique_index.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

const AddedConstraint* added_by(const std::vector<AddedConstraint>& all,
                                const ast::AlterTableAction& action) {
  for (const AddedConstraint& each : all) {
    if (each.written != nullptr && lies_in(each.written->syntax.span(), action.syntax.span())) {
      return &each;
    }
  }
  return nullptr;
}

void add_key(RewriteSite& site, const AddedConstraint& added) {
  if (is_partitioned(site.at.before, added.table->id)) {
    throw RewriteRefusal(
        concat("a key of a partitioned table is built partition by partition, and "
               "mig has no online way for ",
               added.table->name, " yet"));
  }
  const Table& before = *site.at.before.get<Table>(added.table->id);
  if (added.constraint->kind == ast::ConstraintKind::primary_key) {
    for (const std::string& each : added.constraint->columns) {
      const Column* column = before.column(each);
      if (column == nullptr || column->not_null) continue;
      add_null_check(site, before, each);
      add_not_null_steps(site, before.id, each);
    }
  }
  add_unique_steps(site, *added.table, *added.constraint);
}

void write(RewriteSite& site) {
  if (site.action == nullptr || site.action->kind != ast::AlterTableKind::add_constraint) {
    throw RewriteRefusal("it adds no constraint");
  }
  const auto all = added_constraints(site.at);
  const AddedConstraint* added = added_by(all, *site.action);
  if (added == nullptr || site.at.before.get<Table>(added->table->id) == nullptr) {
    throw RewriteRefusal("the constraint is not known to the schema");
  }
  switch (added->constraint->kind) {
    case ast::ConstraintKind::unique:
    case ast::ConstraintKind::primary_key: add_key(site, *added); break;
    case ast::ConstraintKind::check:
    case ast::ConstraintKind::foreign_key:
      add_not_valid_steps(site, *added->table, *added->constraint);
      break;
    default:
      throw RewriteRefusal(
          concat("the constraint ", added->constraint->name,
                 " has no online way: it can neither be NOT VALID nor take over an "
                 "index"));
  }
}

constexpr std::string_view answers[] = {"constraint-missing-not-valid",
                                        "disallowed-unique-constraint", "adding-primary-key",
                                        "adding-exclusion-constraint"};

}  // namespace

extern const Recipe add_constraint_recipe;
const Recipe add_constraint_recipe{
    .id = "add-constraint",
    .dialects = for_postgres,
    .summary = "adds it NOT VALID and validates it, or adopts an index that was built concurrently",
    .answers = answers,
    .write = write,
};

}  // namespace mig
