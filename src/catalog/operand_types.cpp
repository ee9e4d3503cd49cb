#include "catalog/operand_types.hpp"

#include <algorithm>
#include <map>

#include "sql/ast.hpp"

namespace mig {

namespace {

// a || b
bool is_joined(const Syntax& node) {
  const Syntax left = node[0];
  return node.token_text(left.first_token() + left.token_count() - node.first_token()) == "||";
}

}  // namespace

std::string OperandTypes::of(const Syntax& node) {
  Syntax inner = node;
  while (inner.is(Node::grouped)) inner = inner[0];
  switch (inner.kind()) {
    case Node::column: {
      const Syntax::Children parts = inner.children();
      const Syntax last = parts[parts.size() - 1];
      return columns_ && last.is(Node::name) ? columns_(to_.name(last).text) : std::string();
    }
    case Node::cast: return ast::to_string(to_.type(inner.child(Node::type)));
    case Node::literal_typed: return of_literal(inner);
    case Node::array: {
      const std::string element = among(inner.children());
      return element.empty() ? element : element + "[]";
    }
    case Node::collate: return of(inner[0]);
    case Node::binary: return is_joined(inner) ? among(inner.children()) : std::string();
    default: return {};
  }
}

// interval '1' hour: the fields may stand behind.
std::string OperandTypes::of_literal(const Syntax& node) {
  std::string made = ast::to_string(to_.type(node.child(Node::type)));
  const Syntax literal = node.child(Node::literal_string);
  const std::uint32_t behind = literal.first_token() + 1 - node.first_token();
  for (std::uint32_t at = behind; at < node.token_count(); ++at) {
    made += concat(" ", lower_ascii(node.token_text(at)));
  }
  return made;
}

bool has_like_operands(std::string_view sign) {
  constexpr std::string_view known[] = {"=", "<>", "<", ">", "<=", ">=", "@>", "<@", "&&", "||"};
  return std::find(std::begin(known), std::end(known), sign) != std::end(known);
}

std::string operator_of_words(const std::string& words) {
  static const std::map<std::string, std::string> signs{
      {"like", "~~"}, {"not like", "!~~"}, {"ilike", "~~*"}, {"not ilike", "!~~*"}};
  const auto found = signs.find(words);
  return found == signs.end() ? words : found->second;
}

std::string bits_of(std::string_view literal) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::string text = lower_ascii(literal);
  std::string made;
  for (const char c : std::string_view(text).substr(1)) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) continue;
    for (unsigned bit = text.starts_with('x') ? 8 : 1; bit != 0; bit /= 2) {
      made += (digit & bit) != 0 ? '1' : '0';
    }
  }
  return made;
}

}  // namespace mig
