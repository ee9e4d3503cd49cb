#include "catalog/called.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply_body.hpp"
#include "sql/lexer.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

constexpr std::string_view telling_words[] = {"create", "alter",  "drop",   "execute",
                                              "attach", "detach", "rename", "import"};

bool is_telling(std::string_view word) {
  return std::find(std::begin(telling_words), std::end(telling_words), lower_ascii(word)) !=
         std::end(telling_words);
}

std::vector<ObjectId> routines_named(const Applier& to, std::string_view schema,
                                     std::string_view name) {
  const ObjectId any = to.find(ObjectKind::function, schema, name);
  if (any == 0) return {};
  return to.catalog.find_all(ObjectKind::function, to.catalog.object(any)->parent, name);
}

// Looks at words alone: a body in which none of them stands changes nothing.
class Search {
 public:
  explicit Search(const Applier& to) : to_(to) {}

  bool changes_schema(std::string_view schema, std::string_view name) {
    const std::vector<ObjectId> all = routines_named(to_, schema, name);
    return std::any_of(all.begin(), all.end(), [&](ObjectId each) { return changes_schema(each); });
  }

  bool changes_schema(ObjectId id) {
    const auto* function = to_.catalog.get<Function>(id);
    if (function == nullptr || std::find(seen_.begin(), seen_.end(), id) != seen_.end()) {
      return false;
    }
    seen_.push_back(id);
    if (function->kind == ObjectKind::aggregate || function->has_sql_body) return false;
    if (function->language != "sql" && function->language != "plpgsql") return true;
    const std::string body = function->body;
    return has_telling_word(body) || calls_one(body);
  }

 private:
  static bool has_telling_word(std::string_view body) {
    Lexer lexer(body, Dialect::postgres);
    for (Token token; lexer.next(token);) {
      if (token.kind != TokenKind::comment && is_telling(lexer.text_of(token))) return true;
    }
    return false;
  }

  bool calls_one(std::string_view body) {
    Lexer lexer(body, Dialect::postgres);
    std::string before;
    for (Token token; lexer.next(token);) {
      const std::string_view text = lexer.text_of(token);
      if (text == "(" && !before.empty() && changes_schema({}, before)) return true;
      before = lower_ascii(text);
    }
    return false;
  }

  const Applier& to_;
  std::vector<ObjectId> seen_;
};

bool runs_calls(const ast::Statement& statement) {
  switch (statement.kind) {
    case Node::call:
    case Node::select:
    case Node::insert:
    case Node::update:
    case Node::delete_:
    case Node::merge:
    case Node::create_table_as:
    case Node::create_materialized_view: return true;
    case Node::explain: return statement.as<ast::Explain>()->is_analyze;
    default: return false;
  }
}

// Each function of its targets runs once.
bool runs_once(const ast::Statement& statement) {
  if (statement.kind == Node::call) return true;
  if (statement.kind != Node::select) return false;
  bool is_plain = true;
  walk(statement.syntax, [&](const Syntax& node) {
    is_plain = is_plain && !node.is(Node::from) && !node.is(Node::where) && !node.is(Node::case_);
    return is_plain;
  });
  return is_plain;
}

// What it does is written in it. One that is not volatile cannot change anything.
bool has_readable_body(const Function& function) {
  return function.kind != ObjectKind::aggregate && !function.body.empty() &&
         function.volatility == "volatile" &&
         (function.language == "sql" || function.language == "plpgsql");
}

// The session's search_path as it was, where the function has one of its own.
void apply_routine(Applier& to, const Function& function) {
  const RoutineText text(function);
  if (text.definition() == nullptr) {
    return to.not_known(concat(function.name, "(): its body cannot be read"));
  }
  const std::vector<std::string> path = to.session.search_path,
                                 set_path = to.session.set_search_path;
  const std::vector<ParsedStatement> settings = text.settings();
  for (const ParsedStatement& each : settings) apply_statement(to, *each.statement);
  to.running.push_back(function.id);
  apply_body(to, *text.definition());
  to.running.pop_back();
  if (settings.empty()) return;
  to.session.search_path = path;
  to.session.set_search_path = set_path;
}

bool is_running(const Applier& to, ObjectId routine) {
  return std::find(to.running.begin(), to.running.end(), routine) != to.running.end();
}

// False: what it changes is not known.
bool try_routine(Applier& to, const CalledRoutine& called) {
  const auto* function = to.catalog.get<Function>(called.routine);
  if (!called.is_sure || function == nullptr || function->is_perhaps || function->is_uncertain ||
      is_running(to, called.routine)) {
    return false;
  }
  const Catalog before = to.catalog;
  const SessionState session = to.session;
  try {
    apply_routine(to, Function(*function));
    return true;
  } catch (const Refused&) {
    to.catalog = before;
    to.session = session;
    return false;
  }
}

// Names of functions with a body that is not read: in C, PL/Python, ….
void note_unread(Applier& to, const References& all) {
  for (const FunctionReference& each : all.functions) {
    for (const ObjectId id : routines_named(to, each.name.schema, each.name.name)) {
      const auto* function = to.catalog.get<Function>(id);
      if (function == nullptr || has_readable_body(*function) || !Search(to).changes_schema(id)) {
        continue;
      }
      return to.not_known(concat(each.name.name, "(): what it changes is not known"));
    }
  }
}

// A dollar quote that does not stand in the body.
std::string tag_for(std::string_view body) {
  std::string letters = "mig";
  while (body.find(concat("$", letters, "$")) != std::string_view::npos) letters += 'g';
  return concat("$", letters, "$");
}

std::string definition_of(const Function& function) {
  std::string made = concat("CREATE FUNCTION f() RETURNS void LANGUAGE ", function.language);
  if (function.has_sql_body) {
    made += concat(" ", function.body);
  } else {
    const std::string tag = tag_for(function.body);
    made += concat(" AS ", tag, function.body, tag);
  }
  for (const StoredSetting& each : function.settings) {
    made += concat(";\nSET ", each.name, " = ", each.value.empty() ? "''" : each.value);
  }
  return made;
}

}  // namespace

RoutineText::RoutineText(const Function& function)
    : text_(definition_of(function)), script_(text_, Dialect::postgres) {}

std::vector<ParsedStatement> RoutineText::settings() const {
  std::vector<ParsedStatement> found;
  for (const ParsedStatement& each : script_.statements()) {
    if (each.statement != nullptr && each.statement->kind == Node::set) found.push_back(each);
  }
  return found;
}

bool takes(const Function& function, std::size_t argument_count) {
  if (function.is_unknown) return true;
  const bool is_procedure = function.kind == ObjectKind::procedure;  // is called with OUT as well
  std::size_t most = 0, least = 0;
  for (const Parameter& each : function.parameters) {
    const bool is_out = each.mode == ast::ParameterMode::out;
    if ((is_out && !is_procedure) || each.mode == ast::ParameterMode::table) continue;
    if (each.mode == ast::ParameterMode::variadic) return true;
    ++most;
    if (each.default_value.empty() && !is_out) ++least;
  }
  return least <= argument_count && argument_count <= most;
}

std::vector<CalledRoutine> routines_called_by(const Applier& to, const ast::Statement& statement) {
  std::vector<CalledRoutine> found;
  if (!to.is_postgres() || !runs_calls(statement)) return found;
  const bool is_sure = runs_once(statement);
  for (const FunctionReference& each : references_of(statement.syntax).functions) {
    std::vector<ObjectId> fitting;
    for (const ObjectId id : routines_named(to, each.name.schema, each.name.name)) {
      const auto* function = to.catalog.get<Function>(id);
      if (function != nullptr && takes(*function, each.argument_count)) fitting.push_back(id);
    }
    for (const ObjectId id : fitting) {
      const auto* function = to.catalog.get<Function>(id);
      if (has_readable_body(*function)) found.push_back({id, is_sure && fitting.size() == 1});
    }
  }
  return found;
}

namespace {

void follow_calls(Applier& to, const ast::Statement& statement, bool is_sure) {
  for (const CalledRoutine& each : routines_called_by(to, statement)) {
    if (to.catalog.object(each.routine) == nullptr) continue;  // dropped by one before it
    if (!Search(to).changes_schema(each.routine)) continue;
    const std::string name = to.catalog.object(each.routine)->name;
    if (is_sure && try_routine(to, each)) continue;
    to.not_known(concat(name, "(): what it changes is not known"));
  }
  note_unread(to, references_of(statement.syntax));
}

}  // namespace

void apply_calls(Applier& to, const ast::Statement& statement) {
  follow_calls(to, statement, true);
}

void note_calls(Applier& to, const ast::Statement& statement) {
  follow_calls(to, statement, false);
}

}  // namespace mig
