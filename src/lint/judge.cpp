#include "lint/judge.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.hpp"
#include "lint/estimate.hpp"
#include "lint/judge_work.hpp"
#include "lint/shown_findings.hpp"
#include "lint/steps.hpp"
#include "lint/suppression.hpp"
#include "lint/told_once.hpp"

namespace mig {

LintResult judge(LintInput input, const JudgedVisit& visit) {
  Judge work(std::move(input), visit);
  return work.run();
}

const LintRule* find_rule(std::string_view id) {
  const auto rules = all_rules();
  const auto found = std::lower_bound(
      rules.begin(), rules.end(), id,
      [](const LintRule* rule, std::string_view wanted) { return rule->id < wanted; });
  return found != rules.end() && (*found)->id == id ? *found : nullptr;
}

Judge::Judge(LintInput input, const JudgedVisit& visit)
    : input_(std::move(input)),
      visit_(visit),
      replay_(input_.dialect),
      timeouts_(input_.options.timeouts) {
  context_.dialect = input_.dialect;
  context_.options = input_.options;
  context_.versions =
      input_.dialect == Dialect::postgres ? input_.options.postgres : input_.options.sqlite;
  context_.files = &files_;
  context_.statements = &statements_;
  context_.directory = input_.directory;
  context_.facts = input_.facts;
}

LintResult Judge::run() {
  for (const Source& each : input_.history) replay_history(each, true);
  replay_.begin_set();
  set_begin_ = replay_.statement_number();
  // The downs are judged behind all ups, each on the schema that its up left.
  struct Down {
    LintInput::File* file;
    Replay replay;
    std::uint32_t up_begin;
  };
  std::vector<Down> downs;
  for (LintInput::File& each : input_.files) {
    if (each.direction == Direction::up) {
      judge_up(each);
    } else if (each.is_judged) {
      downs.push_back({&each, replay_, up_begin_});
    }
  }
  const Catalog end = replay_.after();
  context_.end = &end;
  for (Down& each : downs) {
    replay_ = std::move(each.replay);
    up_begin_ = each.up_begin;
    judge_file(prepare(*each.file));
  }
  check_rules();
  return finish();
}

// ---- replaying

void Judge::replay_history(const Source& source, bool is_transactional) {
  replay_.begin_file(is_transactional);
  replay_.apply_script(source.text());
  replay_.end_file();
  replay_.end_session();
}

bool Judge::was_there(const LintInput::File& file) const {
  if (!file.is_judged) return true;
  if (!input_.facts.base_ids) return false;
  return std::find(input_.facts.base_ids->begin(), input_.facts.base_ids->end(), file.id) !=
         input_.facts.base_ids->end();
}

void Judge::judge_up(LintInput::File& file) {
  const bool is_old = was_there(file);
  up_begin_ = replay_.statement_number();
  if (file.is_judged) {
    judge_file(prepare(file));
  } else {
    replay_history(file.source, true);
  }
  if (!is_old) return;
  // What it made is not new to those behind it, also when the branch edits it.
  replay_.begin_set();
  set_begin_ = replay_.statement_number();
}

namespace {

// Of a file that mig refuses: the rest of it is judged as if what it is refused for were not there.
void read_anyway(LintFile& file) {
  try {
    file.directives = read_directives(file.source, file.split);
  } catch (const Error&) {
  }
  const auto& statements = file.split.statements;
  file.is_transactional = !file.directives.transaction_off &&
                          std::none_of(statements.begin(), statements.end(), [](const auto& each) {
                            return each.refuses_transaction && each.kind != StatementKind::pragma;
                          });
}

// What mig would make of the file; lint itself wants all statements, also of a file that mig would refuse.
void ask_runner(LintFile& file, Dialect dialect) {
  try {
    const MigrationScript script(file.source, dialect, file.direction, file.split);
    file.is_transactional = script.is_transactional();
    file.directives = script.directives();
  } catch (Error& error) {
    file.refusal = std::move(error);
    read_anyway(file);
  }
}

}  // namespace

LintFile& Judge::prepare(LintInput::File& from) {
  auto& file =
      *files_.emplace_back(std::make_unique<LintFile>(std::move(from.source), input_.dialect));
  file.direction = from.direction;
  file.version = from.version;
  file.id = std::move(from.id);
  file.split = split(file.source.text(), input_.dialect);
  file.script.emplace(file.source.text(), input_.dialect);
  ask_runner(file, input_.dialect);
  if (from.damage) {
    file.split.problems.push_back({{}, from.damage->message, from.damage->hint});
    file.refusal = std::move(from.damage);
  }
  return file;
}

void Judge::judge_file(LintFile& file) {
  Timeouts first = input_.options.timeouts;
  if (file.directives.lock_timeout) first.lock = *file.directives.lock_timeout;
  if (file.directives.statement_timeout) first.statement = *file.directives.statement_timeout;
  timeouts_.begin_file(first, file.is_transactional);
  replay_.begin_file(file.is_transactional);
  file.first_statement = statements_.size();
  for (const ParsedStatement& each : file.script->statements()) judge_statement(file, each);
  file.end_of_statements = statements_.size();
  replay_.end_file();
  replay_.end_session();
}

namespace {

// Rules walk expressions by calling themselves. Sums and unions of thousands of terms, which nest to the left, are no
// migration's business.
constexpr std::size_t deepest_statement = 2'000;

bool is_too_deep(const Syntax& root) {
  if (root.index() - root.first_node() < deepest_statement) return false;
  std::vector<std::uint32_t> open;  // the first nodes of those that the node lies in, and its own
  for (std::uint32_t at = root.index() + 1; at-- > root.first_node();) {
    while (!open.empty() && open.back() > at) open.pop_back();
    open.push_back(Syntax(root.tree(), at).first_node());
    if (open.size() > deepest_statement) return true;
  }
  return false;
}

}  // namespace

void put_statement(JudgedStatement& at, const ParsedStatement& parsed) {
  at.statement = parsed.statement;
  at.unreadable = parsed.unreadable;
  if (at.statement == nullptr || !is_too_deep(at.statement->syntax)) return;
  at.statement = nullptr;
  at.unreadable = std::make_shared<const Unreadable>(
      Unreadable{at.span, concat("nests more than ", deepest_statement, " levels deep"), ""});
}

JudgedStatement& Judge::add(LintFile& file, const ParsedStatement& parsed) {
  auto& at = *statements_.emplace_back(std::make_unique<JudgedStatement>(replay_.after()));
  at.file = &file;
  at.position = statements_.size() - 1;
  at.span = parsed.span;
  put_statement(at, parsed);
  at.timeouts = timeouts_.now();
  if (session_ == nullptr || !(*session_ == replay_.session())) {
    session_ = std::make_shared<const SessionState>(replay_.session());
  }
  at.session = session_;
  at.set_begin = set_begin_;
  at.file_begin = replay_.new_since().file;
  at.transaction_begin = replay_.new_since().transaction;
  at.transaction = replay_.in_transaction() ? at.transaction_begin + 1 : 0;
  const NewReach reach = input_.options.new_reach;
  at.new_begin = reach == NewReach::set    ? at.set_begin
                 : reach == NewReach::file ? at.file_begin
                                           : at.transaction_begin;
  at.own_begin =
      file.direction == Direction::down ? std::min(at.new_begin, up_begin_) : at.new_begin;
  return at;
}

void Judge::complete(JudgedStatement& at, const Replay& replay, std::size_t notes_before) {
  at.after = replay.after();
  at.number = replay.statement_number();
  at.settle();
  for (std::size_t i = notes_before; i < replay.notes().size(); ++i) {
    const ReplayNote& note = replay.notes()[i];
    if (note.kind != ReplayNote::Kind::refused) continue;
    at.was_refused = true;
    at.refusal = note.message;
  }
  if (at.statement != nullptr && input_.dialect == Dialect::postgres) note_effects(at);
  context_.rows_.note(at);
}

void Judge::note_effects(JudgedStatement& at) {
  at.effects = effects_of({*at.statement, at.before, at.after, *at.session,
                           context_.versions.newest, at.transaction_begin, at.timeouts.in_utc});
  forget_work_on_empty(at);
}

void Judge::judge_statement(LintFile& file, const ParsedStatement& parsed) {
  JudgedStatement& at = add(file, parsed);
  const bool has_body = at.as<ast::Do>() != nullptr || at.as<ast::CreateFunction>() != nullptr;
  std::optional<Replay> inside;
  if (has_body || calls_routine(at)) inside = replay_;
  const std::size_t notes = replay_.notes().size();
  replay_.apply(parsed);
  complete(at, replay_, notes);
  if (parsed.statement != nullptr) timeouts_.apply(*parsed.statement);
  if (has_body) {
    judge_body(at, *inside);
  } else if (inside) {
    judge_calls(at, *at.statement, *inside);
  }
  judge_fired(at);
}

namespace {

// The relation whose rows the effect is about.
ObjectId rows_of(const JudgedStatement& at, const Effect& effect) {
  const auto* index = at.before.get<Index>(effect.relation);
  return index != nullptr ? index->table : effect.relation;
}

// There may be rows to look up in what a foreign key refers to, or the statement reads that by itself.
bool reads_parents(const LintContext& context, const JudgedStatement& at) {
  if (at.as<ast::AlterTable>() == nullptr) return true;
  const auto& effects = at.effects.relations;
  return std::any_of(effects.begin(), effects.end(), [&](const Effect& each) {
    if (each.reason == TouchReason::foreign_key_parent) return false;
    return each.relation == 0 || (each.is_long() && !context.is_empty(at, rows_of(at, each)));
  });
}

}  // namespace

// What TRUNCATE emptied in this transaction is locked already, and there is nothing in it to read. Of the parent of a
// foreign key nothing is read where no row refers to it.
void Judge::forget_work_on_empty(JudgedStatement& at) {
  const bool are_parents_read = reads_parents(context_, at);
  for (Effect& each : at.effects.relations) {
    if (each.reason == TouchReason::foreign_key_parent && !are_parents_read) each.scans = false;
    if (context_.rows_.state(at, rows_of(at, each)) != RowChanges::State::truncated) continue;
    each.is_empty = true;
    each.rewrites = each.scans = each.builds_index = false;
  }
}

// ---- judging

namespace {

// The rule speaks of the time that a statement takes on its table, and that has no rows.
bool takes_no_time(const Finding& finding) {
  if (!finding.rule->is_about_time) return false;
  const auto& effects = finding.effects;
  if (effects.empty() || !effects.front().is_empty) return false;  // the target
  const bool is_about_other =
      !finding.tables.empty() && finding.tables.front() != effects.front().name;
  return !is_about_other && std::none_of(effects.begin(), effects.end(),
                                         [](const Effect& each) { return each.is_long(); });
}

}  // namespace

void Judge::check_rules() {
  const unsigned wanted = input_.dialect == Dialect::postgres ? for_postgres : for_sqlite;
  for (const LintRule* rule : all_rules()) {
    if ((rule->dialects & wanted) == 0 || is_switched_off(*rule, context_.options)) continue;
    findings_.rule_ = rule;
    rule->check(context_, findings_);
  }
}

// What directives suppress, and what another finding tells. A finding that is suppressed still tells: whoever has looked at it
// has looked at the statement. Returns how many were suppressed.
std::size_t Judge::leave_out() {
  std::vector<Finding>& all = findings_.all_;
  const std::vector<std::size_t> tellers = tellers_of(all);
  Suppressions suppressions = read_suppressions(context_, all);
  std::vector<Finding> left;
  std::size_t suppressed = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (suppressions.is_suppressed[i]) continue;
    if (tellers[i] != i) take_over(all[tellers[i]], all[i]);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (tellers[i] != i) continue;
    if (suppressions.is_suppressed[i]) {
      ++suppressed;
    } else {
      left.push_back(std::move(all[i]));
    }
  }
  std::move(suppressions.told.begin(), suppressions.told.end(), std::back_inserter(left));
  all = std::move(left);
  return suppressed;
}

// By file, place and rule. A finding is large, so it is moved but once.
void Judge::put_in_order(std::vector<Finding>& all) const {
  std::map<const LintFile*, std::size_t> order;
  for (const auto& each : files_) order.emplace(each.get(), order.size() + 1);
  using Place = std::tuple<std::size_t, std::uint32_t, std::string_view, std::size_t>;
  std::vector<Place> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Finding& each = all[i];
    places.emplace_back(each.file ? order.at(each.file) : 0, each.span.begin, each.rule->id, i);
  }
  std::sort(places.begin(), places.end());
  std::vector<Finding> sorted;
  sorted.reserve(all.size());
  for (const Place& each : places) sorted.push_back(std::move(all[std::get<3>(each)]));
  all = std::move(sorted);
}

LintResult Judge::finish() {
  LintResult result;
  result.statements = statements_.size();
  std::vector<Finding>& all = findings_.all_;
  std::erase_if(all, takes_no_time);
  for (Finding& each : all) {
    if (each.note.empty()) continue;
    each.message += concat(" (", each.note, ")");
    each.fix.reset();  // its text is elsewhere
  }
  for (Finding& each : all) {
    each.severity = severity_of(each, context_.options);
    weigh_by_size(each, context_.options);
    if (each.file != nullptr && each.file->direction == Direction::down) {
      keep_to_one_file(each.steps);
    }
  }
  std::erase_if(all, [](const Finding& each) { return each.severity == Severity::off; });
  result.suppressed = leave_out();
  put_in_order(all);
  keep_safe_steps(all);
  if (visit_) visit_(context_, all);
  result.findings = std::move(all);
  result.files = std::move(files_);
  make_showable(result);
  return result;
}

}  // namespace mig
