#include "sql/body/known_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/lexer.hpp"

namespace mig {
namespace {

using Known = std::optional<KnownText>;
using Arguments = std::vector<KnownText>;

KnownText quoted_literal(const KnownText& value) {
  const std::size_t from = value.pieces.empty() ? 0 : value.pieces.front().from;
  std::string quoted = value.text.find('\\') == std::string::npos ? "'" : "E'";
  for (const char c : value.text) quoted.append(c == '\'' || c == '\\' ? 2 : 1, c);
  KnownText made;
  made.append(quoted + "'", from);
  return made;
}

bool needs_no_quotes(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_') return false;
  }
  const Keyword keyword = grammar::find_keyword(name);
  return keyword == Keyword::none ||
         grammar::entry_of(keyword).postgres == grammar::keyword_classes::pg_none ||
         grammar::entry_of(keyword).postgres == grammar::keyword_classes::pg_unreserved_as;
}

KnownText quoted_name(const KnownText& value) {
  if (needs_no_quotes(value.text)) return value;
  const std::size_t from = value.pieces.empty() ? 0 : value.pieces.front().from;
  std::string quoted = "\"";
  for (const char c : value.text) quoted.append(c == '"' ? 2 : 1, c);
  KnownText made;
  made.append(quoted + "\"", from);
  return made;
}

// format(): %s %I %L, %1$s, %%. A width, or a value that is not there, makes it unknown.
Known formatted(const Arguments& arguments) {
  const KnownText& format = arguments[0];
  const std::string& text = format.text;
  KnownText made;
  std::size_t next = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('%', at), text.size());
    made.append(format, at, mark);
    at = mark + 1;
    if (mark == text.size()) break;
    std::size_t digits = at;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits > at) {
      const auto number = parse_number(std::string_view(text).substr(at, digits - at));
      if (!number || *number < 1 || digits >= text.size() || text[digits] != '$') return {};
      next = static_cast<std::size_t>(*number);
      at = digits + 1;
    }
    if (at >= text.size()) return {};
    const char kind = text[at++];
    if (kind == '%') {
      made.append(format, at - 1, at);
      continue;
    }
    if (next >= arguments.size()) return {};
    const KnownText& value = arguments[next++];
    if (kind == 's') {
      made.append(value);
    } else if (kind == 'I') {
      made.append(quoted_name(value));
    } else if (kind == 'L') {
      made.append(quoted_literal(value));
    } else {
      return {};
    }
  }
  return made;
}

Known joined(const Arguments& arguments) {
  KnownText made;
  for (const KnownText& argument : arguments) made.append(argument);
  return made;
}

struct Function {
  std::string_view name;
  Known (*apply)(const Arguments&);
};
constexpr Function functions[] = {
    {"format", formatted},
    {"concat", joined},
    {"quote_ident", [](const Arguments& a) { return Known(quoted_name(a[0])); }},
    {"quote_literal", [](const Arguments& a) { return Known(quoted_literal(a[0])); }},
};

bool joins(const Syntax& node) {
  return node.is(Node::binary) && node.code(node[0].token_count()) == grammar::concatenation;
}

// a || b || c lean to the left, as deep as they are long.
std::vector<Syntax> operands_of(const Syntax& node) {
  std::vector<Syntax> operands;
  Syntax left = node;
  for (; joins(left); left = left[0]) operands.push_back(left[1]);
  operands.push_back(left);
  std::reverse(operands.begin(), operands.end());
  return operands;
}

bool calls(const Syntax& node, std::string_view name) {
  if (!node.is(Node::function_call)) return false;
  const std::string called = lower_ascii(node[0].text());
  return called == name || called == concat("pg_catalog.", name);
}

class Evaluation {
 public:
  explicit Evaluation(Syntax& unknown) : unknown_(unknown) {}

  Known value(const Syntax& node) {
    switch (node.kind()) {
      case Node::literal_string: return literal(node);
      case Node::literal_integer:
      case Node::literal_decimal: return as_written(node);
      case Node::grouped: return value(node[0]);
      case Node::binary: return binary(node);
      case Node::cast: return cast(node);
      case Node::function_call: return call(node);
      default: return give_up(node);
    }
  }

 private:
  Known give_up(const Syntax& node) {
    if (!unknown_) unknown_ = node;
    return {};
  }

  static Known literal(const Syntax& node) {
    KnownText made;
    made.text = unquote_string(node.text(), Dialect::postgres, &made.pieces);
    for (TextPiece& piece : made.pieces) piece.from += node.span().begin;
    return made;
  }
  static Known as_written(const Syntax& node) {
    KnownText made;
    made.append(node.text(), node.span().begin);
    return made;
  }

  Known binary(const Syntax& node) {
    if (!joins(node)) return give_up(node);
    KnownText made;
    for (const Syntax& operand : operands_of(node)) {
      const Known known = value(operand);
      if (!known) return known;
      made.append(*known);
    }
    return made;
  }

  Known cast(const Syntax& node) {
    Syntax inner = node;
    for (; inner.is(Node::cast); inner = inner[0]) {
      const Syntax type = inner.child(Node::type);
      if (!type || !is_any_keyword(type.text(), "TEXT|VARCHAR")) return give_up(node);
    }
    return value(inner);
  }

  Known call(const Syntax& node) {
    const Syntax arguments = node.child(Node::arguments);
    if (!arguments || node.children().size() != 2) return give_up(node);
    for (const Function& function : functions) {
      if (!calls(node, function.name)) continue;
      Arguments values;
      for (const Syntax& argument : arguments.children()) {
        Known known = value(argument);
        if (!known) return known;
        values.push_back(std::move(*known));
      }
      Known made = values.empty() ? Known() : function.apply(values);
      return made ? made : give_up(node);
    }
    return give_up(node);
  }

  Syntax& unknown_;
};

}  // namespace

std::optional<KnownText> known_text(const Syntax& expression, Syntax& unknown) {
  return Evaluation(unknown).value(expression);
}

std::string known_beginning(const Syntax& expression) {
  Syntax node = expression;
  while (node.is(Node::grouped)) node = node[0];
  Syntax unknown;
  if (const auto known = known_text(node, unknown)) return known->text;
  std::vector<Syntax> parts;
  if (joins(node)) parts = operands_of(node);
  if (calls(node, "concat") || calls(node, "format")) {
    const Syntax arguments = node.child(Node::arguments);
    for (const Syntax& each : arguments.children()) parts.push_back(each);
  }
  std::string text;
  for (const Syntax& part : parts) {
    const std::string begins = known_beginning(part);
    if (calls(node, "format")) return begins.substr(0, begins.find('%'));
    text += begins;
    if (!known_text(part, unknown)) break;
  }
  return text;
}

}  // namespace mig
