#include <algorithm>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

std::string dollar_quoted(const std::string& body) {
  std::string tag = "$$";
  for (unsigned i = 0; body.find(tag) != std::string::npos; ++i) {
    tag = i == 0 ? "$body$" : concat("$body", i, "$");
  }
  return concat(tag, body, tag);
}

std::string parameter_text(const Catalog& catalog, const Parameter& parameter) {
  constexpr std::string_view modes[] = {"", "OUT ", "INOUT ", "VARIADIC ", ""};
  std::string made(modes[static_cast<std::size_t>(parameter.mode)]);
  if (!parameter.name.empty()) made += concat(catalog.quoted(parameter.name), " ");
  made += catalog.to_string(parameter.type);
  if (!parameter.default_value.empty()) made += concat(" DEFAULT ", parameter.default_value);
  return made;
}

std::string upper(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return made;
}

// What PostgreSQL estimates when nobody says it.
bool is_usual(const Function& function, const StoredSetting& setting) {
  const bool is_c = function.language == "c" || function.language == "internal";
  if (setting.name == "cost") return setting.value == (is_c ? "1" : "100");
  return setting.name == "rows" && setting.value == "1000";
}

std::string returns_text(const Catalog& catalog, const Function& function) {
  std::string columns;
  for (const Parameter& each : function.parameters) {
    if (each.mode != ast::ParameterMode::table) continue;
    if (!columns.empty()) columns += ", ";
    columns += parameter_text(catalog, each);
  }
  if (!columns.empty()) return concat("\nRETURNS TABLE (", columns, ")");
  if (!function.returns) return {};
  return concat("\nRETURNS ", function.returns_set ? "SETOF " : "",
                catalog.to_string(function.returns));
}

}  // namespace

std::string print_function(const Catalog& catalog, const Function& function) {
  if (function.kind == ObjectKind::aggregate) return function.definition;
  const bool is_procedure = function.kind == ObjectKind::procedure;
  std::string parameters;
  for (const Parameter& each : function.parameters) {
    if (each.mode == ast::ParameterMode::table) continue;
    if (!parameters.empty()) parameters += ", ";
    parameters += parameter_text(catalog, each);
  }
  std::string made = concat("CREATE ", is_procedure ? "PROCEDURE " : "FUNCTION ",
                            catalog.qualified_name(function.id), "(", parameters, ")");
  made += returns_text(catalog, function);
  made += concat("\nLANGUAGE ", catalog.quoted(function.language));
  if (function.is_window) made += " WINDOW";
  if (function.volatility != "volatile") made += concat(" ", upper(function.volatility));
  if (function.is_leakproof) made += " LEAKPROOF";
  if (function.is_strict) made += " STRICT";
  if (function.is_security_definer) made += " SECURITY DEFINER";
  if (function.parallel != "unsafe") made += concat(" PARALLEL ", upper(function.parallel));
  for (const StoredSetting& each : function.others) {
    if (!is_usual(function, each)) made += concat(" ", upper(each.name), " ", each.value);
  }
  for (const StoredSetting& each : function.settings)
    made += concat("\nSET ", each.name, " TO ", each.value);
  if (function.has_sql_body) return concat(made, "\n", function.body);
  made += concat("\nAS ", dollar_quoted(function.body));
  if (!function.link_symbol.empty()) made += concat(", ", quote_string(function.link_symbol));
  return made;
}

std::string print_trigger(const Catalog& catalog, const Trigger& trigger) {
  constexpr std::string_view timings[] = {"BEFORE", "AFTER", "INSTEAD OF"};
  const bool is_sqlite = catalog.dialect() == Dialect::sqlite;
  std::string events;
  const auto add = [&](bool is_on, const std::string& name) {
    if (is_on) events += concat(events.empty() ? " " : " OR ", name);
  };
  add(trigger.on_insert, "INSERT");
  add(trigger.on_update, trigger.update_columns.empty()
                             ? "UPDATE"
                             : concat("UPDATE OF ", print_names(catalog, trigger.update_columns)));
  add(trigger.on_delete, "DELETE");
  add(trigger.on_truncate, "TRUNCATE");
  std::string made =
      concat("CREATE ", trigger.is_constraint ? "CONSTRAINT " : "", "TRIGGER ",
             catalog.quoted(trigger.name), " ", timings[static_cast<std::size_t>(trigger.timing)],
             events, "\nON ", catalog.qualified_name(trigger.parent));
  if (trigger.from_table != 0) made += concat(" FROM ", catalog.qualified_name(trigger.from_table));
  if (trigger.is_deferrable) made += " DEFERRABLE";
  if (trigger.initially_deferred) made += " INITIALLY DEFERRED";
  if (!trigger.old_table.empty() || !trigger.new_table.empty()) made += "\nREFERENCING";
  if (!trigger.old_table.empty())
    made += concat(" OLD TABLE AS ", catalog.quoted(trigger.old_table));
  if (!trigger.new_table.empty())
    made += concat(" NEW TABLE AS ", catalog.quoted(trigger.new_table));
  if (trigger.for_each_row) made += "\nFOR EACH ROW";
  if (!trigger.when.empty()) made += concat("\nWHEN (", trigger.when, ")");
  if (is_sqlite) return concat(made, "\nBEGIN\n", trigger.body, "END");
  const std::string function =
      trigger.function != 0 ? catalog.qualified_name(trigger.function) : trigger.function_name;
  return concat(made, "\nEXECUTE FUNCTION ", function, "(", trigger.arguments, ")");
}

std::string print_policy(const Catalog& catalog, const Policy& policy) {
  std::string roles;
  for (const std::string& each : policy.roles) {
    if (!roles.empty()) roles += ", ";
    roles += each == "public" ? "PUBLIC" : catalog.quoted(each);
  }
  std::string made = concat(
      "CREATE POLICY ", catalog.quoted(policy.name), " ON ", catalog.qualified_name(policy.parent),
      policy.is_permissive ? "" : " AS RESTRICTIVE", " FOR ", upper(policy.command), " TO ", roles);
  if (!policy.using_.empty()) made += concat("\nUSING (", policy.using_, ")");
  if (!policy.check.empty()) made += concat("\nWITH CHECK (", policy.check, ")");
  return made;
}

}  // namespace mig
