#include "run/backfill/batch_source.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// Those of both engines that gather rows into one; of two arguments SQLite's max() and min() are of one row.
constexpr std::array<std::string_view, 25> aggregates{"array_agg",
                                                      "avg",
                                                      "bit_and",
                                                      "bit_or",
                                                      "bit_xor",
                                                      "bool_and",
                                                      "bool_or",
                                                      "corr",
                                                      "count",
                                                      "every",
                                                      "group_concat",
                                                      "json_agg",
                                                      "json_group_array",
                                                      "json_group_object",
                                                      "json_object_agg",
                                                      "jsonb_agg",
                                                      "jsonb_object_agg",
                                                      "max",
                                                      "min",
                                                      "stddev",
                                                      "string_agg",
                                                      "sum",
                                                      "total",
                                                      "variance",
                                                      "xmlagg"};

bool is_aggregate(const FunctionReference& function) {
  const std::string name = lower_ascii(function.name.name);
  if ((name == "max" || name == "min") && function.argument_count != 1) return false;
  return std::find(aggregates.begin(), aggregates.end(), name) != aggregates.end();
}

// Below `root`, but not inside a query of its own.
bool is_inside_query(const Syntax& root, const Syntax& node) {
  bool inside = false;
  walk(root, [&](const Syntax& each) {
    const bool is_query = each.is(Node::subquery) || each.is(Node::exists);
    inside = is_query && each.first_node() <= node.index() && node.index() < each.index();
    return !inside;
  });
  return inside;
}

}  // namespace

std::string called(const Syntax& relation) {
  const Syntax alias = relation.child(Node::table_alias);
  return alias ? name_of(alias[0]) : qualified_name_of(relation.child(Node::object_name)).name;
}

BatchSource::BatchSource(const ast::Insert& insert, const std::string& alias) {
  if (!insert.source || insert.is_values) {
    refuse_in_batches(insert.syntax, "an INSERT of given rows has nothing to walk in batches",
                      "leave the directive out");
  }
  descend(insert.source);
  refuse_grouping();
  find_relation(alias);
  refuse_unwalkable(insert);
}

void BatchSource::descend(Syntax query) {
  while (query) {
    for (const Node kind : {Node::order_by, Node::limit, Node::offset}) {
      if (const Syntax clause = query.child(kind)) {
        refuse_in_batches(clause, "a backfill takes every row, in the order of the key",
                          "leave ORDER BY and LIMIT out: batch= in the directive says how many "
                          "rows at a time");
      }
    }
    if (const Syntax both = query.child(Node::set_operation)) {
      refuse_in_batches(both, "a backfill walks one table, and this reads several queries",
                        "write an INSERT with a backfill directive for each of them");
    }
    core_ = query.child(Node::select_core);
    if (core_) break;
    query = query.is(Node::subquery) ? query[0] : query.child(Node::subquery);
  }
  if (!core_ || !core_.has(Node::from)) {
    refuse_in_batches(query ? query : core_, "the query reads no table that could be walked",
                      "leave the directive out");
  }
}

void BatchSource::refuse_grouping() const {
  constexpr std::string_view why =
      "groups, DISTINCT, aggregates and window functions look at all "
      "rows, and a batch has only some of them";
  constexpr std::string_view what = "compute it into a table first, and let the backfill read that";
  for (const Node kind : {Node::distinct, Node::group_by, Node::having, Node::window_clause}) {
    if (const Syntax clause = core_.child(kind)) {
      refuse_in_batches(clause, std::string(why), std::string(what));
    }
  }
  const Syntax targets = core_.child(Node::targets);
  if (!targets) return;
  walk(targets, [&](const Syntax& node) {
    if (node.is(Node::over) && !is_inside_query(targets, node)) {
      refuse_in_batches(node, std::string(why), std::string(what));
    }
    return true;
  });
  for (const FunctionReference& each : references_of(targets).functions) {
    if (is_aggregate(each) && !is_inside_query(targets, each.call)) {
      refuse_in_batches(each.call, std::string(why), std::string(what));
    }
  }
}

void BatchSource::find_relation(const std::string& alias) {
  const Syntax from = core_.child(Node::from);
  std::vector<Syntax> relations;
  Syntax first = from[0];
  while (first.is(Node::join)) first = first[0];
  walk(from, [&](const Syntax& node) {
    if (node.is(Node::relation) && !is_inside_query(from, node)) relations.push_back(node);
    return true;
  });
  if (alias.empty()) {
    relation_ = first;
  } else {
    const auto found = std::find_if(relations.begin(), relations.end(),
                                    [&](const Syntax& each) { return called(each) == alias; });
    if (found != relations.end()) relation_ = *found;
  }
  if (!relation_ || !relation_.is(Node::relation)) {
    refuse_in_batches(from,
                      alias.empty() ? "the first thing that the query reads is no table"
                                    : concat("the query reads no table called ", alias),
                      "name the table to walk with its key: -- mig: backfill key=<alias>.<column>");
  }
  refuse_outer_joins(relation_ == first);
}

// Rows that such a join invents for a missing partner have no key, so no batch would make them.
void BatchSource::refuse_outer_joins(bool is_first) const {
  walk(core_.child(Node::from), [&](const Syntax& node) {
    if (!node.is(Node::join) || is_inside_query(core_.child(Node::from), node)) return true;
    const bool loses = node.has_own_word(Keyword::RIGHT) || node.has_own_word(Keyword::FULL) ||
                       (!is_first && node.has_own_word(Keyword::LEFT));
    if (loses) {
      refuse_in_batches(node, "rows of this join may lack the table that is walked",
                        "put the table whose every row is wanted first: FROM a LEFT JOIN b");
    }
    return true;
  });
}

void BatchSource::refuse_unwalkable(const ast::Insert& insert) const {
  const QualifiedName name = qualified_name_of(relation_.child(Node::object_name));
  bool is_table = false, is_target = false;
  for (const TableReference& each : references_of(insert.syntax).tables) {
    if (each.span == relation_.child(Node::object_name).span()) is_table = true;
    if (each.access == Access::insert && each.name.name == name.name) {
      is_target =
          each.name.schema.empty() || name.schema.empty() || each.name.schema == name.schema;
    }
  }
  if (!is_table) {  // references_of() leaves out the names of WITH
    refuse_in_batches(relation_, concat(name.name, " is a query of the WITH clause, not a table"),
                      "put the table to walk first, or name it: key=<alias>.<column>");
  }
  if (is_target) {
    refuse_in_batches(relation_,
                      "the statement reads the table that it fills: later batches "
                      "would meet the rows of earlier ones",
                      "fill a table of its own first, then copy from that");
  }
}

}  // namespace mig
