#include "lint/data_under_lock.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/row_work.hpp"
#include "lint/transactions.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What a statement does with rows that may take long.
struct Data {
  const JudgedStatement* at = nullptr;
  ObjectId relation = 0;
  std::string what;
};

bool is_small(const LintContext& context, const JudgedStatement& at, ObjectId relation) {
  const auto size = context.size_of(at, relation);
  return size && size->rows <= context.options.small_table_rows;
}

// Functions that wait, or work elsewhere.
bool takes_time(std::string_view function) {
  constexpr std::string_view names[] = {"pg_sleep", "pg_sleep_for", "pg_sleep_until",
                                        "dblink",   "dblink_exec",  "lo_import"};
  return std::find(std::begin(names), std::end(names), function) != std::end(names);
}

// A query for its own sake: of a table that has rows, or of a function that takes time.
std::optional<Data> query_data(const LintContext& context, const JudgedStatement& at) {
  if (at.as<ast::Query>() == nullptr) return std::nullopt;
  for (const FunctionReference& each : at.references().functions) {
    if (takes_time(each.name.name)) return Data{&at, 0, concat("SELECT of ", each.name.name, "()")};
  }
  for (const TableReference& each : at.references().tables) {
    ast::ObjectName name;
    name.schema = {each.name.schema, {}};
    name.name = {each.name.name, {}};
    const ObjectId relation = at.relation(name);
    const auto* table = at.before.get<Table>(relation);
    if (table == nullptr || context.is_new(at, relation) || is_small(context, at, relation)) {
      continue;
    }
    return Data{&at, relation, concat("SELECT from ", at.before.qualified_name(relation))};
  }
  return std::nullopt;
}

std::optional<Data> data_of(const LintContext& context, const JudgedStatement& at) {
  if (at.statement == nullptr) return std::nullopt;
  if (const auto* call = at.as<ast::Call>(); call != nullptr && at.calls.empty()) {
    return Data{&at, 0, concat("CALL of ", at.shown(call->procedure))};
  }
  const auto work = row_work_of(at);
  if (!work) return query_data(context, at);
  if (work->reach == RowReach::few) return std::nullopt;
  if (context.is_new(at, work->relation) || is_small(context, at, work->relation)) {
    return std::nullopt;
  }
  return Data{&at, work->relation, concat(work->verb, " of ", at.shown(*work->table))};
}

class TransactionReader {
 public:
  TransactionReader(const LintContext& context, const FileTransaction& transaction)
      : context_(context) {
    for (const JudgedStatement* at : transaction.statements) read(*at);
  }
  std::vector<DataUnderLock> found;

 private:
  void read(const JudgedStatement& at) {
    for (const HeldLock& each : locks_of(context_, at, LockMode::access_exclusive)) {
      lock(each);
    }
    if (const auto data = data_of(context_, at)) {
      work(*data);
      data_.push_back(*data);
    }
  }

  void lock(const HeldLock& held) {
    held_.push_back(held);
    for (const Data& each : data_) {
      if (each.relation != 0 && each.relation == held.effect->relation) report(each, held, true);
    }
  }

  void work(const Data& data) {
    if (held_.empty()) return;
    const auto same = std::find_if(held_.begin(), held_.end(), [&](const HeldLock& each) {
      return each.effect->relation == data.relation && data.relation != 0;
    });
    report(data, same == held_.end() ? held_.front() : *same, false);
  }

  void report(const Data& data, const HeldLock& held, bool is_data_first) {
    const bool is_same = data.relation != 0 && held.effect->relation == data.relation;
    if (std::any_of(found.begin(), found.end(),
                    [&](const DataUnderLock& each) { return each.is_same_table == is_same; })) {
      return;
    }
    if (data.at == held.by) return;
    found.push_back({data.at, held.by, held.effect->name, data.what, is_same, is_data_first});
  }

  const LintContext& context_;
  std::vector<HeldLock> held_;
  std::vector<Data> data_;
};

}  // namespace

std::vector<DataUnderLock> data_under_lock(const LintContext& context) {
  std::vector<DataUnderLock> all;
  for (const FileTransaction& each : transactions_of(context)) {
    TransactionReader reader(context, each);
    all.insert(all.end(), reader.found.begin(), reader.found.end());
  }
  return all;
}

}  // namespace mig
