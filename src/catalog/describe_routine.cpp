// Functions and what hangs on a relation, for describe().
#include <algorithm>

#include "base/text.hpp"
#include "catalog/describe_parts.hpp"
#include "catalog/expression_text.hpp"

namespace mig::description {
namespace {

// What goes without saying left out.
std::string cost_and_rows(const Function& function) {
  const bool is_native = function.language == "c" || function.language == "internal";
  StoredSettings made = function.others;
  std::erase_if(made, [&](const StoredSetting& each) {
    return (each.name == "cost" && each.value == (is_native ? "1" : "100")) ||
           (each.name == "rows" && each.value == (function.returns_set ? "1000" : "0"));
  });
  return listed(std::move(made));
}

std::string parameters(const Catalog& catalog, const Function& function) {
  constexpr std::string_view modes[] = {"", "out ", "inout ", "variadic ", "table "};
  std::vector<std::string> made;
  for (const Parameter& each : function.parameters) {
    made.push_back(concat(modes[static_cast<std::size_t>(each.mode)], catalog.quoted(each.name),
                          " ", catalog.to_string(each.type),
                          each.default_value.empty() ? "" : " = ",
                          comparable_expression(each.default_value, catalog.dialect(),
                                                base_type(catalog, each.type))));
  }
  return listed(made);
}

}  // namespace

std::string yes(bool truth) { return truth ? "yes" : ""; }

std::string listed(const std::vector<std::string>& names) { return join(names, ", "); }

std::string listed(StoredSettings settings) {
  std::sort(settings.begin(), settings.end(),
            [](const StoredSetting& a, const StoredSetting& b) { return a.name < b.name; });
  std::vector<std::string> made;
  for (const StoredSetting& each : settings) made.push_back(concat(each.name, "=", each.value));
  return join(made, ", ");
}

// An option without a value is true.
std::string options(StoredSettings settings) {
  for (StoredSetting& each : settings) {
    if (each.value.empty()) each.value = "true";
  }
  return listed(std::move(settings));
}

Attributes of_function(const Catalog& catalog, const Function& function) {
  Attributes made;
  made["comment"] = function.comment;
  if (function.kind == ObjectKind::aggregate) return made;
  made["returns"] = catalog.to_string(function.returns);
  made["returns a set"] = yes(function.returns_set);
  made["parameters"] = parameters(catalog, function);
  made["cost and rows"] = cost_and_rows(function);
  made["language"] = function.language;
  made["volatility"] = function.volatility;
  made["strict"] = yes(function.is_strict);
  made["security definer"] = yes(function.is_security_definer);
  made["leakproof"] = yes(function.is_leakproof);
  made["parallel"] = function.parallel;
  if (!function.has_sql_body) made["body"] = function.body;
  made["settings"] = listed(function.settings);
  std::erase_if(made["settings"], [](char c) { return c == '\'' || c == '"' || c == ' '; });
  return made;
}

Attributes of_trigger(const Catalog& catalog, const Trigger& trigger) {
  Attributes made;
  constexpr std::string_view timings[] = {"before", "after", "instead of"};
  made["timing"] = timings[static_cast<std::size_t>(trigger.timing)];
  made["events"] =
      concat(trigger.on_insert ? "insert " : "", trigger.on_update ? "update " : "",
             trigger.on_delete ? "delete " : "", trigger.on_truncate ? "truncate" : "");
  made["update of"] = listed(trigger.update_columns);
  if (catalog.dialect() == Dialect::postgres)
    made["level"] = trigger.for_each_row ? "row" : "statement";
  made["constraint"] = yes(trigger.is_constraint);
  made["deferrable"] = yes(trigger.is_deferrable);
  made["initially deferred"] = yes(trigger.initially_deferred);
  made["when"] = comparable_expression(trigger.when, catalog.dialect(), {},
                                       column_types(catalog, trigger.parent));
  made["function"] =
      trigger.function != 0 ? catalog.qualified_name(trigger.function) : trigger.function_name;
  made["arguments"] = trigger.arguments;
  made["from"] = catalog.qualified_name(trigger.from_table);
  made["old table"] = trigger.old_table;
  made["new table"] = trigger.new_table;
  made["enabled"] = concat(static_cast<int>(trigger.enabled));
  made["body"] = lower_outside_strings(trigger.body);
  made["comment"] = trigger.comment;
  return made;
}

Attributes of_policy(const Catalog& catalog, const Policy& policy) {
  const ColumnTypes types = column_types(catalog, policy.parent);
  Attributes made;
  made["permissive"] = yes(policy.is_permissive);
  made["command"] = policy.command;
  std::vector<std::string> roles = policy.roles;
  std::sort(roles.begin(), roles.end());
  if (std::find(roles.begin(), roles.end(), "public") != roles.end()) roles = {"public"};
  made["roles"] = listed(roles);
  made["using"] = comparable_expression(policy.using_, catalog.dialect(), {}, types);
  made["check"] = comparable_expression(policy.check, catalog.dialect(), {}, types);
  made["comment"] = policy.comment;
  return made;
}

Attributes of_rule(const Rule& rule) {
  Attributes made;
  made["event"] = rule.event;
  made["instead"] = yes(rule.is_instead);
  made["enabled"] = concat(static_cast<int>(rule.enabled));
  made["comment"] = rule.comment;
  return made;
}

}  // namespace mig::description
