#include "lint/made_roles.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "sql/body.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

void add_own(const ast::Statement& statement, RoleNames& to) {
  if (statement.kind != Node::create_role) return;
  const Syntax name = statement.syntax.child(Node::name);
  if (name) to.insert(name_of(name));
}

void add_inside(const ast::Statement& statement, RoleNames& to) {
  add_own(statement, to);
  if (statement.as<ast::Do>() == nullptr) return;
  const Body body = read_body(statement);
  for (const BodyStatement& each : body.statements) {
    if (each.parsed.statement != nullptr) add_own(*each.parsed.statement, to);
  }
}

// Most files hold none of the words, and need not be read.
bool may_make_roles(std::string_view text) {
  const std::string low = lower_ascii(text);
  return low.find("create") != std::string::npos &&
         (low.find("role") != std::string::npos || low.find("user") != std::string::npos ||
          low.find("group") != std::string::npos);
}

void add_of_file(const std::filesystem::path& path, Dialect dialect, RoleNames& to) {
  try {
    const Source source = Source::load(path);
    if (!may_make_roles(source.text())) return;
    StatementReader reader(source.text(), dialect);
    while (const ParsedStatement* each = reader.next()) {
      if (each->statement != nullptr) add_inside(*each->statement, to);
    }
  } catch (const Error&) {  // who judges the file says what is wrong with it
  }
}

}  // namespace

RoleNames made_roles(const LintContext& context) {
  RoleNames made;
  for (const auto& at : *context.statements) {
    if (at->statement != nullptr) add_own(*at->statement, made);
  }
  if (context.directory == nullptr) return made;
  for (const MigrationEntry& each : context.directory->entries) {
    if (each.up) add_of_file(*each.up, context.dialect, made);
  }
  return made;
}

}  // namespace mig
