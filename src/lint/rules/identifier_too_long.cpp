#include <set>
#include <vector>

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

constexpr std::size_t longest = 63;

// Statements that give names; DROP, queries and the like only repeat one.
bool gives_names(const ast::Statement& statement) {
  switch (statement.kind) {
    case Node::select:
    case Node::insert:
    case Node::update:
    case Node::delete_:
    case Node::merge:
    case Node::copy:
    case Node::drop:
    case Node::grant:
    case Node::revoke:
    case Node::comment:
    case Node::truncate:
    case Node::do_: return false;
    default: return true;
  }
}

// Without quotes; the typed statement has it cut already.
std::string whole_name(std::string_view written) {
  if (written.size() < 2 || written.front() != '"') return std::string(written);
  std::string name;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    name.push_back(written[i]);
    if (written[i] == '"') ++i;  // a doubled one
  }
  return name;
}

// As the server cuts it: no character in the middle.
std::string cut(std::string_view name) {
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return std::string(name.substr(0, end));
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr || !gives_names(*at->statement)) continue;
    std::set<std::string> told;
    walk(at->statement->syntax, [&](const Syntax& node) {
      if (!node.is(Node::name)) return true;
      const std::string_view written = node.text();
      if (written.size() <= longest) return true;
      const std::string name = whole_name(written);
      if (name.size() <= longest || !told.insert(name).second) return true;
      findings.add(*at, node.span(),
                   concat("the name has ", name.size(), " bytes, and PostgreSQL keeps ", longest,
                          " of them: ", cut(name)));
      return true;
    });
  }
}

}  // namespace

extern const LintRule identifier_too_long_rule;
const LintRule identifier_too_long_rule{
    .id = "identifier-too-long",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a name is longer than PostgreSQL keeps and is cut without an error",
    .why =
        R"(A name has at most 63 bytes (not characters: ä has two). A longer one is cut, with no more than a NOTICE. The
code that asks for the whole name finds it, for there it is cut as well, but what looks into the catalogue
does not, and two long names with one beginning are the same name: the second CREATE fails, or with IF NOT
EXISTS does nothing.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
ALTER TABLE users ADD CONSTRAINT users_email_must_not_be_empty_when_the_user_has_confirmed_the_address_check CHECK (email <> '') NOT VALID;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
ALTER TABLE users ADD CONSTRAINT users_email_check CHECK (email <> '') NOT VALID;
)",
    .check = check,
};

}  // namespace mig
