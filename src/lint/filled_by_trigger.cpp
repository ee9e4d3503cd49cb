#include "lint/filled_by_trigger.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/routine.hpp"

namespace mig {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// "NEW.region :=", in any case and with any blanks. A column that needs quotes stands there with them.
bool assigns(std::string_view body, std::string_view column) {
  const std::string text = lower_ascii(body), target = lower_ascii(concat("new.", column));
  for (std::size_t at = text.find(target); at != std::string::npos;
       at = text.find(target, at + target.size())) {
    std::size_t next = at + target.size();
    while (next < text.size() && is_blank(text[next])) ++next;
    if (std::string_view(text).substr(next).starts_with(":=")) return true;
  }
  return false;
}

}  // namespace

bool is_filled_by_trigger(const Catalog& catalog, const Table& table, std::string_view column) {
  const std::string name = catalog.quoted(column);
  const auto triggers = catalog.dependents<Trigger>(table.id);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger* each) {
    const auto* function = catalog.get<Function>(each->function);
    const bool is_on = each->enabled == Enabled::origin || each->enabled == Enabled::always;
    return each->parent == table.id && is_on && each->on_insert && each->for_each_row &&
           each->when.empty() && each->timing == ast::TriggerTiming::before &&
           function != nullptr && assigns(function->body, name);
  });
}

}  // namespace mig
