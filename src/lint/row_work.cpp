#include "lint/row_work.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "lint/own_directives.hpp"
#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

bool reads_queries(const Syntax& statement) {
  bool found = false;
  walk(statement, [&](const Syntax& node) {
    found = found || node.is(Node::from_query) || node.is(Node::from_function) ||
            node.is(Node::cte) || node.is(Node::subquery);
    return !found;
  });
  return found;
}

// In a body a name that no table of the statement has is a variable, a parameter or a field of a record.
bool is_variable(const JudgedStatement& at, const Syntax& column) {
  if (at.in_body == nullptr || !column.is(Node::column)) return false;
  const auto names = references_of(column).columns;
  if (names.size() != 1 || reads_queries(at.statement->syntax)) return false;
  const std::vector<TableReference>& tables = at.references().tables;
  const std::string& qualifier = names.front().qualifier;
  return std::none_of(tables.begin(), tables.end(), [&](const TableReference& each) {
    if (!qualifier.empty()) {
      return (each.alias.empty() ? each.name.name : each.alias) == qualifier;
    }
    return may_have_column(at, relation_of(at, each.name), names.front().name);
  });
}

bool has_column(const JudgedStatement& at, const Syntax& part) {
  bool found = false;
  walk(part, [&](const Syntax& node) {
    found = (node.is(Node::column) && !is_variable(at, node)) || node.is(Node::subquery) ||
            node.is(Node::star);
    return !found;
  });
  return found;
}

std::string column_name(const Syntax& part) {
  const auto columns = references_of(part).columns;
  return columns.size() == 1 ? columns.front().name : std::string();
}

Syntax without_parentheses(Syntax part) {
  while (part.is(Node::grouped)) part = part[0];
  return part;
}

bool is_equality(const Syntax& part) {
  if (!part.is(Node::binary) || part.children().size() != 2) return false;
  const std::uint32_t from = part[0].span().end, to = part[1].span().begin;
  return trim(Span(from, to).of(part.tree().text)) == "=";
}

// A key of one column by which a row is found.
bool is_key(const JudgedStatement& at, ObjectId relation, std::string_view column) {
  const auto* table = at.before.get<Table>(relation);
  if (table == nullptr) return false;
  for (const Constraint& each : table->constraints) {
    const bool is_unique =
        each.kind == ast::ConstraintKind::primary_key || each.kind == ast::ConstraintKind::unique;
    if (is_unique && each.columns.size() == 1 && at.before.same_name(each.columns[0], column)) {
      return true;
    }
  }
  for (const Index* each : at.before.dependents<Index>(relation)) {
    if (each->is_unique && each->table == relation && each->elements.size() == 1 &&
        at.before.same_name(each->elements[0].column, column)) {
      return true;
    }
  }
  return false;
}

RowReach reach_of_condition(const JudgedStatement& at, ObjectId relation, Syntax part);

// Both sides are columns: it ties two tables together and leaves out few rows.
bool is_join(const JudgedStatement& at, const Syntax& part) {
  if (!is_equality(part)) return false;
  const Syntax left = without_parentheses(part[0]), right = without_parentheses(part[1]);
  return left.is(Node::column) && right.is(Node::column) && !is_variable(at, left) &&
         !is_variable(at, right);
}

RowReach reach_of_equality(const JudgedStatement& at, ObjectId relation, const Syntax& part) {
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const Syntax column = without_parentheses(part[side]);
    if (!column.is(Node::column) || has_column(at, part[1 - side])) continue;
    if (is_key(at, relation, column_name(column))) return RowReach::few;
  }
  return RowReach::some;
}

RowReach reach_of_list(const JudgedStatement& at, ObjectId relation, const Syntax& part) {
  const bool is_constant = part[1].is(Node::list_of) && !has_column(at, part[1]);
  const bool is_negated = part.has_own_word(Keyword::NOT);
  return is_constant && !is_negated && is_key(at, relation, column_name(part[0])) ? RowReach::few
                                                                                  : RowReach::some;
}

RowReach reach_of_condition(const JudgedStatement& at, ObjectId relation, Syntax part) {
  part = without_parentheses(part);
  if (part.is(Node::and_)) {
    RowReach reach = RowReach::all;
    for (const Syntax& each : part.children()) {
      reach = std::min(reach, reach_of_condition(at, relation, each));
    }
    return reach;
  }
  if (part.is(Node::is_test)) {
    return part.has_own_word(Keyword::NULL_) || part.has_own_word(Keyword::ISNULL) ||
                   part.has_own_word(Keyword::NOTNULL)
               ? RowReach::all
               : RowReach::some;
  }
  if (is_join(at, part)) return RowReach::all;
  if (is_equality(part)) {
    if (!has_column(at, part)) return RowReach::all;  // WHERE 1 = 1
    return reach_of_equality(at, relation, part);
  }
  if (part.is(Node::in_)) return reach_of_list(at, relation, part);
  return part.is(Node::literal_boolean) && lower_ascii(part.text()) != "false" ? RowReach::all
                                                                               : RowReach::some;
}

RowReach reach_of_where(const JudgedStatement& at, ObjectId relation, const Syntax& where) {
  if (!where) return RowReach::all;
  if (where.is(Node::current_of)) return RowReach::few;
  return reach_of_condition(at, relation, where);
}

// Rows are taken from a whole table.
RowReach reach_of_source(const JudgedStatement& at, const ast::Insert& insert) {
  if (insert.is_values || !insert.source) return RowReach::few;
  const auto tables = references_of(insert.source).tables;
  if (tables.empty()) return RowReach::some;  // generate_series(), VALUES in a CTE
  bool has_limit = false, has_where = false;
  Syntax where;
  walk(insert.source, [&](const Syntax& node) {
    has_limit |= node.is(Node::limit) || node.is(Node::group_by) || node.is(Node::exists);
    if (node.is(Node::where)) {
      has_where = has_where || static_cast<bool>(where);
      where = node[0];
    }
    return true;
  });
  if (has_limit || has_where) return RowReach::some;
  return where ? std::max(RowReach::some, reach_of_condition(at, 0, where)) : RowReach::all;
}

// Not of VALUES, a query or a function, which may give a handful of rows.
bool is_of_tables(const Syntax& from) {
  bool is = true;
  walk(from, [&](const Syntax& node) {
    is = !node.is(Node::from_query) && !node.is(Node::from_function);
    return is;
  });
  return is;
}

RowWork work_on(const JudgedStatement& at, const ast::ObjectName& table, std::string_view verb,
                RowReach reach) {
  return {&table, at.relation(table), verb, reach, {}};
}

}  // namespace

namespace {

std::optional<RowWork> work_of(const JudgedStatement& at) {
  if (const auto* insert = at.as<ast::Insert>()) {
    return work_on(at, insert->table, "INSERT", reach_of_source(at, *insert));
  }
  if (const auto* update = at.as<ast::Update>()) {
    RowWork work = work_on(at, update->table, "UPDATE", RowReach::some);
    work.reach = reach_of_where(at, work.relation, update->where);
    if (update->from && !is_of_tables(update->from))
      work.reach = std::min(work.reach, RowReach::some);
    work.condition = update->where;
    return work;
  }
  if (const auto* deletion = at.as<ast::Delete>()) {
    RowWork work = work_on(at, deletion->table, "DELETE", RowReach::some);
    work.reach = reach_of_where(at, work.relation, deletion->where);
    if (deletion->using_) work.reach = std::min(work.reach, RowReach::some);
    work.condition = deletion->where;
    return work;
  }
  if (const auto* merge = at.as<ast::Merge>()) {
    return work_on(at, merge->table, "MERGE", RowReach::some);
  }
  if (const auto* copy = at.as<ast::Copy>(); copy != nullptr && copy->is_from) {
    return work_on(at, copy->table, "COPY", RowReach::some);
  }
  return std::nullopt;
}

}  // namespace

std::optional<RowWork> row_work_of(const JudgedStatement& at) {
  std::optional<RowWork> work = work_of(at);
  if (work && is_backfill(at)) work->reach = RowReach::few;
  return work;
}

}  // namespace mig
