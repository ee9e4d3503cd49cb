// COPY: its old and its new syntax give the same options.
#include <algorithm>

#include "sql/ast/query.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

struct OldName {
  std::string_view words, name;
};

constexpr OldName old_names[] = {
    {"delimiters", "delimiter"},          {"using delimiters", "delimiter"},
    {"force quote", "force_quote"},       {"force null", "force_null"},
    {"force not null", "force_not_null"},
};

ast::Option copy_option(Lowering& to, const Syntax& node) {
  ast::Option option;
  if (node.is(Node::copy_format)) {
    option = {"format", node, to.words(node)};
    return option;
  }
  const Syntax name = node[0];
  option.name = name.token_count() == 1 ? to.name(name).text : to.words(name);
  const auto* old = std::find_if(std::begin(old_names), std::end(old_names),
                                 [&](const OldName& each) { return each.words == option.name; });
  if (old != std::end(old_names)) option.name = old->name;
  option.value = node[1];
  option.text = to.constant(option.value);
  return option;
}

}  // namespace

const ast::Statement* lower_Copy(Lowering& to, const Syntax& node) {
  ast::Copy& made = to.make<ast::Copy>(node);
  made.table = to.object_name(node.child(Node::object_name));
  made.columns = to.names(node.child(Node::names));
  if (!made.table) made.query = node[0];
  made.is_from = node.has_own_word(Keyword::FROM);
  made.is_stdio = node.has_own_word(Keyword::STDIN) || node.has_own_word(Keyword::STDOUT);
  made.is_program = node.has_own_word(Keyword::PROGRAM);
  std::vector<ast::Option> options;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::option) || child.is(Node::copy_format)) {
      options.push_back(copy_option(to, child));
    }
  }
  made.options = to.list(options);
  return &made;
}

}  // namespace mig
