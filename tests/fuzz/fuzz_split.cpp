// Tokens, statements, sums: spans lie in order inside the text, and blanks around it change no sum.
#include "input.hpp"
#include "sql/split.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mig;
  const FuzzInput input(data, size);
  const SplitResult result = split(input.text, input.dialect);
  std::size_t end = 0;
  for (const Statement& statement : result.statements) {
    require(statement.span.begin >= end && statement.span.end > statement.span.begin);
    end = statement.span.end;
  }
  require(end <= input.text.size());
  // A byte order mark counts at the head alone, and to SQLite a vertical tab is a blank behind a blank alone.
  if (!input.text.starts_with('\xEF') && !input.text.starts_with('\v')) {
    require(canonical_sum(input.text, input.dialect) ==
            canonical_sum("\n " + input.text, input.dialect));
  }
  return 0;
}
