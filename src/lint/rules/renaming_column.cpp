#include <algorithm>

#include "base/text.hpp"
#include "lint/certainty.hpp"
#include "lint/column_heir.hpp"
#include "lint/function_texts.hpp"
#include "lint/outlook.hpp"
#include "lint/rename_steps.hpp"
#include "lint/rule.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

bool has_column(const Catalog& catalog, ObjectId relation, std::string_view column) {
  if (const auto* table = catalog.get<Table>(relation)) return table->column(column) != nullptr;
  const auto* view = catalog.get<View>(relation);
  return view != nullptr && view->columns_known &&
         std::find(view->columns.begin(), view->columns.end(), column) != view->columns.end();
}

// What a query that uses the old name finds when the transaction ends.
enum class OldName : unsigned char { gone, empty, bridged };

// The name that the table had leads to something that has a column of the old name: a view, or the table itself, by a
// swap of two columns or with a new one, which is empty unless it was filled.
OldName old_name_at_end(const LintContext& context, const Outlook& outlook,
                        const JudgedStatement& at, ObjectId table, std::string_view column) {
  const Catalog& begin = outlook.before_transaction(at);
  const Catalog& end = outlook.after_transaction(at);
  const Object* first = begin.object(table);
  if (first == nullptr) return OldName::gone;
  const ObjectId there = end.find(ObjectKind::table, first->parent, first->name);
  if (!has_column(end, there, column)) return OldName::gone;
  const auto* now = end.get<Table>(there);
  const bool is_new = there == table && now->column(column)->created > at.transaction_begin;
  return is_new && !has_heir(context, at, table, column) ? OldName::empty : OldName::bridged;
}

// The second half of such a swap: nobody but the migrations used the name that goes.
bool takes_name_in_swap(const Outlook& outlook, const JudgedStatement& at, ObjectId table,
                        std::string_view new_name) {
  return has_column(outlook.before_transaction(at), table, new_name);
}

// The new column that gets the old name has to wait until the old one is gone.
void add_next_of_name(const LintContext& context, const JudgedStatement& at, ObjectId table,
                      std::string_view name, std::vector<std::string>& steps) {
  for (const JudgedStatement* each : context.later(at)) {
    const auto* alter = each->as<ast::AlterTable>();
    if (each->file != at.file || alter == nullptr || each->relation(alter->name) != table) continue;
    for (const ast::AlterTableAction& action : alter->actions) {
      if (action.kind != ast::AlterTableKind::add_column || action.column->name.text != name) {
        continue;
      }
      steps.push_back(concat("-- next release: then only the new one of that name:\nALTER TABLE ",
                             at.before.qualified_name(table), " ", action.syntax.text(), ";"));
      return;
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (rename.object != ObjectKind::column) return;
    const std::string_view from = rename.target.part.text, to = rename.new_name.text;
    const ObjectId id = at.relation(rename.target.name);
    if (at.before.get<View>(id) != nullptr || from == to) return;  // renaming-other
    if (id == 0 && rename.if_exists && knows_everything(context, at)) return;
    if (is_certain(at) && !may_have_column(at.before, id, from)) return;  // nothing uses it
    if (is_column_of_set(at, id, from) || takes_name_in_swap(outlook, at, id, to)) return;
    const OldName old_name = old_name_at_end(context, outlook, at, id, from);
    if (old_name == OldName::bridged || at.file->directives.wait) return;
    const std::string table = at.shown(rename.target.name);
    const auto functions = functions_naming_column(at.before, id, from);
    std::string message =
        concat("running code that uses ", table, ".", at.before.quoted(from),
               old_name == OldName::empty ? " finds a new column without its values: they are in "
                                          : " fails at once: its name is ",
               at.before.quoted(to), " now");
    if (!functions.empty()) {
      message += concat("; ", listed(functions), functions.size() == 1 ? " keeps" : " keep",
                        " the old name in ", functions.size() == 1 ? "its body" : "their bodies",
                        " and ", functions.size() == 1 ? "fails" : "fail", " when called");
    }
    Finding& found = findings.add(at, {}, std::move(message));
    found.tables = {table};
    found.subject = concat(at.before.quoted(from), ", ", at.before.quoted(to), " now");
    found.kind = listed(functions);
    found.steps = column_rename_steps(context, at.before, id, from, to);
    if (old_name == OldName::empty && !found.steps.empty()) {
      add_next_of_name(context, at, id, from, found.steps);
    }
  });
}

}  // namespace

extern const LintRule renaming_column_rule;
const LintRule renaming_column_rule{
    .id = "renaming-column",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a column gets another name while running code uses the old one",
    .why =
        R"(The lock is held for a moment only, but from then on every statement that names the old column fails, and
until all processes run the new release some of them do. Views and functions written with BEGIN ATOMIC
follow the new name; functions whose body is a string keep the old one and fail when they are called. Add
a second column instead, let a trigger keep both equal in both directions, fill it in batches, move the
code over, and drop the old column in a later release. A view under the old name of the table that shows
both columns is a bridge, too.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- history:
ALTER TABLE users RENAME COLUMN name TO full_name;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- history:
ALTER TABLE users ADD COLUMN full_name text;
CREATE FUNCTION users_full_name_sync() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.full_name IS NULL THEN NEW.full_name := NEW.name; ELSE NEW.name := NEW.full_name; END IF;
  ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
    NEW.name := NEW.full_name;
  ELSE
    NEW.full_name := NEW.name;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER users_full_name_sync BEFORE INSERT OR UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION users_full_name_sync();
)",
    .check = check,
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
