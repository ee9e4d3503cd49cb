#include "base/hash.hpp"
#include "base/text.hpp"
#include "sql/directive_comment.hpp"
#include "sql/script_lexer.hpp"
#include "sql/split.hpp"

namespace mig {
namespace {

// Hands the hash large pieces: most tokens are a few bytes.
class CanonicalText {
 public:
  void add(std::string_view text) {
    text_ += text;
    if (text_.size() >= full) flush();
  }

  // CRLF counts as LF, also within strings: how a file was checked out is no edit.
  void add_with_unix_lines(std::string_view text) {
    for (std::size_t at; (at = text.find("\r\n")) != std::string_view::npos;) {
      add(text.substr(0, at));
      text.remove_prefix(at + 1);
    }
    add(text);
  }

  std::string sum() {
    flush();
    return concat("m1:sha256:", hash_.hex());
  }

 private:
  static constexpr std::size_t full = 1U << 14U;

  void flush() {
    hash_.add(text_);
    text_.clear();
  }

  std::string text_;
  Sha256 hash_;
};

bool may_hold_lines(TokenKind kind) {
  return kind != TokenKind::word && kind != TokenKind::symbol && kind != TokenKind::op &&
         kind != TokenKind::number;
}

}  // namespace

std::string canonical_sum(std::string_view text, Dialect dialect) {
  ScriptLexer lexer(text, dialect);
  CanonicalText canonical;
  for (Token token; lexer.next(token);) {
    const std::string_view piece = lexer.text_of(token);
    if (token.kind != TokenKind::comment) {
      may_hold_lines(token.kind) ? canonical.add_with_unix_lines(piece) : canonical.add(piece);
      canonical.add(" ");
    } else if (const auto directive = directive_text(piece);
               directive && !is_for_lint_alone(*directive)) {
      canonical.add("--mig:");
      canonical.add_with_unix_lines(*directive);
      canonical.add("\n");
    }
  }
  return canonical.sum();
}

}  // namespace mig
