// How fast text becomes tokens, statements and sums, in MB/s of CPU time over a generated file (best of several runs).
//   bench-split [MEGABYTES]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/generated_sql.hpp"
#include "sql/lexer.hpp"
#include "sql/split.hpp"

using namespace mig;
using namespace mig::bench;

int main(int argc, char** argv) {
  const long megabytes = argc > 1 ? std::atol(argv[1]) : 20;
  const std::string text =
      generated_sql(static_cast<std::size_t>(std::max(1L, megabytes)) * 1'000'000);
  const long before = peak_kilobytes();
  for (const Dialect dialect : {Dialect::postgres, Dialect::sqlite}) {
    std::size_t tokens = 0, statements = 0;
    std::printf("%s\n", std::string(to_string(dialect)).c_str());
    measure("  tokens", text.size(), [&] {
      Lexer lexer(text, dialect);
      tokens = 0;
      for (Token token; lexer.next(token);) ++tokens;
    });
    measure("  split", text.size(), [&] { statements = split(text, dialect).statements.size(); });
    measure("  canonical sum", text.size(), [&] { canonical_sum(text, dialect); });
    std::printf("  %zu tokens, %zu statements\n", tokens, statements);
  }
  std::printf("text %.1f MB, peak memory beyond it %.1f MB\n",
              static_cast<double>(text.size()) / 1e6,
              static_cast<double>(peak_kilobytes() - before) / 1e3);
}
