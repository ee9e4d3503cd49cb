#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/columns.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Names = std::set<std::string>;

// The names that a statement can mean; nullopt: there are tables that are not known.
class Scope {
 public:
  Scope(const JudgedStatement& at, const ast::Statement& statement) : at_(at) {
    for (const TableReference& each : references_of(statement.syntax).tables) {
      if (!add_relation(each.name)) is_known_ = false;
    }
    walk(statement.syntax, [&](const Syntax& node) {
      is_known_ = is_known_ && !node.is(Node::from_function);
      if (node.is(Node::alias) || node.is(Node::table_alias) || node.is(Node::cte)) {
        names_.insert(lower_ascii(name_of(node[0])));
      }
      if (node.is(Node::cte) && node.has(Node::names)) {
        for (const Syntax& each : node.child(Node::names).children()) {
          names_.insert(lower_ascii(name_of(each)));
        }
      }
      return true;
    });
    if (const auto* table = statement.as<ast::CreateTable>()) {
      for (const ast::Column& each : table->columns) names_.insert(lower_ascii(each.name.text));
    }
    if (const auto* alter = statement.as<ast::AlterTable>()) {
      is_known_ = is_known_ && add_relation({std::string(alter->name.schema.text),
                                             std::string(alter->name.name.text)});
      for (const ast::AlterTableAction& each : alter->actions) {
        names_.insert(lower_ascii(each.column->name.text));
      }
    }
    if (const auto* index = statement.as<ast::CreateIndex>()) {
      is_known_ = is_known_ && add_relation({{}, std::string(index->table.name.text)});
    }
    if (const auto* trigger = statement.as<ast::CreateTrigger>()) {
      is_known_ = is_known_ && add_relation({{}, std::string(trigger->table.name.text)});
    }
  }

  bool may_mean(std::string_view name) const {
    return !is_known_ || is_rowid_name(name) || names_.contains(lower_ascii(name));
  }

 private:
  bool add_relation(const QualifiedName& name) {
    const Catalog& catalog = at_.before;
    for (const std::string& schema :
         {name.schema.empty() ? std::string("main") : name.schema, std::string("temp")}) {
      const ObjectId in = catalog.find_schema(schema);
      const ObjectId id = in != 0 ? catalog.find(ObjectKind::table, in, name.name) : 0;
      if (const auto* table = catalog.get<Table>(id)) {
        for (const Column& each : table->columns) names_.insert(lower_ascii(each.name));
        return !table->is_open && !table->is_unknown && !table->is_perhaps;
      }
      if (const auto* view = catalog.get<View>(id)) {
        for (const std::string& each : view->columns) names_.insert(lower_ascii(each));
        return view->columns_known;
      }
    }
    return false;
  }

  const JudgedStatement& at_;
  Names names_;
  bool is_known_ = true;
};

bool is_double_quoted(const Syntax& name) {
  return name.is(Node::name) && name.text().starts_with('"');
}

// Words that stand alone where a column may stand.
std::vector<Syntax> candidates(const Syntax& root) {
  std::vector<Syntax> found;
  walk(root, [&](const Syntax& node) {
    const bool is_alone = node.is(Node::column) && node.children().size() == 1;
    const bool is_element = node.is(Node::index_element) && node[0].is(Node::name);
    if ((is_alone || is_element) && is_double_quoted(node[0])) found.push_back(node[0]);
    return true;
  });
  return found;
}

// In VALUES no column is in reach.
bool is_in_values(const JudgedStatement& at, const Syntax& name) {
  const auto* insert = at.as<ast::Insert>();
  if (insert == nullptr || !insert->is_values) return false;
  const Span source = insert->source.span();
  bool has_query = false;
  walk(insert->source, [&](const Syntax& node) {
    has_query = has_query || node.is(Node::select_core);
    return true;
  });
  return !has_query && name.span().begin >= source.begin && name.span().end <= source.end;
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr) continue;
    const std::vector<Syntax> names = candidates(at->statement->syntax);
    if (names.empty()) continue;
    const Scope scope(*at, *at->statement);
    for (const Syntax& each : names) {
      const std::string name = name_of(each);
      if (!is_in_values(*at, each) && scope.may_mean(name)) continue;
      Finding& found = findings.add(
          *at, each.span(),
          concat(each.text(), " is no column: some builds of SQLite take it for the string ",
                 quote_string(name), ", the others fail"));
      found.fix = Fix{"write the string in single quotes", each.span(), quote_string(name)};
    }
  }
}

}  // namespace

extern const LintRule sqlite_double_quoted_literal_rule;
const LintRule sqlite_double_quoted_literal_rule{
    .id = "sqlite-double-quoted-literal",
    .dialects = for_sqlite,
    .severity = Severity::warning,
    .summary = "a text in double quotes that is no column",
    .why =
        R"(Double quotes are for names. Where SQLite finds no column of that name it takes "x" for the string 'x', if it was
built to: the sqlite3 of most Linux systems does, many others do not and answer "no such column". So the
migration works on one machine only, and a misspelt column is compared as a string without a word. Write
strings in single quotes.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
UPDATE users SET name = "unknown" WHERE name IS NULL;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
UPDATE users SET name = 'unknown' WHERE name IS NULL;
)",
    .check = check,
};

}  // namespace mig
