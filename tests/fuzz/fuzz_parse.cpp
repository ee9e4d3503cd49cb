// Statements, their trees and what they touch, the bodies inside: every node's text can be asked for.
#include "input.hpp"
#include "sql/body.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mig;
  const FuzzInput input(data, size);
  const Script script(input.text, input.dialect);
  std::size_t bytes = 0;
  for (const ParsedStatement& parsed : script.statements()) {
    require(parsed.span.end <= input.text.size());
    require((parsed.statement == nullptr) == (parsed.unreadable != nullptr));
    if (parsed.statement == nullptr) continue;
    walk(parsed.statement->syntax, [&](const Syntax& node) {
      require(node.span().end <= parsed.span.end && node.span().begin >= parsed.span.begin);
      bytes += node.text().size();
      return true;
    });
    references_of(parsed.statement->syntax);
    read_body(*parsed.statement);
  }
  return 0;
}
