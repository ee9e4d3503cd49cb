#include "catalog/replay.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/drop.hpp"
#include "sql/ast.hpp"
#include "sql/problem.hpp"

namespace mig {
namespace {

std::shared_ptr<Schema> schema_named(std::string_view name) {
  auto made = std::make_shared<Schema>();
  made->name = name;
  return made;
}

SessionState first_session(Dialect dialect) {
  SessionState session;
  session.search_path = {dialect == Dialect::postgres ? "public" : "main"};
  session.set_search_path = session.search_path;
  return session;
}

template <typename Wanted>
std::vector<ObjectId> find_all(const Catalog& catalog, Wanted wanted) {
  std::vector<ObjectId> found;
  catalog.for_each([&](const Object& each) {
    if (wanted(each)) found.push_back(each.id);
  });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Replay::Replay(Dialect dialect)
    : before_(dialect), after_(dialect), session_(first_session(dialect)) {
  after_.add(schema_named(session_.search_path.front()));
  before_ = after_;
}

void Replay::apply_script(std::string_view text) {
  StatementReader reader(text, after_.dialect());
  while (const ParsedStatement* statement = reader.next()) apply(*statement);
}

void Replay::apply(const ParsedStatement& statement) {
  ++number_;
  before_ = after_;
  if (statement.statement == nullptr) {
    std::string reason = statement.unreadable ? statement.unreadable->message : std::string();
    if (!is_harmless_command(reason)) {
      session_.anything_may_have_changed = true;
      after_.set_incomplete();
    }
    notes_.push_back({ReplayNote::Kind::unreadable, number_, statement.span, std::move(reason)});
    return;
  }
  if (statement.statement->kind == Node::transaction) {
    transaction(*statement.statement);
  } else {
    change(statement);
    if (!in_transaction()) drop_on_commit();
  }
}

void Replay::change(const ParsedStatement& parsed) {
  const SessionState session = session_;
  try {
    Applier applier(after_, session_, notes_, number_, parsed.span);
    apply_statement(applier, *parsed.statement);
  } catch (const Refused& refused) {
    after_ = before_;
    session_ = session;
    notes_.push_back({ReplayNote::Kind::refused, number_, parsed.span, refused.message});
  }
}

// ---- transactions

void Replay::transaction(const ast::Statement& statement) {
  const auto& said = static_cast<const ast::Transaction&>(statement);
  using Action = ast::TransactionAction;
  switch (said.action) {
    case Action::begin: return begin();
    case Action::commit: return end(true, said.and_chain);
    case Action::rollback: return end(false, said.and_chain);
    case Action::savepoint:
      // SQLite: one outside a transaction begins it.
      if (levels_.empty()) begin();
      levels_.push_back({std::string(said.savepoint.text), after_, session_});
      return;
    case Action::release: return release(said.savepoint.text);
    case Action::rollback_to: return roll_back_to(said.savepoint.text);
    case Action::prepare: return end(true, false);  // and most likely COMMIT PREPARED
    case Action::commit_prepared:
    case Action::rollback_prepared: return;
  }
}

void Replay::begin() {
  if (!levels_.empty()) return;  // PostgreSQL warns and goes on
  if (!file_transaction_) transaction_begin_ = number_;
  levels_.push_back({"", after_, session_});
}

void Replay::end(bool commit, bool chain) {
  if (levels_.empty()) return;
  if (!commit) {
    after_ = levels_.front().catalog;
    session_ = levels_.front().session;
  }
  levels_.clear();
  session_.search_path = session_.set_search_path;
  drop_on_commit();
  if (chain) begin();
}

// The temporary tables that said so.
void Replay::drop_on_commit() {
  if (!session_.drops_on_commit) return;
  Applier applier(after_, session_, notes_, number_, {});
  for (const ObjectId each : find_all(after_, [](const Object& object) {
         const auto* table = dynamic_cast<const Table*>(&object);
         return table != nullptr && table->on_commit == "drop";
       })) {
    drop_object(applier, each);
  }
  session_.drops_on_commit = false;
}

void Replay::roll_back_to(std::string_view savepoint) {
  for (std::size_t i = levels_.size(); i-- > 1;) {
    if (!after_.same_name(levels_[i].savepoint, savepoint)) continue;
    after_ = levels_[i].catalog;
    session_ = levels_[i].session;
    levels_.resize(i + 1, levels_[i]);
    return;
  }
}

void Replay::release(std::string_view savepoint) {
  for (std::size_t i = levels_.size(); i-- > 1;) {
    if (!after_.same_name(levels_[i].savepoint, savepoint)) continue;
    levels_.resize(i, levels_[i]);
    return;
  }
}

void Replay::begin_file(bool in_transaction) {
  file_begin_ = number_;
  file_transaction_ = in_transaction;
  if (in_transaction) transaction_begin_ = number_;
}

void Replay::end_file() {
  if (!levels_.empty()) end(true, false);
  session_.search_path = session_.set_search_path;
  file_transaction_ = false;
}

void Replay::end_session() {
  if (!levels_.empty()) end(false, false);
  Applier applier(after_, session_, notes_, number_, {});
  const bool is_postgres = after_.dialect() == Dialect::postgres;
  drop_object(applier, after_.find_schema(is_postgres ? "pg_temp" : "temp"));
  const bool unsure = session_.anything_may_have_changed;
  session_ = first_session(after_.dialect());
  session_.anything_may_have_changed = unsure;
}

}  // namespace mig
