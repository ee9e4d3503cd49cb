#include "lint/sqlite/features.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "sql/ast.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

struct NodeFeature {
  Node node;
  std::string_view name;
  ServerVersion since;
};
constexpr NodeFeature node_features[] = {
    {Node::without_rowid, "WITHOUT ROWID", sqlite_version(8, 2)},
    {Node::cte, "WITH", sqlite_version(8, 3)},
    {Node::over, "window functions", sqlite_version(25)},
    {Node::filter, "FILTER of a window function", sqlite_version(25)},
    {Node::on_conflict, "ON CONFLICT DO", sqlite_version(24)},
    {Node::generated, "generated columns", sqlite_version(31)},
    {Node::returning, "RETURNING", sqlite_version(35)},
    {Node::materialized, "MATERIALIZED", sqlite_version(35)},
    {Node::strict, "STRICT tables", sqlite_version(37)},
    {Node::within_group, "WITHIN GROUP", sqlite_version(47)},
};

struct FunctionFeature {
  std::string_view name;
  ServerVersion since;
};
constexpr FunctionFeature function_features[] = {
    {"iif", sqlite_version(32)},        {"unixepoch", sqlite_version(38)},
    {"format", sqlite_version(38)},     {"unhex", sqlite_version(41)},
    {"timediff", sqlite_version(43)},   {"octet_length", sqlite_version(43)},
    {"concat", sqlite_version(44)},     {"concat_ws", sqlite_version(44)},
    {"string_agg", sqlite_version(44)}, {"json_pretty", sqlite_version(46)},
};

class Features {
 public:
  explicit Features(const ast::Statement& statement) : statement_(statement) {}

  std::vector<NeededFeature> find() {
    walk(statement_.syntax, [&](const Syntax& node) {
      of_node(node);
      return true;
    });
    for (const FunctionReference& each : references_of(statement_.syntax).functions) {
      of_function(each);
    }
    of_index();
    if (const auto* update = statement_.as<ast::Update>(); update && update->from) {
      add("UPDATE … FROM", sqlite_version(33), update->from.span());
    }
    return std::move(found_);
  }

 private:
  void add(std::string_view name, ServerVersion since, Span span) {
    const bool is_known = std::any_of(found_.begin(), found_.end(),
                                      [&](const NeededFeature& each) { return each.name == name; });
    if (!is_known) found_.push_back({std::string(name), since, span});
  }

  void of_node(const Syntax& node) {
    for (const NodeFeature& each : node_features) {
      if (node.is(each.node)) add(each.name, each.since, node.span());
    }
    if (node.is(Node::binary)) {
      const std::string_view sign = node.token_text(node[0].token_count());
      if (sign == "->" || sign == "->>") add("-> and ->>", sqlite_version(38), node.span());
    }
    if (node.is(Node::is_distinct) && node.has_own_word(Keyword::DISTINCT)) {
      add("IS DISTINCT FROM", sqlite_version(39), node.span());
    }
    if (node.is(Node::join)) {
      if (node.has_own_word(Keyword::RIGHT) || node.has_own_word(Keyword::FULL)) {
        add("RIGHT and FULL JOIN", sqlite_version(39), node.span());
      }
    }
    if (node.is(Node::arguments) && node.has(Node::order_by)) {
      add("ORDER BY in an aggregate", sqlite_version(44), node.span());
    }
  }

  void of_function(const FunctionReference& reference) {
    const std::string name = lower_ascii(reference.name.name);
    for (const FunctionFeature& each : function_features) {
      if (name == each.name) add(concat(name, "()"), each.since, reference.call.span());
    }
    if (name.starts_with("jsonb")) add("jsonb", sqlite_version(45), reference.call.span());
  }

  void of_index() {
    const auto* index = statement_.as<ast::CreateIndex>();
    if (index == nullptr) return;
    for (const ast::IndexElement& each : index->elements) {
      if (!each.column) add("indexes on expressions", sqlite_version(9), each.syntax.span());
    }
  }

  const ast::Statement& statement_;
  std::vector<NeededFeature> found_;
};

}  // namespace

std::vector<NeededFeature> needed_features(const ast::Statement& statement) {
  return Features(statement).find();
}

std::string sqlite_version_text(ServerVersion version) {
  const int minor = version / 1000 % 1000, patch = version % 1000;
  return patch == 0 || patch == 999 ? concat("3.", minor) : concat("3.", minor, ".", patch);
}

}  // namespace mig
