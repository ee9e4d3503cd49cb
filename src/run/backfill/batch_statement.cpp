#include "run/backfill/batch_statement.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "run/backfill/batch_source.hpp"
#include "sql/ast/query.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {

void refuse_in_batches(const Syntax& place, std::string message, std::string hint) {
  Error error(ErrorKind::refused, std::move(message), std::move(hint));
  if (place) error.offset = place.span().begin;
  throw error;
}

namespace {

// UPDATE and DELETE that a WITH clause holds would be run once a batch.
void refuse_writing_queries(const Syntax& statement) {
  walk(statement, [&](const Syntax& node) {
    if (!node.is(Node::cte)) return true;
    for (const Node kind : {Node::insert, Node::update, Node::delete_, Node::merge}) {
      if (!node.has(kind)) continue;
      refuse_in_batches(node, "the WITH query changes rows, and would do so again in every batch",
                        "write it as a statement of its own");
    }
    return true;
  });
}

void refuse_clauses(const Syntax& statement) {
  if (const Syntax returning = statement.child(Node::returning)) {
    refuse_in_batches(returning, "nobody reads what the batches of a backfill return",
                      "leave RETURNING out; to keep what is deleted, copy it with a backfill of "
                      "INSERT ... SELECT before");
  }
  for (const Node kind : {Node::order_by, Node::limit, Node::offset}) {
    if (const Syntax clause = statement.child(kind)) {
      refuse_in_batches(clause, "a backfill takes every row, in the order of the key",
                        "leave ORDER BY and LIMIT out: batch= in the directive says how many rows "
                        "at a time");
    }
  }
  if (statement.has(Node::where) && statement.child(Node::where)[0].is(Node::current_of)) {
    refuse_in_batches(statement.child(Node::where), "WHERE CURRENT OF names one row of a cursor",
                      "write a condition on the rows");
  }
}

std::uint32_t end_of(const Syntax& statement, std::initializer_list<Node> clauses) {
  std::uint32_t end = 0;
  for (const Node kind : clauses) {
    if (const Syntax clause = statement.child(kind)) end = std::max(end, clause.span().end);
  }
  return end;
}

}  // namespace

// Fills a BatchStatement from the tree.
class BatchStatementReader {
 public:
  explicit BatchStatementReader(BatchStatement& into) : into_(into) {}

  void read(const BackfillSettings& settings) {
    const Script script(into_.text_, into_.dialect_);
    const auto& all = script.statements();
    if (all.size() != 1 || all[0].statement == nullptr) {
      const bool has_reason = !all.empty() && all[0].unreadable != nullptr;
      throw Error(ErrorKind::refused,
                  concat("mig cannot read this statement, so it cannot run it in batches",
                         has_reason ? concat(": ", all[0].unreadable->message) : ""),
                  "write the batches by hand, with -- mig: transaction off");
    }
    const ast::Statement& statement = *all[0].statement;
    refuse_writing_queries(statement.syntax);
    refuse_clauses(statement.syntax);
    const std::string alias = split_key(settings.key);
    if (const auto* insert = statement.as<ast::Insert>()) {
      take_source(BatchSource(*insert, alias));
    } else if (const auto* update = statement.as<ast::Update>()) {
      take_changed(statement.syntax, BatchStatement::Verb::update, alias);
      for (const ast::Assignment& each : update->assignments) {
        for (const ast::Name& name : each.columns) {
          into_.assigned_.push_back({std::string(name.text), name.span.begin});
        }
      }
    } else if (statement.as<ast::Delete>() != nullptr) {
      take_changed(statement.syntax, BatchStatement::Verb::delete_, alias);
    } else {
      refuse_in_batches(statement.syntax,
                        "a backfill is an UPDATE, a DELETE or an INSERT ... SELECT",
                        "put the directive right before the statement that it is about");
    }
  }

 private:
  // "o.id" names the column id of the table that is called o.
  std::string split_key(const std::vector<std::string>& key) {
    std::string alias;
    for (const std::string& each : key) {
      const std::size_t dot = each.rfind('.');
      if (dot != std::string::npos) alias = each.substr(0, dot);
      into_.wanted_key_.emplace_back(dot == std::string::npos ? each : each.substr(dot + 1));
    }
    return alias;
  }

  void take_relation(const Syntax& relation) {
    const Syntax name = relation.child(Node::object_name);
    const Syntax alias = relation.child(Node::table_alias);
    into_.table_ = name.text();
    into_.only_ = relation.has(Node::only);
    into_.qualifier_ = alias ? alias[0].text() : name[name.children().size() - 1].text();
  }

  void take_where(const Syntax& holder, std::uint32_t end) {
    const Syntax where = holder.child(Node::where);
    if (where) into_.condition_ = where[0].span();
    into_.end_ = end;
  }

  void take_changed(const Syntax& statement, BatchStatement::Verb verb, const std::string& alias) {
    into_.verb_ = verb;
    const Syntax relation = statement.child(Node::relation);
    take_relation(relation);
    take_where(statement, end_of(statement, {Node::relation, Node::indexed_by, Node::assignments,
                                             Node::from}));
    if (alias.empty() || alias == called(relation)) return;
    refuse_in_batches(relation,
                      concat("key= names a column of ", alias,
                             ", but the rows that change are those of ", into_.table_),
                      "name the key of the table that the statement changes");
  }

  void take_source(const BatchSource& source) {
    into_.verb_ = BatchStatement::Verb::insert;
    take_relation(source.relation());
    take_where(source.core(), source.core().child(Node::from).span().end);
  }

  BatchStatement& into_;
};

BatchStatement::BatchStatement(std::string text, Dialect dialect, const BackfillSettings& settings)
    : text_(std::move(text)), dialect_(dialect) {
  BatchStatementReader(*this).read(settings);
}

void BatchStatement::refuse_changing(const std::vector<std::string>& key) const {
  for (const Assigned& each : assigned_) {
    const bool is_key = std::any_of(key.begin(), key.end(), [&](const std::string& column) {
      return dialect_ == Dialect::postgres ? column == each.column
                                           : lower_ascii(column) == lower_ascii(each.column);
    });
    if (!is_key) continue;
    Error error(ErrorKind::refused,
                concat("the statement changes ", each.column,
                       ", and the batches go by that column: a row would be met twice or never"),
                "name another unique key with key= in the directive");
    error.offset = each.at;
    throw error;
  }
}

std::string BatchStatement::where(std::string_view condition) const {
  const std::string_view text = text_;
  if (condition_.empty()) {
    return concat(text.substr(0, end_), " WHERE ", condition, text.substr(end_));
  }
  return concat(text.substr(0, condition_.begin), "(", condition_.of(text), ") AND ", condition,
                text.substr(condition_.end));
}

}  // namespace mig
