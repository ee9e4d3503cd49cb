#include "catalog/special_call.hpp"

#include <utility>

#include "base/text.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

using Texts = std::vector<std::string>;

std::string trim_function(const Syntax& node, Texts& operands) {
  if (operands.size() == 2 && node.has_own_word(Keyword::FROM)) {
    std::swap(operands[0], operands[1]);
  }
  if (node.has_own_word(Keyword::LEADING)) return "ltrim";
  return node.has_own_word(Keyword::TRAILING) ? "rtrim" : "btrim";
}

// substring(a FOR 3) begins at 1.
void complete_substring(const Syntax& node, Texts& operands) {
  const bool has_for = node.has_own_word(Keyword::FOR), has_from = node.has_own_word(Keyword::FROM);
  if (!has_for || operands.size() < 2) return;
  if (!has_from) operands.insert(operands.begin() + 1, "'1'");
}

bool is_function_name(std::string_view word) {
  return word == "substring" || word == "overlay" || word == "position" || word == "normalize";
}

}  // namespace

std::string call_of_special(const Syntax& node, std::vector<std::string> operands) {
  const std::string word = lower_ascii(node.token_text(0));
  std::string name = is_function_name(word) ? quote_identifier(word, Dialect::postgres) : word;
  if (word == "trim") {
    name = trim_function(node, operands);
  } else if (word == "extract") {
    name = "date_part";
  } else if (word == "substring") {
    complete_substring(node, operands);
  } else if (word == "position" && operands.size() == 2) {
    std::swap(operands[0], operands[1]);  // position(a in b) is "position"(b, a)
  }
  return concat(name, "(", join(operands, ", "), ")");
}

}  // namespace mig
