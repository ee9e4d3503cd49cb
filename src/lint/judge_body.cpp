// Statements inside others: of DO blocks, of functions that are made or called, of what triggers and rules will run.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/with_names.hpp"
#include "lint/judge_work.hpp"

namespace mig {
namespace {

constexpr std::size_t deepest_call = 16;

std::vector<CalledRoutine> called_in(const Catalog& catalog, const SessionState& session,
                                     const ast::Statement& statement) {
  return with_names(catalog, session,
                    [&](const Applier& applier) { return routines_called_by(applier, statement); });
}

// What is certain to run. A COMMIT inside changes nothing of a session's settings.
bool sets_timeouts(const JudgedStatement& at) {
  return at.statement != nullptr && !at.is_conditional && at.as<ast::Transaction>() == nullptr;
}

std::string shown(const Catalog& catalog, const Function& function) {
  return concat(catalog.qualified_name(function.id), "(", function.signature, ")");
}

}  // namespace

bool calls_routine(const JudgedStatement& at) {
  return at.statement != nullptr && !called_in(at.before, *at.session, *at.statement).empty();
}

JudgedStatement& Judge::add_inner(const Inside& what, const BodyStatement& part,
                                  const Replay& replay) {
  const JudgedStatement& outer = what.outer;
  auto& at = *statements_.emplace_back(std::make_unique<JudgedStatement>(replay.after()));
  at.file = outer.file;
  at.position = statements_.size() - 1;
  at.span = what.routine != 0 ? outer.span : part.span;
  put_statement(at, part.parsed);
  at.runs = what.is_run ? Runs::in_block : Runs::when_called;
  at.is_conditional = what.is_conditional || part.conditional;
  at.outer = &what.outer;
  at.in_body = &part;
  at.routine = what.routine;
  at.routine_note = what.note;
  at.is_fired = what.is_fired;
  at.session = replay.session() == *outer.session
                   ? outer.session
                   : std::make_shared<const SessionState>(replay.session());
  at.timeouts = timeouts_.now();
  at.set_begin = outer.set_begin;
  at.file_begin = outer.file_begin;
  at.new_begin = outer.new_begin;
  at.own_begin = outer.own_begin;
  at.transaction_begin = outer.transaction_begin;
  at.transaction = outer.transaction;
  if (what.is_run && outer.transaction == 0) {  // all of the block is one
    at.transaction_begin = outer.number - 1;
    at.transaction = outer.number;
  }
  return at;
}

// Each sees what those before it made.
void Judge::judge_parts(const Inside& what, Replay& replay) {
  replay.begin_block();
  for (const BodyStatement& each : what.body.statements) {
    if (each.how == BodyStatement::How::expression && each.parsed.statement != nullptr) {
      if (what.is_run) judge_calls(what.outer, *each.parsed.statement, replay);
      continue;
    }
    JudgedStatement& at = add_inner(what, each, replay);
    const std::size_t notes = replay.notes().size();
    std::optional<Replay> before;
    if (what.is_run) {
      if (calls_routine(at)) before = replay;
      replay.apply(each.parsed);
    }
    complete(at, replay, notes);
    if (!what.is_run) continue;
    if (sets_timeouts(at)) timeouts_.apply(*at.statement);
    if (before) judge_calls(at, *at.statement, *before);
    judge_fired(at);
  }
}

// The statements of a body on the schema as it is when they run. A function's run when it is called; they are judged on the
// schema that there is when it is created.
void Judge::judge_body(JudgedStatement& outer, Replay& inside) {
  bodies_.push_back(std::make_unique<Body>(read_body(*outer.statement)));
  outer.body = bodies_.back().get();
  judge_parts({.outer = outer, .body = *outer.body, .is_run = outer.as<ast::Do>() != nullptr},
              inside);
}

// ---- routines that are called

const Judge::KnownRoutine& Judge::known(const Function& function) {
  std::string key = concat(function.id, " ", function.language, " ", function.body);
  for (const StoredSetting& each : function.settings) key += concat("\n", each.name, each.value);
  return routines_.try_emplace(std::move(key), function).first->second;
}

void Judge::judge_routine(JudgedStatement& caller, const CalledRoutine& called, Replay inside) {
  const auto* function = inside.after().get<Function>(called.routine);
  const bool is_running =
      std::find(running_.begin(), running_.end(), called.routine) != running_.end();
  if (function == nullptr || is_running || running_.size() == deepest_call) return;
  const KnownRoutine& routine = known(*function);
  const std::string name = shown(inside.after(), *function);
  caller.calls.push_back({called.routine, name, &routine.body});
  const TimeoutTracker timeouts = timeouts_;
  const std::vector<ParsedStatement> settings = routine.text.settings();
  for (const ParsedStatement& each : settings) {
    inside.apply(each);
    timeouts_.apply(*each.statement);
  }
  running_.push_back(called.routine);
  judge_parts({.outer = caller,
               .body = routine.body,
               .is_conditional = caller.is_conditional || !called.is_sure,
               .routine = called.routine,
               .note = concat("in ", name, ", which is called here")},
              inside);
  running_.pop_back();
  if (!function->settings.empty()) timeouts_ = timeouts;
}

void Judge::judge_calls(JudgedStatement& caller, const ast::Statement& calling,
                        const Replay& inside) {
  const std::vector<CalledRoutine> called = called_in(inside.after(), inside.session(), calling);
  for (const CalledRoutine& each : called) judge_routine(caller, each, inside);
}

// ---- what triggers and rules run

void Judge::judge_action(JudgedStatement& rule, const ast::Statement& action) {
  auto& at = *statements_.emplace_back(std::make_unique<JudgedStatement>(rule));
  at.position = statements_.size() - 1;
  at.statement = &action;
  at.span = rule.place(action.syntax.span());
  at.runs = Runs::when_called;
  at.outer = &rule;
  at.is_fired = true;
  at.before = at.after;
  at.effects = {};
  at.settle();
}

void Judge::judge_fired(JudgedStatement& at) {
  if (at.runs == Runs::when_called || input_.dialect != Dialect::postgres) return;
  if (const auto* rule = at.as<ast::CreateRule>()) {
    for (const ast::Statement* each : rule->actions) {
      if (each != nullptr) judge_action(at, *each);
    }
  }
  const auto* trigger = at.as<ast::CreateTrigger>();
  if (trigger == nullptr) return;
  const ObjectId id = at.find(ObjectKind::function, trigger->function);
  const auto* function = at.before.get<Function>(id);
  if (function == nullptr || (function->language != "plpgsql" && function->language != "sql")) {
    return;
  }
  Replay now = replay_;
  judge_parts({.outer = at,
               .body = known(*function).body,
               .is_run = false,
               .is_fired = true,
               .routine = id,
               .note = concat("in ", shown(at.before, *function), ", which the trigger calls")},
              now);
}

}  // namespace mig
