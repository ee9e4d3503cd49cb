// CREATE INDEX, VIEW, SEQUENCE, SCHEMA; ALTER SEQUENCE.
#include "sql/ast/relation.hpp"

#include <algorithm>
#include <iterator>

#include "sql/ast/object.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

// ---- options of sequences

// table.column, schema.table.column; NONE is a name to the grammar.
struct Owner {
  ast::ObjectName table;
  ast::Name column;
  bool is_none = false;
};

Owner owner(Lowering& to, const Syntax& node) {
  Owner made;
  const Syntax::Children parts = node.children();
  const std::size_t count = parts.size();
  if (count == 1) {
    made.is_none = to.name(parts[0]).text == "none";
    return made;
  }
  made.column = to.name(parts[count - 1]);
  made.table.name = to.name(parts[count - 2]);
  if (count > 2) made.table.schema = to.name(parts[count - 3]);
  return made;
}

struct OptionWord {
  Keyword word;
  std::string_view name;
};
constexpr OptionWord option_words[] = {
    {Keyword::AS, "as"},
    {Keyword::CACHE, "cache"},
    {Keyword::CYCLE, "cycle"},
    {Keyword::INCREMENT, "increment"},
    {Keyword::LOGGED, "logged"},
    {Keyword::MAXVALUE, "maxvalue"},
    {Keyword::OWNED, "owned_by"},
    {Keyword::MINVALUE, "minvalue"},
    {Keyword::START, "start"},
    {Keyword::RESTART, "restart"},
    {Keyword::SEQUENCE, "sequence_name"},
    {Keyword::UNLOGGED, "unlogged"},
};

std::string_view option_name(const Syntax& option, std::uint32_t token) {
  for (const OptionWord& each : option_words) {
    if (option.has_word(token, each.word)) return each.name;
  }
  return {};
}

ast::Option sequence_option(Lowering& to, const Syntax& node) {
  const bool is_no = node.has_word(0, Keyword::NO);
  ast::Option made;
  made.name = option_name(node, is_no ? 1 : 0);
  made.value = node[0];
  made.text = to.constant(made.value);
  if (made.name == "cycle") made.text = is_no ? "false" : "true";
  if (made.name == "owned_by" && owner(to, made.value).is_none) made.text = "none";
  return made;
}

// What CREATE and ALTER SEQUENCE have in common.
template <typename Sequence>
Owner add_options(Lowering& to, const Syntax& node, Sequence& made) {
  made.options = sequence_options(to, node);
  Owner owned_by;
  for (const ast::Option& option : made.options) {
    if (option.name == "as") made.type = to.type(option.value);
    if (option.name == "owned_by") owned_by = owner(to, option.value);
  }
  made.owned_by_table = owned_by.table;
  made.owned_by_column = owned_by.column;
  return owned_by;
}

// ---- indexes

// The columns of INCLUDE; an expression there is refused by the server.
ast::List<ast::Name> included(Lowering& to, const Syntax& node) {
  std::vector<ast::Name> made;
  if (node) {
    for (const Syntax& element : node.children()) made.push_back(name_in(to, element));
  }
  return to.list(made);
}

std::string_view check_option(const Syntax& node) {
  if (!node) return {};
  return node.has_own_word(Keyword::LOCAL) ? "local" : "cascaded";
}

}  // namespace

ast::List<ast::Option> sequence_options(Lowering& to, const Syntax& node) {
  if (!node) return {};
  std::vector<ast::Option> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::option)) made.push_back(sequence_option(to, child));
  }
  return to.list(made);
}

const ast::Statement* lower_CreateIndex(Lowering& to, const Syntax& node) {
  ast::CreateIndex& made = to.make<ast::CreateIndex>(node);
  for (const Syntax& child : node.children()) {  // SQLite: schema.index ON table
    if (!child.is(Node::name)) continue;
    made.schema = made.name;
    made.name = to.name(child);
  }
  made.table = to.object_name(node.child(Node::object_name));
  made.is_unique = node.has(Node::unique);
  made.is_concurrent = node.has(Node::concurrently);
  made.if_not_exists = node.has(Node::if_not_exists);
  made.is_only = node.has(Node::only);
  made.access_method = name_in(to, node.child(Node::access_method));
  made.elements = to.index_elements(node.child(Node::index_elements));
  made.include = included(to, node.child(Node::include));
  made.nulls_not_distinct = node.has(Node::nulls_not_distinct);
  made.with = to.options(node.child(Node::with_options));
  made.tablespace = name_in(to, node.child(Node::tablespace));
  if (const Syntax where = node.child(Node::where)) made.predicate = where[0];
  return &made;
}

const ast::Statement* lower_CreateView(Lowering& to, const Syntax& node) {
  ast::CreateView& made = to.make<ast::CreateView>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.or_replace = node.has(Node::or_replace);
  made.is_temporary = node.has(Node::temporary);
  made.is_recursive = node.has(Node::recursive);
  made.if_not_exists = node.has(Node::if_not_exists);
  made.columns = to.names(node.child(Node::names));
  made.with = to.options(node.child(Node::with_options));
  made.check_option = check_option(node.child(Node::check_option));
  made.query = node.child(Node::select);
  return &made;
}

const ast::Statement* lower_CreateSequence(Lowering& to, const Syntax& node) {
  ast::CreateSequence& made = to.make<ast::CreateSequence>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.persistence = persistence(node);
  made.if_not_exists = node.has(Node::if_not_exists);
  add_options(to, node.child(Node::sequence_options), made);
  return &made;
}

const ast::Statement* lower_AlterSequence(Lowering& to, const Syntax& node) {
  ast::AlterSequence& made = to.make<ast::AlterSequence>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.if_exists = node.has(Node::if_exists);
  made.owned_by_none = add_options(to, node.child(Node::sequence_options), made).is_none;
  return &made;
}

const ast::Statement* lower_CreateSchema(Lowering& to, const Syntax& node) {
  ast::CreateSchema& made = to.make<ast::CreateSchema>(node);
  made.name = name_in(to, node);
  made.role = name_in(to, node.child(Node::authorization));
  made.if_not_exists = node.has(Node::if_not_exists);
  std::vector<const ast::Statement*> elements;
  for (const Syntax& child : node.children()) {
    if (const ast::Statement* element = to.statement(child)) elements.push_back(element);
  }
  made.elements = to.list(elements);
  return &made;
}

}  // namespace mig
