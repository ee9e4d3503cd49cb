#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/foreign_syntax.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

constexpr std::string_view serials[] = {"serial",  "bigserial", "smallserial",
                                        "serial4", "serial8",   "serial2"};
constexpr std::string_view functions[] = {"now",       "gen_random_uuid", "uuid_generate_v4",
                                          "uuidv7",    "nextval",         "setval",
                                          "currval",   "clock_timestamp", "statement_timestamp",
                                          "to_char",   "to_timestamp",    "date_trunc",
                                          "age",       "array_agg",       "jsonb_build_object",
                                          "to_jsonb",  "regexp_replace",  "split_part",
                                          "set_config"};

template <std::size_t Size>
bool is_in(const std::string_view (&list)[Size], std::string_view word) {
  const std::string lower = lower_ascii(word);
  return std::find(std::begin(list), std::end(list), lower) != std::end(list);
}

// INTEGER alone where another column is the key, or a constraint of the table makes this one so.
std::string_view type_for(const ast::CreateTable* table, const ast::Column& column) {
  const auto is_key = [](const ast::Constraint& each) {
    return each.kind == ast::ConstraintKind::primary_key;
  };
  const auto has_key = [&](const auto& constraints) {
    return std::any_of(constraints.begin(), constraints.end(), is_key);
  };
  if (table == nullptr) return "INTEGER";  // ADD COLUMN takes no PRIMARY KEY
  if (has_key(column.constraints)) return "INTEGER PRIMARY KEY";
  const bool has_other =
      has_key(table->constraints) ||
      std::any_of(table->columns.begin(), table->columns.end(),
                  [&](const ast::Column& each) { return has_key(each.constraints); });
  return has_other ? "INTEGER" : "INTEGER PRIMARY KEY";
}

void check_column(const ast::CreateTable* table, const ast::Column& column,
                  const JudgedStatement& at, Findings& findings) {
  if (!is_in(serials, column.type.name)) return;
  findings.add(at, column.type.syntax.span(),
               concat(column.name.text, " is declared ", column.type.name,
                      ", which numbers nothing in SQLite: write ", type_for(table, column)));
}

void check_schema(const ast::ObjectName& name, const JudgedStatement& at, Findings& findings) {
  if (!name.schema) return;
  const std::string schema = lower_ascii(name.schema.text);
  if (schema == "main" || schema == "temp") return;
  if (std::find(at.session->search_path.begin(), at.session->search_path.end(), name.schema.text) !=
      at.session->search_path.end()) {
    return;  // attached
  }
  findings.add(at, name.span(),
               concat("SQLite has no schema ", name.schema.text,
                      ": its databases are main, temp and what is attached"));
}

void check_names(const ast::Statement& statement, const JudgedStatement& at, Findings& findings) {
  if (const auto* table = statement.as<ast::CreateTable>()) check_schema(table->name, at, findings);
  if (const auto* table = statement.as<ast::CreateTableAs>()) {
    check_schema(table->name, at, findings);
  }
  if (const auto* view = statement.as<ast::CreateView>()) check_schema(view->name, at, findings);
  if (const auto* alter = statement.as<ast::AlterTable>()) check_schema(alter->name, at, findings);
  if (const auto* rename = statement.as<ast::Rename>()) {
    check_schema(rename->target.name, at, findings);
  }
  if (const auto* drop = statement.as<ast::Drop>()) {
    for (const ast::ObjectReference& each : drop->objects) check_schema(each.name, at, findings);
  }
  if (const auto* insert = statement.as<ast::Insert>()) check_schema(insert->table, at, findings);
  if (const auto* update = statement.as<ast::Update>()) check_schema(update->table, at, findings);
  if (const auto* gone = statement.as<ast::Delete>()) check_schema(gone->table, at, findings);
}

// In a definition somebody may bring the function along; what mig runs itself fails.
void check_functions(const ast::Statement& statement, const JudgedStatement& at,
                     Findings& findings) {
  const bool runs_now =
      statement.as<ast::Insert>() != nullptr || statement.as<ast::Update>() != nullptr ||
      statement.as<ast::Delete>() != nullptr || statement.as<ast::Query>() != nullptr;
  for (const FunctionReference& each : references_of(statement.syntax).functions) {
    if (!is_in(functions, each.name.name)) continue;
    Finding& found =
        findings.add(at, each.call.span(),
                     concat("SQLite has no function ", each.name.name, "()",
                            runs_now ? "" : ": what uses it fails unless the program brings one"));
    if (!runs_now) found.severity = Severity::warning;
  }
}

void check_unreadable(const JudgedStatement& at, Findings& findings) {
  const auto found = foreign_syntax(at.span.of(at.file->source.text()));
  if (!found || found->is_alter) return;
  findings.add(at, {at.span.begin + found->span.begin, at.span.begin + found->span.end},
               found->message);
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr) {
      check_unreadable(*at, findings);
      continue;
    }
    check_names(*at->statement, *at, findings);
    check_functions(*at->statement, *at, findings);
    const auto* index = at->as<ast::CreateIndex>();
    if (index != nullptr && lower_ascii(index->name.text) == "concurrently" &&
        !index->name.span.of(at->file->source.text()).starts_with('"')) {
      findings.add(*at, index->name.span,
                   "SQLite makes an index that is called CONCURRENTLY, and builds it as any other");
    }
    if (const auto* table = at->as<ast::CreateTable>()) {
      for (const ast::Column& each : table->columns) check_column(table, each, *at, findings);
    }
  }
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    check_column(nullptr, added.column, added.at, findings);
  });
}

}  // namespace

extern const LintRule sqlite_postgres_only_syntax_rule;
const LintRule sqlite_postgres_only_syntax_rule{
    .id = "sqlite-postgres-only-syntax",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "words of PostgreSQL that SQLite does not have, or takes for something else",
    .why =
        R"(Some of PostgreSQL's syntax is an error in SQLite, and some is worse: CREATE INDEX CONCURRENTLY ON t (a) makes an
index that is called CONCURRENTLY; a serial column is one that nobody numbers, so its values are NULL; DEFAULT
(now()) is taken, and every INSERT that needs it fails. SQLite has no schemas but main and temp. Where a
migration is for both engines, write up.sqlite.sql beside up.postgres.sql.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
CREATE INDEX CONCURRENTLY ON users (name);
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
CREATE INDEX users_name ON users (name);
)",
    .check = check,
};

}  // namespace mig
