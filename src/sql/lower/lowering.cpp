#include "sql/lower/lowering.hpp"

#include <algorithm>

#include "sql/unquote.hpp"

namespace mig {

std::string_view Lowering::keep(std::string_view text) {
  if (text.empty()) return {};
  char* made = static_cast<char*>(tree_.memory.allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), made);
  return {made, text.size()};
}

std::string_view Lowering::lower_case(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(text.begin(), text.end(), is_capital)) return text;
  char* made = static_cast<char*>(tree_.memory.allocate(text.size(), 1));
  std::transform(text.begin(), text.end(), made,
                 [&](char c) { return is_capital(c) ? static_cast<char>(c + 32) : c; });
  return {made, text.size()};
}

std::string_view Lowering::words(const Syntax& node) {
  if (node.token_count() == 1) return lower_case(node.token_text(0));
  std::string words;
  for (std::uint32_t token = 0; token < node.token_count(); ++token) {
    if (token > 0) words += ' ';
    words += lower_case(node.token_text(token));
  }
  return keep(words);
}

namespace {

// PostgreSQL keeps the first 63 bytes of a name, never half a character.
std::string_view cut_to_length(std::string_view name) {
  constexpr std::size_t longest = 63;
  if (name.size() <= longest) return name;
  std::size_t size = longest;
  while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) --size;
  return name.substr(0, size);
}

}  // namespace

ast::Name Lowering::token_name(const Syntax& node, std::uint32_t token) {
  const TokenPlace place = tree_.places[node.first_token() + token];
  const std::string_view text = node.token_text(token);
  const TokenCode code = node.code(token);
  ast::Name made{text, {place.begin, place.end}};
  if (code == grammar::quoted_identifier) {
    if (is_plainly_quoted(text)) {
      made.text = text.substr(1, text.size() - 2);
    } else {
      made.text = keep(unquote_identifier(text, tree_.dialect));
    }
  } else if (code == grammar::string_constant || code == grammar::national_constant) {
    made.text = token_constant(node, token);
  } else if (tree_.dialect == Dialect::postgres) {
    made.text = lower_case(text);
  }
  const bool is_constant = code == grammar::string_constant || code == grammar::national_constant;
  if (tree_.dialect == Dialect::postgres && !is_constant) made.text = cut_to_length(made.text);
  return made;
}

ast::Name Lowering::name(const Syntax& node) { return node ? token_name(node, 0) : ast::Name{}; }

ast::ObjectName Lowering::object_name(const Syntax& node) {
  if (!node) return {};
  const Syntax::Children parts = node.children();
  ast::ObjectName made;
  if (parts.empty()) {
    made.name = name(node);
    return made;
  }
  made.name = name(parts[parts.size() - 1]);
  if (parts.size() > 1) made.schema = name(parts[parts.size() - 2]);
  return made;
}

ast::List<ast::Name> Lowering::names(const Syntax& node) {
  if (!node) return {};
  std::vector<ast::Name> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::name)) made.push_back(name(child));
  }
  return list(made);
}

ast::List<ast::ObjectName> Lowering::object_names(const Syntax& node) {
  if (!node) return {};
  std::vector<ast::ObjectName> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::object_name)) made.push_back(object_name(child));
  }
  return list(made);
}

std::string_view Lowering::token_constant(const Syntax& node, std::uint32_t token) {
  const std::string_view text = node.token_text(token);
  if (is_plainly_quoted(text)) return text.substr(1, text.size() - 2);
  const TokenCode code = node.code(token);
  if (code != grammar::string_constant && code != grammar::national_constant) return text;
  return keep(unquote_string(text, tree_.dialect));
}

std::string_view Lowering::constant(const Syntax& node) {
  if (!node) return {};
  return node.token_count() == 1 ? token_constant(node, 0) : node.text();
}

ast::List<ast::Option> Lowering::options(const Syntax& node) {
  if (!node) return {};
  std::vector<ast::Option> made;
  for (const Syntax& child : node.children()) {
    if (!child.is(Node::option)) continue;
    ast::Option& option = made.emplace_back();
    const Syntax::Children parts = child.children();
    if (parts.empty()) continue;
    if (parts[0].is(Node::object_name)) {
      const ast::ObjectName full = object_name(parts[0]);
      option.name = full.schema
                        ? keep(std::string(full.schema.text) + "." + std::string(full.name.text))
                        : full.name.text;
    } else {
      option.name = name(parts[0]).text;
    }
    if (parts.size() > 1) {
      option.value = parts[1];
      option.text = constant(parts[1]);
    }
  }
  return list(made);
}

const ast::Statement* Lowering::statement(const Syntax& node) {
  using Lower = const ast::Statement* (*)(Lowering&, const Syntax&);
  static constexpr Lower table[] = {
#define MIG_STATEMENT(kind, type) lower_##type,
#include "grammar/statements.def"
#undef MIG_STATEMENT
  };
  const auto kind = static_cast<std::size_t>(node.kind());
  return kind < std::size(table) ? table[kind](*this, node) : nullptr;
}

const ast::Statement* lower_statement(SyntaxTree& tree, std::uint32_t node) {
  return Lowering(tree).statement(Syntax(tree, node));
}

const ast::Statement* lower_Plain(Lowering& to, const Syntax& node) {
  return &to.make<ast::Plain>(node);
}

}  // namespace mig
