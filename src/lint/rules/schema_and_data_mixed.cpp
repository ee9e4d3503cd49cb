#include <algorithm>

#include "base/text.hpp"
#include "lint/data_under_lock.hpp"
#include "lint/row_work.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

// The table that is there already and whose shape the statement changes; 0: none.
ObjectId changed_table(const LintContext& context, const JudgedStatement& at) {
  const auto* alter = at.as<ast::AlterTable>();
  const ObjectId id = alter != nullptr ? at.relation(alter->name) : 0;
  return id != 0 && !context.is_new(at, id) && at.before.get<Table>(id) != nullptr ? id : 0;
}

// Rows of a table that is there already; single rows are seeds.
bool changes_rows(const LintContext& context, const JudgedStatement& at) {
  const auto work = row_work_of(at);
  return work && work->reach != RowReach::few && !context.is_new(at, work->relation);
}

bool is_told(const std::vector<DataUnderLock>& told, const LintFile* file) {
  return std::any_of(told.begin(), told.end(),
                     [&](const DataUnderLock& each) { return each.data->file == file; });
}

void check_file(const LintContext& context, const LintFile& file, Findings& findings) {
  const JudgedStatement* schema = nullptr;
  const JudgedStatement* data = nullptr;
  for (const JudgedStatement* at : statements_of(context, file)) {
    if (at->statement == nullptr) continue;
    if (schema == nullptr && changed_table(context, *at) != 0) schema = at;
    if (data == nullptr && changes_rows(context, *at)) data = at;
  }
  if (schema == nullptr || data == nullptr) return;
  const std::string table = data->shown(*row_work_of(*data)->table);
  const std::string altered = schema->before.qualified_name(changed_table(context, *schema));
  Finding& found = findings.add(
      *data, {}, concat("the file changes rows of ", table, " and the shape of ", altered));
  found.tables = {table, altered};
  const JudgedStatement& later = data->position < schema->position ? *schema : *data;
  if (later.runs == Runs::at_once) found.steps = in_next_migrations(context, later);
}

void check(const LintContext& context, Findings& findings) {
  // Where the rows are changed under the lock itself, that is told there.
  const auto told = data_under_lock(context);
  for (const auto& file : *context.files) {
    if (file->direction == Direction::up && !is_told(told, file.get())) {
      check_file(context, *file, findings);
    }
  }
}

}  // namespace

extern const LintRule schema_and_data_mixed_rule;
const LintRule schema_and_data_mixed_rule{
    .id = "schema-and-data-mixed",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "one file changes the shape of tables and the rows of tables",
    .why =
        R"(Changes of the shape are quick and want a short lock; changes of rows take as long as there are rows, and want
to be stopped and started again. In one transaction the one keeps the other's locks; outside a transaction a
failure in between leaves half of it done, and the second run may do the first half twice. Two migrations can
each be right. Rows of a table that the migration makes, and single rows that it names, are no matter.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
-- history:
UPDATE orders SET state = 'new' WHERE state = 'fresh';
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, state text);
-- history:
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
};

}  // namespace mig
