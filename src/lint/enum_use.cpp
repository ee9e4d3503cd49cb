#include "lint/enum_use.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "lint/syntax_names.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/unquote.hpp"

namespace mig {
namespace {

bool is_comparison(const Syntax& part) {
  if (part.is(Node::is_distinct) || part.is(Node::between) || part.is(Node::in_) ||
      part.is(Node::quantified)) {
    return true;
  }
  if (!part.is(Node::binary)) return false;
  constexpr std::string_view signs[] = {"=", "<>", "!=", "<", ">", "<=", ">="};
  return std::find(std::begin(signs), std::end(signs), operator_of(part)) != std::end(signs);
}

class Search {
 public:
  Search(const JudgedStatement& at, ObjectId type, std::string_view value)
      : at_(at), type_(type), value_(value) {
    for (const TableReference& each : at.references().tables) {
      add_columns(relation_of(at, each.name));
      add_columns_after(relation_after(at, each.name));
    }
    if (const auto* alter = at.as<ast::AlterTable>()) {
      target_ = alter->name;
    } else if (const auto* index = at.as<ast::CreateIndex>()) {
      target_ = index->table;
    } else if (const auto* table = at.as<ast::CreateTable>()) {
      target_ = table->name;
    } else if (const auto* policy = at.as<ast::CreatePolicy>()) {
      target_ = policy->table;
    } else if (const auto* trigger = at.as<ast::CreateTrigger>()) {
      target_ = trigger->table;
    }
    if (target_) {
      add_columns(at.relation(target_));
      add_columns_after(at.find_after(ObjectKind::table, target_));
    }
  }

  Syntax run() {
    visit(at_.statement->syntax, false);
    return found_;
  }

 private:
  void add_columns_of(const Catalog& catalog, ObjectId relation) {
    const auto* table = catalog.get<Table>(relation);
    if (table == nullptr) return;
    for (const Column& each : table->columns) {
      if (each.type.type == type_) columns_.insert(each.name);
    }
  }
  void add_columns(ObjectId relation) { add_columns_of(at_.before, relation); }
  void add_columns_after(ObjectId relation) { add_columns_of(at_.after, relation); }

  bool is_type(const Syntax& written) const {
    return written && at_.data_type(lowering_of(written).type(written)).type == type_;
  }

  // The expression is of the type.
  bool is_of_type(Syntax part) const {
    while (part.is(Node::grouped)) part = part[0];
    if (part.is(Node::column)) {
      const Syntax::Children names = part.children();
      const Syntax last = names.empty() ? part : names[names.size() - 1];
      return !last.is(Node::star) && columns_.count(name_of(last)) > 0;
    }
    return part.is(Node::cast) && is_type(part[1]);
  }

  void take(const Syntax& literal) {
    if (unquote_string(literal.text(), Dialect::postgres) == value_) found_ = literal;
  }

  // `expected`: a bare string here is a value of the type.
  void visit(const Syntax& part, bool expected) {
    if (found_) return;
    switch (part.kind()) {
      case Node::literal_string:
        if (expected) take(part);
        return;
      case Node::cast: return visit(part[0], is_type(part[1]));
      case Node::literal_typed:
        if (is_type(part[0])) take(part[1]);
        return;
      case Node::insert: return insert(part);
      case Node::assignment: return assignment(part);
      case Node::column_definition: return column_definition(part);
      case Node::at_set_default: return visit(part[1], columns_.count(name_of(part[0])) > 0);
      case Node::case_: return cases(part, expected);
      case Node::grouped:
      case Node::list_of:
      case Node::array: return children(part, expected);
      case Node::special_call: return children(part, expected);
      default: break;
    }
    bool compares = false;
    if (is_comparison(part)) {
      for (const Syntax& each : part.children()) compares = compares || is_of_type(each);
    }
    children(part, compares);
  }

  void children(const Syntax& part, bool expected) {
    for (const Syntax& each : part.children()) visit(each, expected);
  }

  // CASE x WHEN 'a' compares; what it gives is of the kind that is expected.
  void cases(const Syntax& part, bool expected) {
    for (const Syntax& each : part.children()) {
      if (each.is(Node::when)) {
        visit(each[0], part[0] != each && is_of_type(part[0]));
        visit(each[1], expected);
      } else {
        children(each, expected && each.is(Node::else_));
      }
    }
  }

  void assignment(const Syntax& part) {
    const Syntax target = part[0];
    if (target.is(Node::row)) {
      const Syntax values = part[1];
      std::size_t i = 0;
      for (const Syntax& each : target.children()) {
        if (values.is(Node::row) && values[i]) visit(values[i], is_of_type_name(each));
        ++i;
      }
      if (!values.is(Node::row)) visit(values, false);
      return;
    }
    visit(part[1], is_of_type_name(target));
  }

  bool is_of_type_name(const Syntax& target) const {
    return columns_.count(name_of(target[0] ? target[0] : target)) > 0;
  }

  void column_definition(const Syntax& part) {
    const Syntax type = part.child(Node::type);
    const bool is_it = type && is_type(type);
    for (const Syntax& each : part.children()) {
      const Syntax value = each.is(Node::constraint) ? each.child(Node::default_) : Syntax();
      if (value) {
        visit(value[0], is_it);
      } else {
        visit(each, false);
      }
    }
  }

  // Which columns the values of an INSERT go to, by position.
  std::vector<bool> expected_values(const Syntax& insert) const {
    std::vector<bool> expected;
    if (const Syntax list = insert.child(Node::insert_columns)) {
      for (const Syntax& each : list.children()) expected.push_back(is_of_type_name(each));
      return expected;
    }
    const auto* table = at_.before.get<Table>(relation_of(at_, insert.child(Node::object_name)));
    if (table == nullptr) return expected;
    for (const Column& each : table->columns) expected.push_back(each.type.type == type_);
    return expected;
  }

  void insert(const Syntax& part) {
    const std::vector<bool> expected = expected_values(part);
    for (const Syntax& each : part.children()) {
      if (each.is(Node::select)) {
        query(each, expected);
      } else if (!each.is(Node::insert_columns)) {
        visit(each, false);
      }
    }
  }

  void query(const Syntax& part, const std::vector<bool>& expected) {
    for (const Syntax& each : part.children()) {
      if (each.is(Node::select_core)) {
        core(each, expected);
      } else if (each.is(Node::values)) {
        for (const Syntax& row : each.children()) this->row(row, expected);
      } else if (each.is(Node::set_operation)) {
        query(each, expected);
      } else {
        visit(each, false);
      }
    }
  }

  void core(const Syntax& part, const std::vector<bool>& expected) {
    for (const Syntax& each : part.children()) {
      if (!each.is(Node::targets)) {
        visit(each, false);
        continue;
      }
      std::size_t i = 0;
      for (const Syntax& target : each.children()) {
        const bool is_it = i < expected.size() && expected[i];
        ++i;
        for (const Syntax& value : target.children()) visit(value, is_it);
      }
    }
  }

  void row(const Syntax& part, const std::vector<bool>& expected) {
    std::size_t i = 0;
    if (!part.is(Node::plain_row)) {
      for (const Syntax& each : part.children()) {
        visit(each, i < expected.size() && expected[i]);
        ++i;
      }
      return;
    }
    for (std::uint32_t token = 0; token < part.token_count(); ++token) {
      const std::string_view text = part.token_text(token);
      if (text == ",") ++i;
      const bool is_it = i < expected.size() && expected[i] && text.size() > 1 &&
                         text.back() == '\'' && unquote_string(text, Dialect::postgres) == value_;
      if (is_it && !found_) found_ = part;
    }
  }

  const JudgedStatement& at_;
  ObjectId type_;
  std::string_view value_;
  ast::ObjectName target_;
  std::set<std::string, std::less<>> columns_;  // that are of the type
  Syntax found_;
};

}  // namespace

Syntax use_of_value(const JudgedStatement& at, ObjectId type, std::string_view value) {
  if (at.statement == nullptr || type == 0) return {};
  if (at.statement->syntax.text().find(value) == std::string_view::npos) return {};
  return Search(at, type, value).run();
}

}  // namespace mig
