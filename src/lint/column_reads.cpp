#include "lint/column_reads.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

struct ShownTable {
  std::string name;  // or alias
  ObjectId id = 0;
};
using Scope = std::vector<ShownTable>;

void add_tables(const JudgedStatement& at, const std::vector<TableReference>& tables, Scope& to) {
  for (const TableReference& each : tables) {
    to.push_back({each.alias.empty() ? each.name.name : each.alias, relation_of(at, each.name)});
  }
}

class Reader {
 public:
  Reader(const JudgedStatement& at, Span part, ObjectId table, std::string_view column)
      : at_(at), part_(part), table_(table), column_(column) {
    Scope tables;
    const std::vector<TableReference>& all = at.references().tables;
    if (const auto* update = at.as<ast::Update>(); update != nullptr && !all.empty()) {
      add_tables(at, {target_of(all)}, tables);
      if (update->from) add_tables(at, references_of(update->from).tables, tables);
    } else {
      add_tables(at, all, tables);
    }
    scopes_.push_back(std::move(tables));
  }

  // From the statement down, for the queries around the part say whose its names are.
  bool reads(const Syntax& node) {
    const Span span = node.span();
    if (span.end <= part_.begin || span.begin >= part_.end) return false;
    if (node.is(Node::column)) return is_read(node);
    const Syntax from = node.is(Node::select_core) ? node.child(Node::from) : Syntax();
    if (from) {
      scopes_.emplace_back();
      add_tables(at_, references_of(from).tables, scopes_.back());
    }
    bool found = false;
    bool is_written = node.is(Node::assignment);
    for (const Syntax& each : node.children()) {
      found = found || (!is_written && reads(each));
      is_written = false;
    }
    if (from) scopes_.pop_back();
    return found;
  }

 private:
  static TableReference target_of(const std::vector<TableReference>& tables) {
    const auto found = std::find_if(tables.begin(), tables.end(), [](const TableReference& each) {
      return each.access == Access::update;
    });
    return found != tables.end() ? *found : tables.front();
  }

  bool is_read(const Syntax& node) const {
    const auto columns = references_of(node).columns;
    return std::any_of(columns.begin(), columns.end(), [&](const ColumnReference& each) {
      return at_.before.same_name(each.name, column_) && is_of_table(each.qualifier);
    });
  }

  bool is_of_table(const std::string& qualifier) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      const auto owner = std::find_if(scope->begin(), scope->end(), [&](const ShownTable& each) {
        if (!qualifier.empty()) return at_.before.same_name(each.name, qualifier);
        return knows_columns(at_, each.id) && may_have_column(at_, each.id, column_);
      });
      if (owner == scope->end()) continue;
      if (owner->id != 0) return owner->id == table_;
      break;
    }
    // Of a query, or of a record of a body.
    if (at_.in_body != nullptr) return true;
    const std::vector<TableReference>& all = at_.references().tables;
    return std::any_of(all.begin(), all.end(), [&](const TableReference& each) {
      const bool is_target = each.access != Access::read && !qualifier.empty();
      return !is_target && relation_of(at_, each.name) == table_;
    });
  }

  const JudgedStatement& at_;
  Span part_;
  ObjectId table_;
  std::string_view column_;
  std::vector<Scope> scopes_;  // from the statement inwards
};

}  // namespace

bool reads_column_of(const JudgedStatement& at, const Syntax& part, ObjectId table,
                     std::string_view column) {
  return part && table != 0 && Reader(at, part.span(), table, column).reads(at.statement->syntax);
}

}  // namespace mig
