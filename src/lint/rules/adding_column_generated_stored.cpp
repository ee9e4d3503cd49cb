#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

constexpr ServerVersion with_virtual = postgres_version(18);

const ast::Constraint& clause_of(const AddedColumn& added) {
  return *added.column.constraint(ast::ConstraintKind::generated);
}

// A name for the function and the trigger that keep the column.
std::string helper_name(const AddedColumn& added) {
  return added.at.before.quoted(concat("set_", added.alter.name.name.text.substr(0, 28), "_",
                                       added.column.name.text.substr(0, 28)));
}

// Columns in an expression, seen from a trigger: SELECT … FROM (SELECT NEW.*) AS row.
std::vector<std::string> trigger_steps(const AddedColumn& added) {
  const std::string_view value = clause_of(added).expression.text();
  const std::string helper = helper_name(added);
  return {concat("ALTER TABLE ", added.table_name, " ADD COLUMN ", added.column_name, " ",
                 added.type, ";\nCREATE FUNCTION ", helper,
                 "() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  NEW.", added.column_name,
                 " := (SELECT ", value,
                 " FROM (SELECT NEW.*) AS new_row);\n  RETURN NEW;\nEND\n$$;"
                 "\nCREATE TRIGGER ",
                 helper, " BEFORE INSERT OR UPDATE ON ", added.table_name,
                 " FOR EACH ROW EXECUTE FUNCTION ", helper, "();"),
          concat("-- next migration:\n-- in batches, each committed by itself:\nUPDATE ",
                 added.table_name, " SET ", added.column_name, " = ", value, " WHERE ",
                 added.column_name, " IS NULL;")};
}

void check_added(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    if (!added.facts.is_stored) return;
    Finding& found =
        findings.add(added.at, clause_of(added).syntax.span(),
                     concat("ADD COLUMN ", added.column_name, " GENERATED … STORED rewrites ",
                            added.table_name, " under ACCESS EXCLUSIVE"));
    found.tables = {added.table_name};
    found.subject = added.column_name;
    if (context.versions.oldest >= with_virtual) {
      found.steps = {concat("ALTER TABLE ", added.table_name, " ADD COLUMN ", added.column_name,
                            " ", added.type, " GENERATED ALWAYS AS (",
                            clause_of(added).expression.text(), ") VIRTUAL;")};
    } else {
      found.steps = trigger_steps(added);
    }
  });
}

void check_changed(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::set_expression, [&](const ast::AlterTableAction& action,
                                                               const ast::AlterTable& alter,
                                                               const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    if (context.is_new(at, id)) return;
    const auto* table = at.before.get<Table>(id);
    const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
    if (column != nullptr && !column->is_stored) return;
    const std::string name = at.shown(alter.name);
    Finding& found = findings.add(
        at, action.syntax.span(),
        concat("SET EXPRESSION of the stored column ", at.before.quoted(action.name.text),
               " rewrites ", name, " under ACCESS EXCLUSIVE"));
    found.tables = {name};
    found.subject = at.before.quoted(action.name.text);
    found.kind = "expression";
  });
}

void check(const LintContext& context, Findings& findings) {
  check_added(context, findings);
  check_changed(context, findings);
}

}  // namespace

extern const LintRule adding_column_generated_stored_rule;
const LintRule adding_column_generated_stored_rule{
    .id = "adding-column-generated-stored",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a stored generated column is computed for every row, so the table is rewritten",
    .why =
        R"(GENERATED ALWAYS AS (…) STORED keeps the computed value in each row: PostgreSQL writes the whole table and
all of its indexes anew, and nobody can read or write it meanwhile. SET EXPRESSION (PostgreSQL 17) does the
same. PostgreSQL 18 knows VIRTUAL columns, computed when they are read: adding one touches no row. Before
that, add a plain column that a trigger keeps, and fill the old rows in batches.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, tax numeric);
-- history:
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (net + tax) STORED;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, tax numeric);
-- history:
CREATE VIEW order_totals AS SELECT id, net, tax, net + tax AS total FROM orders;
)",
    .check = check,
    .is_about_time = true,
    .told_once = ToldOnce::for_statement,
};

}  // namespace mig
