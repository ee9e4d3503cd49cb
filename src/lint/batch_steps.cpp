#include "lint/batch_steps.hpp"

#include "base/text.hpp"
#include "catalog/table.hpp"

namespace mig {
namespace {

constexpr std::string_view rows_of_a_batch = "5000";

std::string key_of(const JudgedStatement& at, ObjectId relation) {
  const auto* table = at.before.get<Table>(relation);
  const Constraint* key = table != nullptr ? table->primary_key() : nullptr;
  return key != nullptr && key->columns.size() == 1 ? at.before.quoted(key->columns[0])
                                                    : std::string();
}

// The statement without its WHERE; empty where it has parts behind or beside it that would have to move.
std::string head_of(const JudgedStatement& at) {
  const auto* update = at.as<ast::Update>();
  const auto* deletion = at.as<ast::Delete>();
  const Syntax where = at.statement->syntax.child(Node::where);
  const bool has_more = at.statement->syntax.has(Node::with) ||
                        (update != nullptr ? update->from || update->returning : false) ||
                        (deletion != nullptr ? deletion->using_ || deletion->returning : false);
  if (has_more || (update == nullptr && deletion == nullptr)) return {};
  const std::string_view text = at.statement->syntax.text();
  if (!where) return std::string(text);
  return std::string(trim(text.substr(0, where.span().begin - at.statement->syntax.span().begin)));
}

std::string_view alias_of(const JudgedStatement& at) {
  const auto* update = at.as<ast::Update>();
  return update != nullptr ? update->alias.text : at.as<ast::Delete>()->alias.text;
}

}  // namespace

std::vector<std::string> batch_steps(const JudgedStatement& at, const RowWork& work) {
  if (at.runs != Runs::at_once) return {};  // it may use the variables of its block
  const std::string key = key_of(at, work.relation), head = head_of(at);
  if (key.empty() || head.empty()) return {};
  const std::string table = at.before.qualified_name(work.relation);
  const std::string_view alias = alias_of(at);
  const std::string column = alias.empty() ? key : concat(at.before.quoted(alias), ".", key);
  const std::string condition =
      work.condition ? concat("(", work.condition.text(), ") AND ") : std::string();
  const bool has_dollars = at.statement->syntax.text().find("$$") != std::string_view::npos;
  const std::string_view quote = has_dollars ? "$batches$" : "$$";
  return {concat("-- next migration:\n-- mig: transaction off\nDO ", quote,
                 "\nDECLARE\n  batch_begin ", table, ".", key, "%TYPE := (SELECT ", key, " FROM ",
                 table, " ORDER BY ", key, " LIMIT 1);\n  batch_end ", table, ".", key,
                 "%TYPE;\nBEGIN\n  WHILE batch_begin IS NOT NULL LOOP\n    batch_end := (SELECT ",
                 key, " FROM ", table, " WHERE ", key, " >= batch_begin ORDER BY ", key, " OFFSET ",
                 rows_of_a_batch, " LIMIT 1);\n    ", head, "\n    WHERE ", condition, column,
                 " >= batch_begin AND (batch_end IS NULL OR ", column,
                 " < batch_end);\n    COMMIT;\n    batch_begin := batch_end;\n  END LOOP;\nEND ",
                 quote, ";")};
}

}  // namespace mig
