// CREATE TABLE and what tables are made of, in both dialects.
#include <iterator>

#include "base/text.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

// The word that follows STORAGE or COMPRESSION.
std::string_view storage_word(Lowering& to, const Syntax& node) {
  if (!node) return {};
  const ast::Name name = name_in(to, node);
  return to.lower_case(name ? name.text : node.token_text(node.token_count() - 1));
}

// SQLite's collations have no schema: a name.
ast::Rare<ast::ObjectName> collation(Lowering& to, const Syntax& node) {
  return to.rare(to.object_name(node[0]));
}

ast::SortOrder sort_order(const Syntax& node) {
  if (node.has_own_word(Keyword::DESC)) return ast::SortOrder::descending;
  return node.has_own_word(Keyword::ASC) ? ast::SortOrder::ascending : ast::SortOrder::unsaid;
}

ast::NullsOrder nulls_order(const Syntax& node) {
  if (!node.has_own_word(Keyword::NULLS)) return ast::NullsOrder::unsaid;
  return node.has_own_word(Keyword::FIRST) ? ast::NullsOrder::first : ast::NullsOrder::last;
}

ast::IndexElement index_element(Lowering& to, const Syntax& node) {
  ast::IndexElement made;
  made.syntax = node;
  made.order = sort_order(node);
  made.nulls = nulls_order(node);
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::name: made.column = to.name(child); break;
      case Node::column_collation: made.collation = collation(to, child); break;
      case Node::exclusion_operator: made.exclusion_operator = child.text(); break;
      case Node::operator_class:
        made.operator_class = to.rare(to.object_name(child.child(Node::object_name)));
        made.operator_class_options = to.options(child.child(Node::options));
        break;
      default: made.expression = child; break;
    }
  }
  return made;
}

// ---- LIKE

struct LikeWord {
  Keyword word;
  bool ast::LikeTable::*member;
};
constexpr LikeWord like_words[] = {
    {Keyword::COMMENTS, &ast::LikeTable::comments},
    {Keyword::COMPRESSION, &ast::LikeTable::compression},
    {Keyword::CONSTRAINTS, &ast::LikeTable::constraints},
    {Keyword::DEFAULTS, &ast::LikeTable::defaults},
    {Keyword::GENERATED, &ast::LikeTable::generated},
    {Keyword::IDENTITY, &ast::LikeTable::identity},
    {Keyword::INDEXES, &ast::LikeTable::indexes},
    {Keyword::STATISTICS, &ast::LikeTable::statistics},
    {Keyword::STORAGE, &ast::LikeTable::storage},
};

ast::LikeTable like_table(Lowering& to, const Syntax& node, std::size_t position) {
  ast::LikeTable made;
  made.table = to.object_name(node[0]);
  made.position = position;
  for (const Syntax& option : node.children()) {
    if (!option.is(Node::like_option)) continue;
    const bool including = option.has_word(0, Keyword::INCLUDING);
    for (const LikeWord& each : like_words) {
      if (option.has_word(1, each.word) || option.has_word(1, Keyword::ALL)) {
        made.*each.member = including;
      }
    }
  }
  return made;
}

// ---- the parts behind the list of columns

std::string_view on_commit(const Syntax& node) {
  if (!node) return {};
  if (node.has_own_word(Keyword::DROP)) return "drop";
  return node.has_own_word(Keyword::DELETE) ? "delete rows" : "preserve rows";
}

ast::PartitionStrategy strategy(std::string_view name) {
  const std::string word = lower_ascii(name);  // quoted or not
  if (word == "range") return ast::PartitionStrategy::range;
  if (word == "list") return ast::PartitionStrategy::list;
  return word == "hash" ? ast::PartitionStrategy::hash : ast::PartitionStrategy::none;
}

void add_elements(Lowering& to, const Syntax& node, ast::CreateTable& made) {
  std::vector<ast::Column> columns;
  std::vector<ast::Constraint> constraints;
  std::vector<ast::LikeTable> likes;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::column_definition)) columns.push_back(to.column(child));
    if (child.is(Node::constraint)) constraints.push_back(to.constraint(child));
    if (child.is(Node::like_table)) likes.push_back(like_table(to, child, columns.size()));
  }
  made.columns = to.list(columns);
  made.constraints = to.list(constraints);
  made.likes = to.list(likes);
}

}  // namespace

ast::Persistence persistence(const Syntax& node) {
  if (node.has(Node::temporary)) return ast::Persistence::temporary;
  return node.has(Node::unlogged) ? ast::Persistence::unlogged : ast::Persistence::permanent;
}

ast::PartitionBound partition_bound(const Syntax& node) {
  if (!node) return {};
  return {node.has_own_word(Keyword::DEFAULT), node};
}

ast::Column Lowering::column(const Syntax& node) {
  ast::Column made;
  made.syntax = node;
  std::vector<ast::Constraint> constraints;
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::name: made.name = name(child); break;
      case Node::type: made.type = type(child); break;
      case Node::constraint: constraints.push_back(constraint(child)); break;
      case Node::column_collation: made.collation = collation(*this, child); break;
      case Node::storage: made.storage = storage_word(*this, child); break;
      case Node::compression: made.compression = storage_word(*this, child); break;
      case Node::options: made.options = options(child); break;
      default:  // a mark behind COLLATE
        if (!constraints.empty()) apply_mark(child, constraints.back());
        break;
    }
  }
  made.constraints = list(constraints);
  return made;
}

ast::List<ast::IndexElement> Lowering::index_elements(const Syntax& node) {
  if (!node) return {};
  std::vector<ast::IndexElement> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::index_element)) made.push_back(index_element(*this, child));
  }
  return list(made);
}

ast::PartitionKey Lowering::partition_key(const Syntax& node) {
  if (!node) return {};
  return {strategy(name_in(*this, node).text), index_elements(node.child(Node::index_elements))};
}

const ast::Statement* lower_CreateTable(Lowering& to, const Syntax& node) {
  ast::CreateTable& made = to.make<ast::CreateTable>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.persistence = persistence(node);
  made.if_not_exists = node.has(Node::if_not_exists);
  add_elements(to, node, made);
  made.inherits = to.object_names(node.child(Node::inherits));
  if (const Syntax parent = node.child(Node::partition_of)) {
    made.partition_of = to.object_name(parent[0]);
  }
  made.bound = partition_bound(node.child(Node::partition_bound));
  made.partition_by = to.partition_key(node.child(Node::partition_by));
  if (const Syntax of_type = node.child(Node::of_type)) made.of_type = to.type(of_type[0]);
  made.access_method = name_in(to, node.child(Node::access_method));
  made.with = to.options(node.child(Node::with_options));
  made.tablespace = name_in(to, node.child(Node::tablespace));
  made.on_commit = on_commit(node.child(Node::on_commit));
  made.server = name_in(to, node.child(Node::server));
  made.options = to.options(node.child(Node::options));
  made.without_rowid = node.has(Node::without_rowid);
  made.is_strict = node.has(Node::strict);
  return &made;
}

namespace {

// SELECT … INTO: the node is the query's own.
const ast::Statement* lower_select_into(Lowering& to, const Syntax& node) {
  ast::CreateTableAs& made = to.make<ast::CreateTableAs>(node);
  Syntax core = node;
  while (!core.has(Node::into)) {
    const Syntax first = core.child(Node::set_operation);
    core = first ? first : core.child(Node::select_core);
  }
  const Syntax into = core.child(Node::into);
  made.name = to.object_name(into.child(Node::object_name));
  if (into.has_own_word(Keyword::TEMP) || into.has_own_word(Keyword::TEMPORARY)) {
    made.persistence = ast::Persistence::temporary;
  } else if (into.has_own_word(Keyword::UNLOGGED)) {
    made.persistence = ast::Persistence::unlogged;
  }
  made.query = node;
  return &made;
}

}  // namespace

const ast::Statement* lower_CreateTableAs(Lowering& to, const Syntax& node) {
  if (node.has(Node::select_core) || node.has(Node::set_operation)) {
    return lower_select_into(to, node);
  }
  ast::CreateTableAs& made = to.make<ast::CreateTableAs>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.persistence = persistence(node);
  made.if_not_exists = node.has(Node::if_not_exists);
  made.columns = to.names(node.child(Node::names));
  made.query = node.child(Node::select);
  made.with_data = !node.has(Node::with_no_data);
  made.access_method = name_in(to, node.child(Node::access_method));
  made.with = to.options(node.child(Node::with_options));
  made.tablespace = name_in(to, node.child(Node::tablespace));
  return &made;
}

}  // namespace mig
