#include "lint/body_difference.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "catalog/routine.hpp"
#include "sql/lexer.hpp"

namespace mig {
namespace {

bool is_sql(const Catalog& catalog, std::string_view object) {
  if (object.starts_with("trigger ")) return true;
  bool found = false;
  catalog.for_each([&](const Object& each) {
    const auto* function = dynamic_cast<const Function*>(&each);
    if (function == nullptr || (function->language != "sql" && function->language != "plpgsql")) {
      return;
    }
    found = found ||
            object == concat(to_string(function->kind), " ", catalog.qualified_name(function->id),
                             "(", function->signature, ")");
  });
  return found;
}

// What is compared, and where it stands in the body.
struct Piece {
  std::string text;
  std::size_t begin = 0;
};

std::vector<Piece> tokens_of(std::string_view body, Dialect dialect) {
  std::vector<Token> tokens;
  tokenize(body, dialect, tokens);
  std::vector<Piece> pieces;
  for (const Token& each : tokens) {
    if (each.kind == TokenKind::comment) continue;
    const std::string_view text = each.span().of(body);
    pieces.push_back(
        {each.kind == TokenKind::word ? lower_ascii(text) : std::string(text), each.begin});
  }
  return pieces;
}

std::vector<Piece> lines_of(std::string_view body) {
  std::vector<Piece> pieces;
  for (const std::string_view each : split_lines(body)) {
    pieces.push_back({std::string(each), static_cast<std::size_t>(each.data() - body.data())});
  }
  return pieces;
}

std::string_view line_at(std::string_view body, std::size_t place) {
  const std::size_t before = body.substr(0, place).rfind('\n');
  const std::string_view line = body.substr(before == std::string_view::npos ? 0 : before + 1);
  return line.substr(0, line.find('\n'));
}

}  // namespace

std::optional<BodyDifference> body_difference(const Catalog& catalog, const Difference& bodies) {
  const bool by_tokens = is_sql(catalog, bodies.object);
  const auto pieces_of = [&](std::string_view body) {
    return by_tokens ? tokens_of(body, catalog.dialect()) : lines_of(body);
  };
  const std::vector<Piece> left = pieces_of(bodies.left), right = pieces_of(bodies.right);
  const auto [in_left, in_right] =
      std::mismatch(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Piece& a, const Piece& b) { return a.text == b.text; });
  BodyDifference found;
  if (in_left != left.end()) found.left = line_at(bodies.left, in_left->begin);
  if (in_right != right.end()) found.right = line_at(bodies.right, in_right->begin);
  if (in_left == left.end() && in_right == right.end()) return std::nullopt;
  if (by_tokens) found = {trim(found.left), trim(found.right)};
  return found;
}

}  // namespace mig
