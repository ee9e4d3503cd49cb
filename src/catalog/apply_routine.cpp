// Functions, triggers, rules and policies.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/inherit.hpp"
#include "catalog/statement_text.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

bool is_input(ast::ParameterMode mode) {
  return mode != ast::ParameterMode::out && mode != ast::ParameterMode::table;
}

void take_parameters(Applier& to, Function& made, ast::List<ast::Parameter> parameters) {
  for (const ast::Parameter& each : parameters) {
    Parameter& parameter = made.parameters.emplace_back();
    parameter.mode = each.mode;
    parameter.name = each.name.text;
    ast::Type type = each.type;
    type.modifiers = {};
    parameter.type = to.data_type(type);
    parameter.default_value = to.text(each.default_value, made.uses);
    if (!is_input(each.mode)) continue;
    if (!made.signature.empty()) made.signature += ", ";
    made.signature += to.catalog.to_string(parameter.type);
  }
}

// Where nobody says what it returns, its parameters for results do.
void take_result(Function& made) {
  if (made.returns || made.kind != ObjectKind::function) return;
  for (const Parameter& each : made.parameters) {
    if (each.mode == ast::ParameterMode::table) return;
    if (each.mode != ast::ParameterMode::out && each.mode != ast::ParameterMode::inout) continue;
    made.returns = made.returns ? DataType{0, "record"} : each.type;
  }
}

// A function of this name and signature; another one with the name does not stand in its way.
ObjectId same_function(const Catalog& catalog, const Function& wanted) {
  for (const ObjectId id : catalog.find_all(ObjectKind::function, wanted.parent, wanted.name)) {
    const auto* present = catalog.get<Function>(id);
    if (present != nullptr && present->signature == wanted.signature) return id;
  }
  return 0;
}

// Adds it, or puts it in the place of one that OR REPLACE replaces.
template <typename T>
ObjectId put(Applier& to, T made, ObjectId present, bool or_replace) {
  if (present == 0) return to.add(std::move(made));
  const Object* old = to.catalog.object(present);
  if (!or_replace && !old->is_unknown && !old->is_perhaps) {
    throw Refused{concat(to_string(made.kind), " ", made.name, " exists already")};
  }
  made.id = present;
  made.created = old->created;
  made.comment = old->comment;
  made.grants = old->grants;
  made.revokes = old->revokes;
  to.catalog.edit<T>(present, [&](T& changed) { changed = std::move(made); });
  return present;
}

// EXECUTE FUNCTION name ('a', 1, Word, "Word"): strings all of them.
std::string argument_texts(const Syntax& statement) {
  const Syntax arguments = statement.child(Node::arguments);
  std::string made;
  if (!arguments) return made;
  Lowering names = lowering_of(arguments);
  for (std::uint32_t at = 1; at + 1 < arguments.token_count(); ++at) {
    const TokenCode code = arguments.code(at);
    if (code == ',') continue;
    const bool is_name = code == grammar::identifier || code == grammar::quoted_identifier;
    std::string value(is_name ? names.token_name(arguments, at).text : arguments.token_text(at));
    if (code == grammar::string_constant) value = names.token_constant(arguments, at);
    if (grammar::is_keyword_code(code)) value = lower_ascii(value);
    made += concat(made.empty() ? "" : ", ", quote_string(value));
  }
  return made;
}

void take_body(Applier& to, Function& made, const ast::CreateFunction& statement) {
  Lowering names = lowering_of(statement.syntax);
  if (statement.body_literal) made.body = names.constant(statement.body_literal);
  if (statement.link_symbol) made.link_symbol = names.constant(statement.link_symbol);
  if (statement.sql_body) {
    made.body = to.text(statement.sql_body, made.uses);
    made.has_sql_body = true;
  }
}

// As SHOW search_path prints it.
std::string current_path(const SessionState& session) {
  std::string made;
  for (const std::string& each : session.search_path) {
    made += concat(made.empty() ? "" : ", ", quote_identifier(each, Dialect::postgres));
  }
  return made == "public" ? "\"$user\", public" : made;
}

// SET name = value, SET name TO value, SET search_path FROM CURRENT, as ALTER FUNCTION says it.
void set_setting(const Applier& to, StoredSettings& in, const ast::Option& option) {
  std::string_view clause = option.value ? option.value.text() : option.text;
  const std::size_t sign = clause.find('=');
  const std::size_t word = lower_ascii(clause).find(" to ");
  if (sign != std::string_view::npos && (word == std::string_view::npos || sign < word)) {
    clause = trim(clause.substr(sign + 1));
  } else if (word != std::string_view::npos) {
    clause = trim(clause.substr(word + 4));
  }
  const std::string current = current_path(to.session);
  if (lower_ascii(clause).ends_with("search_path from current")) clause = current;
  // CREATE FUNCTION gives the name as such, ALTER FUNCTION as the text of "set".
  const std::string_view name = option.name == "set" ? option.text : option.name;
  std::erase_if(in, [&](const StoredSetting& each) { return each.name == name; });
  in.push_back({std::string(name), std::string(clause)});
}

}  // namespace

void apply_to(Applier& to, const ast::CreateFunction& statement) {
  Function made(statement.object);
  made.name = statement.name.name.text;
  made.parent = to.creation_schema(statement.name.schema.text);
  take_parameters(to, made, statement.parameters);
  made.returns = to.data_type(statement.returns);
  made.returns_set = statement.returns.is_set;
  take_result(made);
  made.language = statement.language;
  if (!statement.volatility.empty()) made.volatility = statement.volatility;
  made.is_strict = statement.is_strict;
  made.is_security_definer = statement.is_security_definer;
  made.is_window = statement.is_window;
  made.is_leakproof = statement.is_leakproof;
  if (!statement.parallel.empty()) made.parallel = statement.parallel;
  for (const ast::Option& each : statement.settings) set_setting(to, made.settings, each);
  made.others = settings(statement.others);
  take_body(to, made, statement);
  const ObjectId present = same_function(to.catalog, made);
  put(to, std::move(made), present, statement.or_replace);
}

void apply_to(Applier& to, const ast::AlterFunction& statement) {
  const ObjectId id = to.find(statement.object, statement.target);
  to.catalog.edit<Function>(id, [&](Function& changed) {
    for (const ast::Option& each : statement.options) {
      const std::string text(each.text);
      if (each.name == "volatility") {
        changed.volatility = text;
      } else if (each.name == "strict") {
        changed.is_strict = text == "true";
      } else if (each.name == "security") {
        changed.is_security_definer = text == "definer" || text == "true";
      } else if (each.name == "leakproof") {
        changed.is_leakproof = text == "true";
      } else if (each.name == "parallel") {
        changed.parallel = text;
      } else if (each.name == "cost" || each.name == "rows" || each.name == "support") {
        put_settings(changed.others, ast::List<ast::Option>(&each, 1));
      } else if (each.name == "reset") {
        std::erase_if(changed.settings, [&](const StoredSetting& setting) {
          return setting.name == each.text || each.text == "all";
        });
      } else if (each.name == "set") {
        set_setting(to, changed.settings, each);
      }
    }
  });
}

void apply_to(Applier& to, const ast::CreateTrigger& statement) {
  const ObjectId table = to.table(statement.table);
  Trigger made;
  made.name = statement.name.text;
  made.parent = table;
  made.timing = statement.timing;
  made.on_insert = statement.on_insert;
  made.on_update = statement.on_update;
  made.on_delete = statement.on_delete;
  made.on_truncate = statement.on_truncate;
  made.update_columns = texts(statement.update_columns);
  made.for_each_row = statement.for_each_row;
  made.is_constraint = statement.is_constraint;
  made.is_deferrable = statement.is_deferrable || statement.initially_deferred;
  made.initially_deferred = statement.initially_deferred;
  made.is_temporary = statement.is_temporary;
  if (statement.from_table) made.from_table = to.table(statement.from_table);
  made.old_table = statement.old_table.text;
  made.new_table = statement.new_table.text;
  made.when = to.text(statement.when, made.uses);
  if (to.is_postgres()) {
    made.function = to.function(statement.function, {}, true);
    if (made.function == 0) made.function_name = to.function_text(statement.function);
    made.arguments = argument_texts(statement.syntax);
  }
  for (const ast::Statement* each : statement.body) {
    if (each != nullptr) made.body += concat(to.text(each->syntax, made.uses), ";\n");
  }
  const ObjectId present = to.part(ObjectKind::trigger, table, made.name);
  if (present != 0 && statement.if_not_exists) return;
  const ObjectId id = put(to, std::move(made), present, statement.or_replace);
  const auto* partitioned = to.catalog.get<Table>(table);
  if (partitioned == nullptr || !partitioned->is_partitioned() || !statement.for_each_row) return;
  const Trigger trigger = *to.catalog.get<Trigger>(id);
  for (const ObjectId child : children_of(to.catalog, table)) {
    if (to.part(ObjectKind::trigger, child, trigger.name) == 0) copy_trigger(to, trigger, child);
  }
}

void apply_to(Applier& to, const ast::CreateEventTrigger& statement) {
  Other made(ObjectKind::event_trigger);
  made.name = statement.name.text;
  made.statements.push_back(statement_text(to, statement.syntax, made.uses));
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterEventTrigger& statement) {
  const ObjectId id = to.catalog.find(ObjectKind::event_trigger, 0, statement.name.text);
  to.catalog.edit<Other>(
      id, [&](Other& changed) { changed.statements.emplace_back(statement.syntax.text()); });
}

void apply_to(Applier& to, const ast::CreateRule& statement) {
  const ObjectId table = to.table(statement.table);
  Rule made;
  made.kind = ObjectKind::rule;
  made.name = statement.name.text;
  made.parent = table;
  made.event = statement.event;
  made.is_instead = statement.is_instead;
  made.definition = to.text(statement.syntax, made.uses);
  for (const TableReference& each : references_of(statement.syntax).tables) {
    made.uses.push_back(to.find(ObjectKind::table, each.name.schema, each.name.name));
  }
  std::erase(made.uses, table);
  const ObjectId present = to.part(ObjectKind::rule, table, made.name);
  if (const auto* replaced = to.catalog.get<Rule>(present)) made.enabled = replaced->enabled;
  put(to, std::move(made), present, statement.or_replace);
}

namespace {

// A server keeps the role that this was at the time, which the history does not tell.
bool names_whoever_runs_it(const std::vector<std::string>& roles) {
  return std::any_of(roles.begin(), roles.end(), [](const std::string& role) {
    return role == "current_user" || role == "session_user" || role == "current_role";
  });
}

}  // namespace

void apply_to(Applier& to, const ast::CreatePolicy& statement) {
  const ObjectId table = to.table(statement.table);
  Policy made;
  made.name = statement.name.text;
  made.parent = table;
  made.is_permissive = statement.is_permissive;
  made.command = statement.command.empty() ? "all" : statement.command;
  made.roles = texts(statement.roles);
  if (made.roles.empty()) made.roles.emplace_back("public");
  made.is_uncertain = names_whoever_runs_it(made.roles);
  made.using_ = to.text(statement.using_, made.uses);
  made.check = to.text(statement.check, made.uses);
  put(to, std::move(made), to.part(ObjectKind::policy, table, statement.name.text), false);
}

void apply_to(Applier& to, const ast::AlterPolicy& statement) {
  const ObjectId id =
      to.part(ObjectKind::policy, to.relation(statement.table), statement.name.text);
  to.catalog.edit<Policy>(id, [&](Policy& changed) {
    if (!statement.roles.empty()) {
      changed.roles = texts(statement.roles);
      changed.is_uncertain = names_whoever_runs_it(changed.roles);
    }
    if (statement.using_) changed.using_ = to.text(statement.using_, changed.uses);
    if (statement.check) changed.check = to.text(statement.check, changed.uses);
  });
}

}  // namespace mig
