#include <algorithm>

#include "base/text.hpp"
#include "lint/commits.hpp"
#include "lint/index_cover.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"
#include "lint/value_per_row.hpp"

namespace mig {
namespace {

// What is to be unique.
struct Key {
  ast::List<ast::IndexElement> elements;
  ast::Expression predicate;
  bool nulls_not_distinct = false;
  Span span;
  std::string_view command = "CREATE UNIQUE INDEX";
};

bool is_not_null(const Table* table, std::string_view column) {
  const Column* found = table != nullptr ? table->column(column) : nullptr;
  return found != nullptr && found->not_null;
}

// What the column was called in an earlier form of the table; empty: it was not there.
std::string former_name(const Table& before, const Table& now, std::string_view column) {
  if (before.column(column) != nullptr) return std::string(column);
  for (std::size_t i = 0; i < now.columns.size() && i < before.columns.size(); ++i) {
    const std::string& former = before.columns[i].name;
    if (now.columns[i].name == column && now.column(former) == nullptr) return former;
  }
  return {};
}

// A key over fewer of these columns keeps duplicates out already.
bool is_kept_in(const Catalog& schema, const Table& table, const Key& key) {
  const auto* before = schema.get<Table>(table.id);
  if (before == nullptr) return false;
  const auto is_in_key = [&](const IndexElement& wanted) {
    return !wanted.column.empty() &&
           std::any_of(key.elements.begin(), key.elements.end(), [&](const auto& each) {
             return each.column && former_name(*before, table, each.column.text) == wanted.column &&
                    (!key.nulls_not_distinct || is_not_null(before, wanted.column));
           });
  };
  const auto indexes = indexes_of(schema, table.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    return each->is_unique && each->is_valid && each->predicate.empty() && !each->is_perhaps &&
           !each->elements.empty() &&
           std::all_of(each->elements.begin(), each->elements.end(), is_in_key);
  });
}

// Now, or until it was dropped in the same commit.
bool is_kept(const Outlook& outlook, const JudgedStatement& at, const Table& table,
             const Key& key) {
  return is_kept_in(at.before, table, key) ||
         is_kept_in(outlook.before_transaction(at), table, key);
}

// A column that was added just now holds NULL in every row, and NULLs are not duplicates.
bool has_empty_column(const LintContext& context, const JudgedStatement& at, const Table& table,
                      const Key& key) {
  if (key.nulls_not_distinct) return false;
  return std::any_of(key.elements.begin(), key.elements.end(), [&](const auto& each) {
    if (!each.column || !context.is_new_column(at, table.id, each.column.text)) return false;
    const Column* column = table.column(each.column.text);
    return column->default_value.empty() && column->generated.empty() &&
           column->identity == Identity::none;
  });
}

// A sequence or an UUID: also of a column that the same statement adds.
bool has_numbered_column(const LintContext& context, const JudgedStatement& at, ObjectId id,
                         const Key& key) {
  const auto* table = at.after.get<Table>(id);
  return table != nullptr &&
         std::any_of(key.elements.begin(), key.elements.end(), [&](const auto& each) {
           return each.column && has_value_per_row(context, at, *table, each.column.text);
         });
}

std::vector<std::string> key_texts(const JudgedStatement& at, const Key& key) {
  std::vector<std::string> texts;
  for (const ast::IndexElement& each : key.elements) {
    texts.push_back(each.column ? at.before.quoted(each.column.text)
                                : std::string(each.expression.text()));
  }
  return texts;
}

// The query that finds what would make the statement fail.
std::string duplicates_query(const JudgedStatement& at, const ast::ObjectName& name,
                             const Table* table, const Key& key) {
  const std::vector<std::string> texts = key_texts(at, key);
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < texts.size() && !key.nulls_not_distinct; ++i) {
    const ast::Name& column = key.elements[i].column;
    if (column && is_not_null(table, column.text)) continue;
    conditions.push_back(concat(column ? texts[i] : concat("(", texts[i], ")"), " IS NOT NULL"));
  }
  if (key.predicate) conditions.push_back(concat("(", key.predicate.text(), ")"));
  const std::string where =
      conditions.empty() ? std::string() : concat(" WHERE ", join(conditions, " AND "));
  return concat("-- must give no row:\nSELECT ", join(texts, ", "), ", count(*) FROM ",
                sql_name(at, name), where, " GROUP BY ", join(texts, ", "),
                " HAVING count(*) > 1;");
}

// Its rows are what this file puts there.
bool is_of_file(const JudgedStatement& at, ObjectId relation) {
  const Object* object = at.before.object(relation);
  return object != nullptr && object->created > at.file_begin;
}

void judge_key(const LintContext& context, const Outlook& outlook, const ast::ObjectName& name,
               const Key& key, const JudgedStatement& at, Findings& findings) {
  const ObjectId on = at.relation(name);
  if (key.elements.empty() || context.is_empty(at, on) || is_of_file(at, on)) return;
  if (has_numbered_column(context, at, on, key)) return;
  const auto* table = at.before.get<Table>(on);
  if (table != nullptr &&
      (is_kept(outlook, at, *table, key) || has_empty_column(context, at, *table, key) ||
       was_cleaned(context, at, on))) {
    return;
  }
  Finding& found = findings.add(at, key.span,
                                concat(key.command, " fails if rows of ", at.shown(name),
                                       " are alike in (", join(key_texts(at, key), ", "), ")"));
  found.tables = {at.shown(name)};
  found.steps = {duplicates_query(at, name, table, key)};
}

void judge_constraint(const LintContext& context, const Outlook& outlook,
                      const ast::AlterTableAction& action, const ast::AlterTable& alter,
                      const JudgedStatement& at, Findings& findings) {
  const ast::Constraint& made = action.constraint;
  const bool is_primary = made.kind == ast::ConstraintKind::primary_key;
  const bool is_key = is_primary || made.kind == ast::ConstraintKind::unique;
  if (!is_key || made.index->using_index || made.without_overlaps) return;
  Key key{made.elements, {}, made.nulls_not_distinct, action.syntax.span()};
  key.command = is_primary ? "ADD PRIMARY KEY" : "ADD UNIQUE";
  judge_key(context, outlook, alter.name, key, at, findings);
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    if (!index.is_unique) return;
    judge_key(context, outlook, index.table,
              {index.elements, index.predicate, index.nulls_not_distinct, {}}, at, findings);
  });
  context.each_action(ast::AlterTableKind::add_constraint,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        judge_constraint(context, outlook, action, alter, at, findings);
                      });
}

}  // namespace

extern const LintRule unique_index_on_existing_data_rule;
const LintRule unique_index_on_existing_data_rule{
    .id = "unique-index-on-existing-data",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "columns that hold data become unique, which fails on duplicates",
    .why =
        R"(A unique index or constraint on columns that are in use fails at deploy if two rows are alike, and a
development database seldom has such rows. Count them on production first; remove them in an earlier
step of the migration, and keep new ones from coming in until the index is there. A column that was
added just now, and holds nothing but NULL, is no such risk, nor one that is part of a narrower key.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
DELETE FROM users u WHERE EXISTS (SELECT FROM users o WHERE o.email = u.email AND o.id < u.id);
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
)",
    .check = check,
};

}  // namespace mig
