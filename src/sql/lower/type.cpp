// Types: PostgreSQL's many spellings of one type become the one that format_type() prints.
#include <algorithm>

#include "base/text.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

struct Spelling {
  std::string_view written;  // words in lower case with single blanks, without modifiers
  std::string_view name;
  bool is_serial = false;
};

// Names of types that are resolved by the grammar (keywords) or are the internal names of pg_catalog's types.
constexpr Spelling spellings[] = {
    {"int", "integer"},
    {"int4", "integer"},
    {"int2", "smallint"},
    {"int8", "bigint"},
    {"serial", "integer", true},
    {"serial4", "integer", true},
    {"smallserial", "smallint", true},
    {"serial2", "smallint", true},
    {"bigserial", "bigint", true},
    {"serial8", "bigint", true},
    {"bool", "boolean"},
    {"float4", "real"},
    {"float8", "double precision"},
    {"decimal", "numeric"},
    {"dec", "numeric"},
    {"varchar", "character varying"},
    {"char varying", "character varying"},
    {"nchar varying", "character varying"},
    {"national char varying", "character varying"},
    {"national character varying", "character varying"},
    {"bpchar", "bpchar"},
    {"char", "character"},
    {"nchar", "character"},
    {"national char", "character"},
    {"national character", "character"},
    {"varbit", "bit varying"},
    {"timestamptz", "timestamp with time zone"},
    {"timetz", "time with time zone"},
    {"timestamp", "timestamp without time zone"},
    {"time", "time without time zone"},
};

const Spelling* find_spelling(std::string_view written) {
  const auto* found = std::find_if(std::begin(spellings), std::end(spellings),
                                   [&](const Spelling& each) { return each.written == written; });
  return found == std::end(spellings) ? nullptr : found;
}

// What the tokens of a type say once its brackets, dimensions and SETOF are taken away.
struct Words {
  std::string name;  // "timestamp with time zone", "interval"
  std::string
      modifiers;  // between the first parentheses, blanks removed; the fields of an interval
  bool has_modifiers = false;
};

Words read_words(const Syntax& node) {
  Words words;
  unsigned depth = 0;
  const auto append = [&](std::string_view text) {
    if (!words.name.empty()) words.name += ' ';
    words.name += lower_ascii(text);
  };
  for (std::uint32_t token = 0; token < node.token_count(); ++token) {
    const TokenCode code = node.code(token);
    if (node.has_word(token, Keyword::SETOF)) continue;
    if (code == '[' || node.has_word(token, Keyword::ARRAY)) break;
    if (code == '(') {
      ++depth;
      words.has_modifiers = true;
    } else if (code == ')') {
      --depth;
    } else if (depth > 0) {
      words.modifiers += node.token_text(token);
    } else {
      append(node.token_text(token));
    }
  }
  return words;
}

constexpr std::string_view interval = "interval";

// numeric(5) is numeric(5,0) to the server.
void complete_modifiers(Lowering& to, ast::Type& type) {
  const bool is_short = type.name == "numeric" && !type.modifiers.empty() &&
                        type.modifiers.find(',') == std::string_view::npos;
  if (is_short) type.modifiers = to.keep(concat(type.modifiers, ",0"));
}

}  // namespace

ast::Type Lowering::type(const Syntax& node) {
  ast::Type type;
  if (!node) return type;
  type.syntax = node;
  for (const Syntax& child : node.children()) {
    type.array_dimensions += child.is(Node::type_array) ? 1 : 0;
    type.is_set = type.is_set || child.is(Node::type_setof);
    type.is_percent = type.is_percent || child.is(Node::type_percent);
  }
  if (dialect() == Dialect::sqlite) {
    Words words;
    for (std::uint32_t token = 0; token < node.token_count(); ++token) {
      if (node.code(token) == '(') break;
      if (token > 0) words.name += ' ';
      words.name += token_name(node, token).text;
    }
    type.name = keep(words.name);
    const std::string_view text = node.text();
    const std::size_t open = text.find('(');
    if (open != std::string_view::npos)
      type.modifiers = text.substr(open + 1, text.rfind(')') - open - 1);
    return type;
  }
  const Syntax generic = node.child(Node::object_name);
  if (generic) {
    const ast::ObjectName name = object_name(generic);
    type.schema = name.schema.text;
    type.name = name.name.text;
    const Syntax last = generic.children()[generic.children().size() - 1];
    type.is_quoted = last.code() == grammar::quoted_identifier;
    if (type.is_percent) return type;
    const std::string_view text = node.text();
    const std::size_t open = text.find('(', generic.span().end - node.span().begin);
    if (open != std::string_view::npos) {
      std::string compact;
      for (const char c : text.substr(open + 1, text.find(')', open) - open - 1)) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') compact += c;
      }
      type.modifiers = keep(compact);
    }
    if (type.schema == "pg_catalog") type.schema = {};
    if (!type.schema.empty()) return type;
    if (const Spelling* spelling = find_spelling(type.name);
        spelling != nullptr && (!type.is_quoted || type.name != "char")) {
      type.name = spelling->name;
      type.is_serial = spelling->is_serial;
    } else if (type.is_quoted && type.name == "char") {
      type.name = "\"char\"";
    }
    if (type.name == "character" && type.modifiers.empty()) type.modifiers = "1";
    if (type.name == "bpchar" && !type.modifiers.empty()) type.name = "character";
    complete_modifiers(*this, type);
    return type;
  }
  Words words = read_words(node);
  type.modifiers = keep(words.modifiers);
  if (words.name.starts_with(interval)) {
    const std::string fields = words.name.size() > interval.size()
                                   ? words.name.substr(interval.size() + 1)
                                   : std::string();
    type.name = interval;
    if (!fields.empty()) {
      type.modifiers =
          keep(words.has_modifiers ? concat(fields, "(", words.modifiers, ")") : fields);
    }
    return type;
  }
  if (words.name == "float") {
    const bool is_real = words.has_modifiers && words.modifiers.size() <= 2 &&
                         (words.modifiers.size() == 1 || words.modifiers <= "24");
    type.name = is_real ? "real" : "double precision";
    type.modifiers = {};
    return type;
  }
  const Spelling* spelling = find_spelling(words.name);
  type.name = spelling != nullptr ? spelling->name : keep(words.name);
  if ((type.name == "character" || type.name == "bit") && !words.has_modifiers)
    type.modifiers = "1";
  complete_modifiers(*this, type);
  return type;
}

namespace ast {

std::string to_string(const Type& type) {
  std::string text;
  if (!type.schema.empty()) text = concat(type.schema, ".");
  const bool is_time = type.name.starts_with("timestamp ") || type.name.starts_with("time ");
  if (type.is_percent) {
    text += concat(type.name, "%type");
  } else if (type.modifiers.empty()) {
    text += type.name;
  } else if (is_time) {  // timestamp(3) with time zone
    const std::size_t blank = type.name.find(' ');
    text += concat(type.name.substr(0, blank), "(", type.modifiers, ")", type.name.substr(blank));
  } else if (type.name == interval && type.modifiers[0] > '9') {
    text += concat(type.name, " ", type.modifiers);
  } else {
    text += concat(type.name, "(", type.modifiers, ")");
  }
  if (type.array_dimensions > 0) text += "[]";  // PostgreSQL does not keep how many
  return text;
}

}  // namespace ast
}  // namespace mig
