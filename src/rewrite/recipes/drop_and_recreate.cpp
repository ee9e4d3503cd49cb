// What is dropped and made again under another name, with or without a copy in between: a rename, once somebody says so.
#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "lint/likely_rename.hpp"
#include "rewrite/blocks/rename.hpp"
#include "rewrite/recipe.hpp"

namespace mig {
namespace {

std::string line_for(std::string_view from, std::string_view to) {
  return concat("-- mig: rename ", from, " -> ", to);
}

void refuse_unanswered(const RewriteSite& site, ObjectId table, std::string_view from,
                       std::string_view to) {
  if (site.is_rename(table, from, to)) return;
  throw RewriteRefusal(concat("it looks as if ", from, " were to be called ", to,
                              "; if it is another thing, say so: -- mig: ignore "
                              "drop-and-recreate-rename -- <reason>"),
                       line_for(from, to));
}

void take_others(RewriteSite& site, const LikelyRename& rename) {
  if (rename.add->file != site.at.file) {
    throw RewriteRefusal("the other half of it is another migration: put both into one");
  }
  if (rename.copy != nullptr) site.take(*rename.copy);
}

// The action of an ALTER TABLE that adds the column.
void take_added_column(RewriteSite& site, const LikelyRename& rename) {
  for (const ast::AlterTableAction& each : rename.add->as<ast::AlterTable>()->actions) {
    if (each.kind == ast::AlterTableKind::add_column && each.column->name.text == rename.to) {
      site.take(*rename.add, each.syntax.span());
    }
  }
}

bool is_same_column(const Column& a, const Column& b) {
  return a.type == b.type && a.not_null == b.not_null && a.default_value == b.default_value &&
         a.generated == b.generated && a.collation == b.collation;
}

void rename_column(RewriteSite& site, const LikelyRename& rename) {
  const auto* table = site.at.before.get<Table>(rename.relation);
  const auto* after = rename.add->after.get<Table>(rename.relation);
  if (table == nullptr || after == nullptr) throw RewriteRefusal("the table is not known");
  refuse_unanswered(site, table->id, rename.from, rename.to);
  const Column *from = table->column(rename.from), *to = after->column(rename.to);
  if (from == nullptr || to == nullptr || !is_same_column(*from, *to)) {
    throw RewriteRefusal(concat(table->name, ".", rename.to, " is not declared as ", rename.from,
                                " was: rename it first, and change it in a migration behind"));
  }
  take_others(site, rename);
  take_added_column(site, rename);
  // As it was before the new column was there.
  Table as_it_was = *table;
  erase_if(as_it_was.columns, [&](const Column& each) { return each.name == rename.to; });
  add_column_rename_steps(site, as_it_was, rename.from, rename.to);
}

bool has_same_columns(const Table& a, const Table& b) {
  return a.columns.size() == b.columns.size() &&
         std::all_of(a.columns.begin(), a.columns.end(), [&](const Column& each) {
           const Column* other = b.column(each.name);
           return other != nullptr && other->type == each.type;
         });
}

void rename_table(RewriteSite& site, const LikelyRename& rename) {
  const auto* was = site.at.before.get<Table>(rename.relation);
  const auto* made = rename.add->after.get<Table>(rename.made);
  if (was == nullptr || made == nullptr) throw RewriteRefusal("the tables are not known");
  refuse_unanswered(site, 0, was->name, made->name);
  if (was->parent != made->parent || !has_same_columns(*was, *made)) {
    throw RewriteRefusal(concat(made->name, " has not the columns that ", was->name,
                                " has: rename it first, and change it in a migration behind"));
  }
  take_others(site, rename);
  site.take(*rename.add);
  site.take_rows_of(was->name);
  add_table_rename_steps(site, *was, made->name);
  site.differs(concat("indexes and constraints of ", made->name,
                      " keep the names that they have as ", was->name, "'s"));
}

void rename_what_it_is(RewriteSite& site) {
  for (const LikelyRename& each : column_renames(site.context)) {
    const bool is_it = each.drop == &site.at && !each.is_same && site.action != nullptr &&
                       lies_in(each.span, site.action->syntax.span());
    if (is_it) return rename_column(site, each);
  }
  for (const LikelyRename& each : table_renames(site.context)) {
    if (each.drop == &site.at && !each.is_same) return rename_table(site, each);
  }
  throw RewriteRefusal("what is dropped and made again has no online way here");
}

// Half of it alone would lose what the whole keeps.
void write(RewriteSite& site) {
  try {
    rename_what_it_is(site);
  } catch (RewriteRefusal& refusal) {
    throw refusal.for_all();
  }
}

constexpr std::string_view answers[] = {"drop-and-recreate-rename"};

}  // namespace

extern const Recipe drop_and_recreate_recipe;
const Recipe drop_and_recreate_recipe{
    .id = "drop-and-recreate",
    .dialects = for_postgres,
    .summary = "renames what would be dropped and made again, without losing a row",
    .answers = answers,
    .write = write,
};

}  // namespace mig
