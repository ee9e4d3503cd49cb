// From nodes to typed statements: the one place that knows the grammar and the structs. A lower_<struct>() reads the
// children of its node and fills the struct; what several need is here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "sql/ast/session.hpp"
#include "sql/ast/table.hpp"

namespace mig {

// Makes structs and lists in the tree's memory. They are never destroyed, so they must not own anything.
class Lowering {
 public:
  explicit Lowering(const SyntaxTree& tree) : tree_(tree) {}

  template <typename T>
  T& make(const Syntax& syntax) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* made = new (tree_.memory.allocate(sizeof(T), alignof(T))) T();
    made->kind = syntax.kind();
    made->syntax = syntax;
    return *made;
  }
  template <typename T>
  ast::List<T> list(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    T* made = static_cast<T*>(tree_.memory.allocate(sizeof(T) * items.size(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), made);
    return {made, items.size()};
  }
  template <typename T>
  ast::Rare<T> rare(const T& part) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ast::Rare<T>(*new (tree_.memory.allocate(sizeof(T), alignof(T))) T(part));
  }
  // Text that is not in the script as it stands.
  std::string_view keep(std::string_view text);
  std::string_view lower_case(std::string_view text);

  // The words of a node, in lower case and with single blanks: "row exclusive".
  std::string_view words(const Syntax& node);

  // ---- names
  ast::Name name(const Syntax& node);  // of one token: a name, a string; folded or unescaped
  ast::Name token_name(const Syntax& node, std::uint32_t token);
  ast::ObjectName object_name(const Syntax& node);  // an object_name; empty for an empty node
  ast::List<ast::Name> names(const Syntax& node);   // the children of a list that are names
  ast::List<ast::ObjectName> object_names(
      const Syntax& node);  // the children that are object_names
  ast::Type type(const Syntax& node);
  // Text of a constant without quotes and escapes; other text as it stands.
  std::string_view constant(const Syntax& node);
  std::string_view token_constant(const Syntax& node, std::uint32_t token);
  // The children that are `option` nodes: a name, then maybe a value.
  ast::List<ast::Option> options(const Syntax& node);

  // ---- objects of every kind (lower/object_kind.cpp, lower/object_reference.cpp)
  ast::ObjectKind object_kind(const Syntax& node);  // an object_kind; unknown for other words
  ast::ObjectReference object_reference(const Syntax& node);  // an object_reference
  // The children that are object_references.
  ast::List<ast::ObjectReference> object_references(const Syntax& node);
  ast::Behavior behavior(const Syntax& node);  // of a statement or an action: CASCADE, RESTRICT

  // The setting in a SET, a RESET, or a statement with such a clause (lower/session.cpp).
  ast::Setting set_clause(const Syntax& node);

  // ---- parts of tables (lower/table.cpp)
  ast::Column column(const Syntax& node);          // a column_definition
  ast::Constraint constraint(const Syntax& node);  // a constraint
  ast::List<ast::IndexElement> index_elements(const Syntax& node);
  ast::PartitionKey partition_key(const Syntax& node);

  // A statement inside another: in EXPLAIN, CREATE SCHEMA, a trigger's body.
  const ast::Statement* statement(const Syntax& node);

  Dialect dialect() const { return tree_.dialect; }

 private:
  const SyntaxTree& tree_;
};

// For one who has a part of a tree and asks for its name or type. What is made lives as long as the tree.
inline Lowering lowering_of(const Syntax& part) { return Lowering(part.tree()); }

// The struct of the statement whose node has this index.
const ast::Statement* lower_statement(SyntaxTree& tree, std::uint32_t node);

#define MIG_STATEMENT(kind, type) const ast::Statement* lower_##type(Lowering&, const Syntax&);
#include "grammar/statements.def"
#undef MIG_STATEMENT

// SQLite's form of statements that both dialects have (lower/sqlite.cpp): lower_<struct>() asks for the dialect.
const ast::Statement* lower_sqlite_trigger(Lowering& to, const Syntax& node);
const ast::Statement* lower_sqlite_drop(Lowering& to, const Syntax& node);
const ast::Statement* lower_sqlite_rename(Lowering& to, const Syntax& node);
const ast::Statement* lower_sqlite_transaction(Lowering& to, const Syntax& node);
const ast::Statement* lower_sqlite_maintenance(Lowering& to, const Syntax& node);
const ast::Statement* lower_sqlite_explain(Lowering& to, const Syntax& node);

}  // namespace mig
