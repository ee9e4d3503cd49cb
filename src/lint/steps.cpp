#include "lint/steps.hpp"

#include "base/text.hpp"

namespace mig {

std::vector<std::string> concurrent_index_steps(const ast::CreateIndex& index,
                                                const JudgedStatement&) {
  const Syntax& syntax = index.syntax;
  std::uint32_t after_index = 0;
  while (!syntax.has_word(after_index, Keyword::INDEX)) ++after_index;
  const Span span = syntax.span();
  const std::string_view whole = syntax.text();
  const std::size_t cut =
      static_cast<std::size_t>(syntax.token_text(after_index).end() - whole.begin());
  (void)span;
  return {concat(whole.substr(0, cut), " CONCURRENTLY", whole.substr(cut), ";")};
}

}  // namespace mig
