#include "catalog/expression_text.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What stands in the place of some tokens, counted in the whole tree.
struct Piece {
  std::uint32_t begin, end;
  std::string text;
};

bool is_sequence_function(const Syntax& call) {
  constexpr std::string_view known[] = {"nextval", "currval", "setval"};
  const Syntax name = call.child(Node::object_name);
  if (!name) return false;
  const std::string_view last = name.token_text(name.token_count() - 1);
  return std::any_of(std::begin(known), std::end(known),
                     [&](std::string_view each) { return each == lower_ascii(last); });
}

// "a"."B" in a string, as regclass reads it.
ast::ObjectName name_in_string(std::string_view text, std::vector<std::string>& parts) {
  parts.assign(1, {});
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"') {
      in_quotes = !in_quotes;
    } else if (c == '.' && !in_quotes) {
      parts.emplace_back();
    } else {
      parts.back() += !in_quotes && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  ast::ObjectName name;
  name.name = {parts.back(), {0, 1}};
  if (parts.size() > 1) name.schema = {parts[parts.size() - 2], {0, 1}};
  return name;
}

class Printer {
 public:
  Printer(const Syntax& root, NameResolver& names)
      : root_(root), tree_(root.tree()), names_(names), to_(lowering_of(root)) {}

  std::string print() {
    find_tables();
    walk(root_, [&](const Syntax& node) {
      look_at(node);
      return true;
    });
    // Of nested pieces the outer one, which came later.
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::uint32_t token = root_.first_token();
    const std::uint32_t end = token + root_.token_count();
    auto piece = pieces_.begin();
    while (token < end) {
      while (piece != pieces_.end() && piece->begin < token) ++piece;
      if (piece != pieces_.end() && piece->begin == token) {
        put(piece->text, grammar::identifier);
        token = piece->end;
      } else {
        put_token(token++);
      }
    }
    return std::move(out_);
  }

 private:
  void replace(const Syntax& node, std::string text) {
    pieces_.push_back(
        {node.first_token(), node.first_token() + node.token_count(), std::move(text)});
  }

  // Where WITH defines names, a name may be no table's.
  void find_tables() {
    walk(root_, [&](const Syntax& node) {
      has_with_ = has_with_ || node.is(Node::with);
      return !has_with_;
    });
    if (!has_with_) return;
    for (const TableReference& each : references_of(root_).tables) tables_.insert(each.span.begin);
  }

  void look_at(const Syntax& node) {
    switch (node.kind()) {
      case Node::type:
        replace(node, tree_.dialect == Dialect::sqlite ? std::string(node.text())
                                                       : names_.type_text(to_.type(node)));
        return;
      case Node::function_call:
        replace(node.child(Node::object_name),
                names_.function_text(to_.object_name(node.child(Node::object_name))));
        if (is_sequence_function(node)) sequence_argument(node.child(Node::arguments));
        return;
      case Node::star:
      case Node::column:
        if (std::string text = names_.star_text(node); !text.empty()) {
          replace(node, std::move(text));
        }
        return;
      case Node::relation:
        if (has_with_ && tables_.count(node.child(Node::object_name).span().begin) == 0) return;
        replace(node.child(Node::object_name),
                names_.relation_text(to_.object_name(node.child(Node::object_name))));
        return;
      case Node::insert:
      case Node::create_rule:
        if (tree_.dialect == Dialect::sqlite) return;
        replace(node.child(Node::object_name),
                names_.relation_text(to_.object_name(node.child(Node::object_name))));
        return;
      case Node::cast:
        if (node[1] && node[1].is(Node::type) && lower_ascii(node[1].text()) == "regclass") {
          relation_in_string(node[0]);
        }
        return;
      default: return;
    }
  }

  void sequence_argument(const Syntax& arguments) {
    Syntax first = arguments ? arguments[0] : Syntax();
    if (!first || !first.is(Node::literal_string)) return;
    relation_in_string(first);
    pieces_.back().text += "::regclass";
  }

  void relation_in_string(const Syntax& literal) {
    if (!literal.is(Node::literal_string)) return;
    std::vector<std::string> parts;
    const ast::ObjectName name = name_in_string(to_.constant(literal), parts);
    replace(literal, quote_string(names_.relation_text(name)));
  }

  void put_token(std::uint32_t token) {
    const TokenPlace place = tree_.places[token];
    const std::string_view text = tree_.text.substr(place.begin, place.end - place.begin);
    const TokenCode code = tree_.codes[token];
    if (code == grammar::quoted_identifier || code == grammar::identifier) {
      const ast::Name name = to_.token_name(root_, token - root_.first_token());
      put(quote_identifier(name.text, tree_.dialect), grammar::identifier);
    } else if (grammar::is_keyword_code(code)) {
      put(lower_ascii(text), code);
    } else if (code == grammar::string_constant && !text.starts_with('x') &&
               !text.starts_with('X')) {
      put(quote_string(to_.token_constant(root_, token - root_.first_token())), code);
    } else if (code == grammar::not_equal) {
      put("<>", code);
    } else {
      put(text, code);
    }
  }

  void put(std::string_view text, TokenCode code) {
    if (needs_blank(code)) out_ += ' ';
    out_ += text;
    is_sign_ = (code == '-' || code == '+') && !is_operand(last_);
    last_ = code;
  }

  static bool is_operand(TokenCode code) {
    return code == grammar::identifier || code == ')' || code == ']' ||
           (code >= grammar::string_constant && code <= grammar::parameter_mark);
  }

  static bool is_name_like(TokenCode code) {
    if (code == grammar::identifier) return true;
    if (!grammar::is_keyword_code(code)) return false;
    const auto& entry = grammar::entry_of(static_cast<Keyword>(code));
    return (entry.postgres & grammar::is_reserved) == 0 &&
           code != grammar::code_of(Keyword::VALUES);
  }

  bool needs_blank(TokenCode next) const {
    if (out_.empty() || is_sign_) return false;
    const auto is_one_of = [](TokenCode code, std::initializer_list<int> codes) {
      return std::find(codes.begin(), codes.end(), static_cast<int>(code)) != codes.end();
    };
    if (is_one_of(next, {',', ')', ']', '.', grammar::typecast})) return false;
    if (is_one_of(last_, {'(', '[', '.', grammar::typecast})) return false;
    if (next == '[') return !(is_operand(last_) || grammar::is_keyword_code(last_));
    if (next == '(') return !is_name_like(last_);
    return true;
  }

  const Syntax root_;
  const SyntaxTree& tree_;
  NameResolver& names_;
  Lowering to_;
  std::vector<Piece> pieces_;
  bool has_with_ = false;
  std::set<std::size_t> tables_;  // where they begin, if there is a WITH
  std::string out_;
  TokenCode last_ = 0;
  bool is_sign_ = false;
};

// ---- words of a text

struct Word {
  std::size_t begin = 0, end = 0;
  bool is_identifier = false;
  std::string name;  // unquoted
};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

// Calls visit(Word) for each identifier, quoted or not; strings are passed over.
template <typename Visit>
void each_identifier(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char c = text[at];
    if (c == '\'') {
      for (++at; at < text.size(); ++at) {
        if (text[at] != '\'') continue;
        if (at + 1 >= text.size() || text[at + 1] != '\'') break;
        ++at;
      }
      ++at;
    } else if (c == '"') {
      std::string name;
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"') {
          if (at + 1 >= text.size() || text[at + 1] != '"') break;
          ++at;
        }
        name += text[at];
      }
      at = std::min(at + 1, text.size());
      visit(Word{begin, at, true, std::move(name)});
    } else if (is_word_byte(c)) {
      while (at < text.size() && is_word_byte(text[at])) ++at;
      if (c < '0' || c > '9') {
        visit(Word{begin, at, true, std::string(text.substr(begin, at - begin))});
      }
    } else {
      ++at;
    }
  }
}

bool equal(std::string_view a, std::string_view b, Dialect dialect) {
  return dialect == Dialect::postgres ? a == b : lower_ascii(a) == lower_ascii(b);
}

// Between single quotes: a doubled one ends a string and begins another.
bool is_in_string(std::string_view text, std::size_t at) {
  bool is_quoted = false, is_string = false;
  for (const char c : text.substr(0, at)) {
    if (c == '"' && !is_string) is_quoted = !is_quoted;
    if (c == '\'' && !is_quoted) is_string = !is_string;
  }
  return is_string;
}

// '…'::regclass, the name of an object.
bool is_whole_string(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && text[begin - 1] == '\'' && text.substr(end).starts_with("'::reg");
}

bool is_column_place(std::string_view text, const Word& word) {
  if (word.end < text.size() && (text[word.end] == '.' || text[word.end] == '(')) return false;
  return word.begin < 2 || text.substr(word.begin - 2, 2) != "::";
}

}  // namespace

std::string expression_text(const Syntax& syntax, NameResolver& names) {
  return syntax ? Printer(syntax, names).print() : std::string();
}

bool mentions_column(std::string_view text, std::string_view column, Dialect dialect) {
  bool found = false;
  each_identifier(text, [&](const Word& word) {
    found = found || (equal(word.name, column, dialect) && is_column_place(text, word));
  });
  return found;
}

std::string with_column_renamed(std::string_view text, std::string_view from, std::string_view to,
                                Dialect dialect) {
  std::string made;
  std::size_t done = 0;
  each_identifier(text, [&](const Word& word) {
    if (!equal(word.name, from, dialect) || !is_column_place(text, word)) return;
    made += text.substr(done, word.begin - done);
    made += quote_identifier(to, dialect);
    done = word.end;
  });
  return made += text.substr(done);
}

std::string with_object_renamed(std::string_view text, std::string_view from, std::string_view to) {
  std::string made;
  std::size_t done = 0;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from, at)) {
    const std::size_t end = at + from.size();
    if (is_in_string(text, at) && !is_whole_string(text, at, end)) {
      at = end;
      continue;
    }
    const bool begins =
        at == 0 || !(is_word_byte(text[at - 1]) || text[at - 1] == '"' || text[at - 1] == '.');
    const bool ends = end >= text.size() || !(is_word_byte(text[end]) || text[end] == '"');
    if (begins && ends) {
      made += text.substr(done, at - done);
      made += to;
      done = end;
    }
    at = end;
  }
  return made += text.substr(done);
}

}  // namespace mig
