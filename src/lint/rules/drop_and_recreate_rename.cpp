#include <algorithm>

#include "base/text.hpp"
#include "lint/alike.hpp"
#include "lint/file_outlook.hpp"
#include "lint/likely_rename.hpp"
#include "lint/rename_steps.hpp"
#include "lint/rule.hpp"
#include "lint/table_rename_steps.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

std::string with_evidence(std::string message, const std::vector<std::string>& evidence) {
  return evidence.empty() ? message : concat(message, " (", join(evidence, ", "), ")");
}

std::string place_of(const LikelyRename& rename) {
  return rename.add->file == rename.drop->file ? "" : concat(" in ", rename.add->file->id);
}

// ---- columns

std::vector<std::string> same_name_steps(const LikelyRename& rename, const Catalog& end) {
  const auto* was = rename.drop->before.get<Table>(rename.relation);
  const auto* is = end.get<Table>(rename.relation);
  const Column* old_column = was != nullptr ? was->column(rename.from) : nullptr;
  const Column* new_column = is != nullptr ? is->column(rename.to) : nullptr;
  if (old_column == nullptr || new_column == nullptr) return {};
  const std::string type = end.to_string(new_column->type);
  const std::string was_type = rename.drop->before.to_string(old_column->type);
  const bool can_change = was_type != type && are_compatible_types(was_type, type, end.dialect());
  if (end.dialect() == Dialect::sqlite || !can_change) return {};
  const std::string name = end.quoted(rename.to);
  return {concat("ALTER TABLE ", end.qualified_name(rename.relation), " ALTER COLUMN ", name,
                 " TYPE ", type, " USING ", name, "::", type, ";")};
}

bool has_same_type(const LikelyRename& rename, const Catalog& end) {
  const auto* was = rename.drop->before.get<Table>(rename.relation);
  const auto* is = end.get<Table>(rename.relation);
  const Column* old_column = was != nullptr ? was->column(rename.from) : nullptr;
  const Column* new_column = is != nullptr ? is->column(rename.to) : nullptr;
  return old_column != nullptr && new_column != nullptr && old_column->type == new_column->type;
}

void tell_column(const LintContext& context, const Catalog& end, const LikelyRename& rename,
                 Findings& findings) {
  const Catalog& before = rename.drop->before;
  const auto* alter = rename.drop->as<ast::AlterTable>();
  const std::string table = rename.drop->shown(alter->name);
  const std::string from = concat(table, ".", before.quoted(rename.from));
  std::string message;
  if (rename.is_same) {
    message = concat(table, ".", before.quoted(rename.to), " is dropped and added again",
                     place_of(rename), ": it comes back without its values");
  } else if (rename.copy != nullptr) {
    message =
        concat(with_evidence(concat("dropping ", from, " after UPDATE copied it to ",
                                    before.quoted(rename.to), place_of(rename), " is a rename"),
                             rename.evidence),
               ": running code that uses ", before.quoted(rename.from), " fails at once");
  } else {
    message =
        concat(with_evidence(concat("dropping ", from, " and adding ", before.quoted(rename.to),
                                    place_of(rename), " looks like a rename"),
                             rename.evidence),
               ": the values of ", before.quoted(rename.from), " are lost");
  }
  Finding& found = findings.add(*rename.drop, rename.span, std::move(message));
  found.tables = {table};
  if (rename.is_same) {
    found.steps = same_name_steps(rename, end);
  } else if (context.dialect == Dialect::sqlite) {
    found.steps = {concat("ALTER TABLE ", table, " RENAME COLUMN ", before.quoted(rename.from),
                          " TO ", before.quoted(rename.to), ";")};
  } else if (has_same_type(rename, end)) {
    found.steps = column_rename_steps(context, before, rename.relation, rename.from, rename.to);
  }
}

// ---- tables

void tell_table(const LintContext& context, const Catalog& end, const LikelyRename& rename,
                Findings& findings) {
  const Catalog& before = rename.drop->before;
  const auto* drop = rename.drop->as<ast::Drop>();
  std::string from = before.qualified_name(rename.relation);
  if (from.empty()) {
    for (const ast::ObjectReference& each : drop->objects) {
      if (each.syntax.span().begin == rename.span.begin) from = rename.drop->shown(each.name);
    }
  }
  std::string message;
  if (rename.is_same) {
    const std::string name = rename.relation != 0 ? end.qualified_name(rename.made) : from;
    message = concat(name, " is dropped and created again", place_of(rename),
                     ": it comes back without its rows");
  } else {
    const std::string to = end.qualified_name(rename.made);
    message = with_evidence(
        concat("dropping ", from, " and creating ", to, place_of(rename),
               rename.copy != nullptr ? " with its rows is a rename" : " looks like a rename"),
        rename.evidence);
    message += rename.copy != nullptr ? concat(": running code that uses ", from, " fails at once")
                                      : concat(": the rows of ", from, " are lost");
  }
  Finding& found = findings.add(*rename.drop, rename.span, std::move(message));
  found.tables = {from};
  found.steps =
      rename.is_same ? table_change_steps(rename, end) : table_rename_steps(context, rename, end);
}

void check(const LintContext& context, Findings& findings) {
  const auto& files = context.built<FileOutlook>();
  for (const LikelyRename& each : column_renames(context)) {
    tell_column(context, files.after_both(*each.drop, *each.add), each, findings);
  }
  for (const LikelyRename& each : table_renames(context)) {
    tell_table(context, files.after_both(*each.drop, *each.add), each, findings);
  }
}

}  // namespace

extern const LintRule drop_and_recreate_rename_rule;
const LintRule drop_and_recreate_rename_rule{
    .id = "drop-and-recreate-rename",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a column or table is dropped and made anew where it should be renamed",
    .why =
        R"(Tools that compare two models write a rename as a DROP and an ADD, for they see no more than that one name
is gone and another is there. The schema is right afterwards and the data is gone. It is told for a column
and a new one of a type that could hold its values, for a table and a new one with nearly the same columns,
and for whatever comes back under its own name, in one statement or in several files; the finding says what
is alike. If it is a rename: let the new column live beside the old one until the code has moved, or rename
the table and leave a view of the old name. If it is none, drop in a later release, where the two cannot
be confused, or ignore the finding with that reason. A table that is copied into the one that takes its
name is a rebuild and no finding.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
-- history:
ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text NOT NULL DEFAULT '';
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- history:
ALTER TABLE users ADD COLUMN full_name text;
)",
    .check = check,
};

}  // namespace mig
