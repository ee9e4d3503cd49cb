#include "lint/called_settings.hpp"

#include "base/text.hpp"
#include "sql/references.hpp"
#include "sql/unquote.hpp"

namespace mig {
namespace {

// The constants of a call, in order; empty where an argument is none.
std::vector<std::string> constants_of(const Syntax& call) {
  std::vector<std::string> found;
  for (const Syntax& each : call.child(Node::arguments).children()) {
    const std::string_view text = each.text();
    if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
      found.emplace_back(text.substr(1, text.size() - 2));
    } else {
      found.push_back(lower_ascii(text));
    }
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
    const std::size_t first = arguments.size() - 3;
    found.push_back({lower_ascii(arguments[first]), arguments[first + 1],
                     arguments[first + 2] == "true" || arguments[first + 2] == "t"});
  }
  return found;
}

}  // namespace mig
