// ADD COLUMN with what would write, scan or block the table: each part in its own time. Required values (R1), volatile defaults
// (R2) and constraints written with the column (R3) meet on one column, so they are one recipe.
#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/new_column.hpp"
#include "lint/sql_names.hpp"
#include "rewrite/blocks/fill.hpp"
#include "rewrite/blocks/fill_trigger.hpp"
#include "rewrite/blocks/not_null.hpp"
#include "rewrite/blocks/not_valid.hpp"
#include "rewrite/blocks/unique_index.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

class AddColumn {
 public:
  explicit AddColumn(RewriteSite& site)
      : site_(site),
        at_(site.at),
        alter_(*at_.as<ast::AlterTable>()),
        column_(*site.action->column),
        facts_(new_column(column_, at_.before, *at_.session)),
        table_(at_.after.get<Table>(at_.find_after(ObjectKind::table, alter_.name))),
        before_(at_.table(alter_.name)) {}

  void write() {
    refuse_what_has_no_way();
    RewriteStep& expand = site_.step(Stage::expand, table_->id);
    expand.up.push_back(concat(alter_text(), "ADD COLUMN ", bare_column(), ";"));
    expand.down.push_back(concat(alter_text(), "DROP COLUMN IF EXISTS ", name(), ";"));
    if (has_late_default()) {
      // A second statement: the default is for new rows only.
      expand.up.push_back(
          concat(alter_text(), "ALTER COLUMN ", name(), " SET DEFAULT ", default_text(), ";"));
      add_fill_step(site_, *before_, column_.name.text, default_text());
    }
    if (needs_value()) fill_rows();
    if (facts_.is_required && !is_required_at_once()) {
      add_not_null_steps(site_, table_->id, column_.name.text);
    }
    add_constraints();
  }

 private:
  std::string name() const { return at_.before.quoted(column_.name.text); }
  std::string alter_text() const {
    return concat("ALTER TABLE ", at_.before.qualified_name(table_->id), " ");
  }
  std::string full_name() const { return concat(table_->name, ".", column_.name.text); }
  bool has_late_default() const {
    return facts_.has_default && facts_.default_volatility >= Volatility::unknown;
  }
  // PostgreSQL keeps a default that is the same for all rows beside the table: no row is written.
  bool is_required_at_once() const { return facts_.has_default && !has_late_default(); }
  bool needs_value() const { return facts_.is_required && !facts_.has_default; }

  std::string default_text() const {
    return std::string(column_.constraint(ast::ConstraintKind::default_)->expression.text());
  }

  void refuse_what_has_no_way() const {
    if (table_ == nullptr || before_ == nullptr) throw RewriteRefusal("the table is not known");
    std::string_view what;
    if (facts_.is_stored) what = "a stored generated column writes every row under its lock";
    if (facts_.is_identity) what = "an identity column numbers every row under its lock";
    if (facts_.is_serial) what = "a serial column numbers every row under its lock";
    if (facts_.has_constrained_domain) what = "its domain's CHECK is tried on every row";
    if (column_.constraint(ast::ConstraintKind::primary_key) != nullptr) {
      what = "a primary key of a new column";
    }
    if (!what.empty()) {
      throw RewriteRefusal(
          concat(full_name(), ": ", what, ", and mig has no online way for it yet"));
    }
  }

  // The column without what comes later: name, type, collation, a default that no row has to be written for.
  std::string bare_column() const {
    std::string text = concat(name(), " ", written(at_, column_.type.syntax.span()));
    if (column_.collation) text += concat(" COLLATE ", written(at_, column_.collation->span()));
    if (is_required_at_once() || (facts_.has_default && !has_late_default())) {
      text += concat(" DEFAULT ", default_text());
      if (facts_.is_required) text += " NOT NULL";
    }
    return text;
  }

  void fill_rows() {
    const std::string value = site_.fill_of(table_->id, column_.name.text);
    if (value.empty()) {
      throw RewriteRefusal(concat(full_name(),
                                  " needs a value for the rows that are there, and for "
                                  "those of releases that do not know it"),
                           concat("-- mig: fill ", column_.name.text, " = <expression>"));
    }
    add_fill_trigger_steps(site_, *table_, column_.name.text, value);
    add_fill_step(site_, *before_, column_.name.text, value);
  }

  void add_constraints() {
    for (const AddedConstraint& each : added_constraints(at_)) {
      const bool is_of_column =
          each.written != nullptr && lies_in(each.written->syntax.span(), column_.syntax.span());
      if (!is_of_column) continue;
      switch (each.constraint->kind) {
        case ast::ConstraintKind::unique: add_unique_steps(site_, *table_, *each.constraint); break;
        case ast::ConstraintKind::check:
        case ast::ConstraintKind::foreign_key:
          add_not_valid_steps(site_, *table_, *each.constraint);
          break;
        default: break;
      }
    }
  }

  RewriteSite& site_;
  const JudgedStatement& at_;
  const ast::AlterTable& alter_;
  const ast::Column& column_;
  const NewColumn facts_;
  const Table* table_;
  const Table* before_;
};

void write(RewriteSite& site) {
  if (site.action == nullptr || site.action->kind != ast::AlterTableKind::add_column) {
    throw RewriteRefusal("it adds no column");
  }
  AddColumn(site).write();
}

constexpr std::string_view answers[] = {
    "adding-required-column",
    "adding-column-volatile-default",
    "adding-column-inline-check",
    "adding-column-inline-foreign-key",
    "adding-column-serial",
    "adding-column-generated-stored",
    "adding-column-constrained-domain",
    "adding-column-unique-or-primary-key",
};

}  // namespace

extern const Recipe add_column_recipe;
const Recipe add_column_recipe{
    .id = "add-column",
    .dialects = for_postgres,
    .summary = "adds the column bare, fills it in batches, then proves its constraints",
    .answers = answers,
    .write = write,
};

}  // namespace mig
