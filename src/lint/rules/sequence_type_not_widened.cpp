#include "base/text.hpp"
#include "lint/final_schema.hpp"
#include "lint/rule.hpp"
#include "lint/type_words.hpp"

namespace mig {
namespace {

// The sequence that gives the column its numbers; identity columns' follow by themselves.
const Sequence* sequence_of(const Catalog& catalog, const Table& table, const Column& column) {
  if (column.identity != Identity::none) return nullptr;
  if (const auto* found = catalog.get<Sequence>(column.sequence)) return found;
  for (const Sequence* each : catalog.dependents<Sequence>(table.id)) {
    if (each->owner_table == table.id && each->owner_column == column.name) return each;
  }
  return nullptr;
}

// The column's default may be another sequence by now.
bool gives_numbers(const Catalog& catalog, ObjectId table, std::string_view column,
                   const Sequence& sequence) {
  const auto* found = catalog.get<Table>(table);
  const Column* its = found != nullptr ? found->column(column) : nullptr;
  if (its == nullptr) return false;
  return its->default_value.empty() ? its->sequence == sequence.id
                                    : its->default_value.find(sequence.name) != std::string::npos;
}

int width_of(std::string_view type) {
  return type == "smallint" ? 2 : type == "integer" ? 4 : type == "bigint" ? 8 : 0;
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(
      ast::AlterTableKind::set_type, [&](const ast::AlterTableAction& action,
                                         const ast::AlterTable& alter, const JudgedStatement& at) {
        const auto* table = at.table(alter.name);
        const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
        if (column == nullptr) return;
        const Sequence* sequence = sequence_of(at.before, *table, *column);
        if (sequence == nullptr) return;
        const std::string type = at.before.to_string(at.data_type(action.type));
        const Catalog& end = final_schema(context, at);
        const auto* then = end.get<Sequence>(sequence->id);
        if (then == nullptr || !gives_numbers(end, table->id, column->name, *then) ||
            width_of(then->type) >= width_of(type))
          return;
        const std::string name = at.shown(alter.name),
                          its_name = at.before.qualified_name(sequence->id);
        Finding& found =
            findings.add(at, action.syntax.span(),
                         concat(name, ".", at.before.quoted(column->name), " becomes ", type,
                                ", but its sequence ", its_name, " still ends at ", then->maximum));
        found.tables = {name};
        found.steps = {concat("ALTER SEQUENCE ", its_name, " AS ", type, ";")};
      });
}

}  // namespace

extern const LintRule sequence_type_not_widened_rule;
const LintRule sequence_type_not_widened_rule{
    .id = "sequence-type-not-widened",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a serial column becomes wider and its sequence does not",
    .why =
        R"(serial makes a column and a sequence of type integer. ALTER COLUMN … TYPE bigint changes the column alone:
the sequence still ends at 2147483647, and the INSERT after that number fails, which is what the change was
to prevent. ALTER SEQUENCE … AS bigint moves the end. The sequence of an identity column follows its column
by itself.)",
    .bad = R"(CREATE TABLE orders (id serial PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
)",
    .good = R"(CREATE TABLE orders (id serial PRIMARY KEY, total numeric);
-- history:
ALTER SEQUENCE orders_id_seq AS bigint;
)",
    .check = check,
};

}  // namespace mig
