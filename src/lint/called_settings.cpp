#include "lint/called_settings.hpp"

#include "base/text.hpp"
#include "sql/references.hpp"
#include "sql/unquote.hpp"

namespace mig {
namespace {

// The constants of a call, in order; the words of what is none.
std::vector<std::string> constants_of(const Syntax& call) {
  std::vector<std::string> found;
  for (const Syntax& each : call.child(Node::arguments).children()) {
    const std::string_view text = each.text();
    const bool is_string = text.ends_with('\'') || text.ends_with('$');
    found.push_back(is_string ? unquote_string(text, Dialect::postgres) : lower_ascii(text));
  }
  return found;
}

}  // namespace

std::vector<CalledSetting> called_settings(const ast::Statement& statement) {
  std::vector<CalledSetting> found;
  if (statement.kind != Node::select && statement.kind != Node::call) return found;
  for (const FunctionReference& each : references_of(statement.syntax).functions) {
    if (each.name.name != "set_config" || each.argument_count != 3) continue;
    const std::vector<std::string> arguments = constants_of(each.call);
    if (arguments.size() < 3) continue;
    found.push_back(
        {lower_ascii(arguments[0]), arguments[1], arguments[2] == "true" || arguments[2] == "t"});
  }
  return found;
}

}  // namespace mig
