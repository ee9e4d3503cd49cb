#include "lint/timeouts.hpp"

#include <algorithm>
#include <optional>

#include "base/duration.hpp"
#include "base/text.hpp"
#include "lint/called_settings.hpp"
#include "sql/ast.hpp"

namespace mig {
namespace {

bool is_utc(std::string_view zone) {
  constexpr std::string_view names[] = {"utc", "etc/utc", "gmt", "etc/gmt", "0", "zulu"};
  return std::find(std::begin(names), std::end(names), lower_ascii(zone)) != std::end(names);
}

}  // namespace

void TimeoutTracker::begin_file(Timeouts first, bool in_transaction) {
  first_ = now_ = session_ = first;
  levels_.clear();
  if (in_transaction) levels_.push_back({"", now_, session_});
}

void TimeoutTracker::set(std::string_view name, std::string_view value, bool is_reset,
                         bool is_local) {
  if (name == "all" && is_reset) {
    now_ = session_ = first_;
    return;
  }
  if (name == "timezone") {
    if (is_local && levels_.empty()) return;
    now_.in_utc = !is_reset && is_utc(value);
    if (!is_local) session_.in_utc = now_.in_utc;
    return;
  }
  const bool is_lock = name == "lock_timeout";
  if (!is_lock && name != "statement_timeout") return;
  const auto member = is_lock ? &Timeouts::lock : &Timeouts::statement;
  const auto parsed = is_reset ? std::optional(first_.*member) : parse_duration(value);
  if (!parsed) return;
  if (is_local && levels_.empty()) return;  // PostgreSQL warns and does nothing
  now_.*member = *parsed;
  if (!is_local) session_.*member = *parsed;
}

void TimeoutTracker::end(bool commit) {
  if (levels_.empty()) return;
  if (!commit) session_ = levels_.front().session;
  now_ = session_;
  levels_.clear();
}

void TimeoutTracker::apply(const ast::Statement& statement) {
  if (const auto* setting = statement.as<ast::Set>()) {
    const std::string_view value = setting->values.empty() ? "" : setting->values.front();
    set(setting->name, value, setting->is_reset, setting->is_local);
    return;
  }
  for (const CalledSetting& each : called_settings(statement)) {
    set(each.name, each.value, false, each.is_local);
  }
  const auto* transaction = statement.as<ast::Transaction>();
  if (transaction == nullptr) return;
  using Action = ast::TransactionAction;
  switch (transaction->action) {
    case Action::begin:
      if (levels_.empty()) levels_.push_back({"", now_, session_});
      return;
    case Action::commit:
    case Action::prepare: return end(true);
    case Action::rollback: return end(false);
    case Action::savepoint:
      levels_.push_back({std::string(transaction->savepoint.text), now_, session_});
      return;
    case Action::rollback_to:
      for (std::size_t i = levels_.size(); i-- > 1;) {
        if (levels_[i].savepoint != transaction->savepoint.text) continue;
        now_ = levels_[i].now;
        session_ = levels_[i].session;
        levels_.erase(levels_.begin() + static_cast<std::ptrdiff_t>(i) + 1, levels_.end());
        return;
      }
      return;
    default: return;
  }
}

}  // namespace mig
