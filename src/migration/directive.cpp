#include "migration/directive.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

// One directive as it stands in the file, while it is read.
struct Reading {
  const Source& source;
  Span span;
  std::string_view name;
  std::string_view value;
  std::size_t before_statement;
  std::size_t statements;  // of the file
  Directives& into;

  [[noreturn]] void refuse(std::string message, std::string hint) const {
    Error error(ErrorKind::refused, std::move(message), std::move(hint));
    error.location = source.locate(span);
    throw error;
  }
};

void read_off(const Reading& reading, bool& target) {
  if (reading.value != "off") {
    reading.refuse(concat("the directive ", reading.name, " takes `off`"),
                   concat("write -- mig: ", reading.name, " off, or remove it"));
  }
  target = true;
}

void read_duration(const Reading& reading, std::optional<std::chrono::milliseconds>& target) {
  target = parse_duration(reading.value);
  if (target) return;
  const std::string shown =
      reading.value.empty() ? "nothing" : concat("`", shorten(reading.value, 60), "`");
  reading.refuse(concat("the directive ", reading.name, " takes a duration, not ", shown),
                 concat("a duration is ", duration_forms));
}

void read_reason(const Reading& reading, std::optional<std::string>& target) {
  if (reading.value.empty()) {
    reading.refuse(concat("the directive ", reading.name, " has no reason"),
                   concat("write -- mig: ", reading.name, " <reason>, for whoever meets it later"));
  }
  target = std::string(reading.value);
}

std::vector<std::string_view> pieces_of(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end != 0) pieces.push_back(trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

void read_change(const Reading& reading) {
  constexpr std::size_t longest = 60;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (reading.value.empty() || reading.value.size() > longest ||
      !std::all_of(reading.value.begin(), reading.value.end(), fits)) {
    reading.refuse("a change is named by lower case letters, digits and underscores, 60 at most",
                   "write -- mig: change orders_add_region, the same in each of its steps");
  }
  reading.into.change = std::string(reading.value);
}

void read_phase(const Reading& reading) {
  for (const Phase each : {Phase::expand, Phase::migrate, Phase::contract}) {
    if (reading.value == to_string(each)) reading.into.phase = each;
  }
  if (!reading.into.phase) {
    reading.refuse(concat("there is no phase `", shorten(reading.value, 60), "`"),
                   "a phase is expand, migrate or contract");
  }
}

// "what<sign>value", both there.
void read_answer(const Reading& reading, std::string_view sign, std::string_view form,
                 std::vector<RewriteAnswer>& into) {
  const std::size_t at = reading.value.find(sign);
  const std::string_view what = trim(reading.value.substr(0, at));
  const std::string_view value =
      at == std::string_view::npos ? "" : trim(reading.value.substr(at + sign.size()));
  if (what.empty() || value.empty()) {
    reading.refuse(concat("the directive ", reading.name, " is not complete"),
                   concat("write -- mig: ", reading.name, " ", form));
  }
  into.push_back({std::string(what), std::string(value)});
}

// Of the statement behind the comment.
StatementDirectives& of_statement(const Reading& reading) {
  if (reading.before_statement >= reading.statements) {
    reading.refuse(concat("no statement follows the directive ", reading.name),
                   "put it right before the statement that it is about");
  }
  std::vector<StatementDirectives>& all = reading.into.statements;
  if (all.empty() || all.back().statement != reading.before_statement) {
    all.emplace_back().statement = reading.before_statement;
    return all.back();
  }
  reading.refuse("this statement has a directive of its own already",
                 "a statement is a backfill, a check or a quiet query");
}

void read_check(const Reading& reading) {
  if (reading.value.empty()) {
    reading.refuse("the directive check has no name",
                   "write -- mig: check <what must not be there>, for whoever meets its rows");
  }
  of_statement(reading).check = std::string(reading.value);
}

void read_quiet(const Reading& reading) {
  std::optional<std::chrono::milliseconds> time;
  read_duration(reading, time);
  of_statement(reading).quiet = time;
}

constexpr std::string_view backfill_form =
    "backfill [key=a,b] [batch=500] [target=25ms] [pause=0] [rate=5000] [set-aside=100]";

std::size_t positive_number(const Reading& reading, std::string_view text) {
  const auto number = parse_number(text);
  if (number && *number > 0) return static_cast<std::size_t>(*number);
  reading.refuse(concat("`", shorten(text, 60), "` is not a number above 0"),
                 concat("write -- mig: ", backfill_form));
}

std::chrono::milliseconds duration_of(const Reading& reading, std::string_view text) {
  if (const auto time = parse_duration(text)) return *time;
  reading.refuse(concat("`", shorten(text, 60), "` is not a duration"),
                 concat("a duration is ", duration_forms));
}

void read_backfill_word(const Reading& reading, std::string_view name, std::string_view value,
                        BackfillSettings& into) {
  if (name == "key" && !value.empty()) {
    for (const std::string_view each : pieces_of(value, ',')) into.key.emplace_back(each);
  } else if (name == "batch") {
    into.batch = positive_number(reading, value);
  } else if (name == "target") {
    into.target = duration_of(reading, value);
  } else if (name == "pause") {
    into.pause = duration_of(reading, value);
  } else if (name == "rate") {
    into.rate = positive_number(reading, value);
  } else if (name == "set-aside") {
    into.set_aside = positive_number(reading, value);
  } else {
    reading.refuse(concat("a backfill has no setting `", shorten(name, 60), "`"),
                   concat("write -- mig: ", backfill_form));
  }
}

void read_backfill(const Reading& reading) {
  BackfillSettings settings;
  for (const std::string_view word : pieces_of(reading.value, ' ')) {
    const std::size_t sign = std::min(word.find('='), word.size());
    read_backfill_word(reading, word.substr(0, sign),
                       sign < word.size() ? word.substr(sign + 1) : "", settings);
  }
  if (settings.target.count() == 0) {
    reading.refuse("a batch cannot take no time at all", "write target=25ms, or leave it out");
  }
  of_statement(reading).backfill = std::move(settings);
}

// Lint's own, which knows the rules and tells what is wrong with one as a finding: a run passes over it.
void pass_over(const Reading&) {}

struct Known {
  std::string_view name;
  void (*read)(const Reading&);
  bool is_repeated = false;  // may stand in a file several times
  bool needs_change = false;
};

constexpr std::array<Known, 16> known_directives{{
    {"transaction", [](const Reading& r) { read_off(r, r.into.transaction_off); }},
    {"lock-timeout", [](const Reading& r) { read_duration(r, r.into.lock_timeout); }},
    {"statement-timeout", [](const Reading& r) { read_duration(r, r.into.statement_timeout); }},
    {"irreversible", [](const Reading& r) { read_reason(r, r.into.irreversible); }},
    {"noop", [](const Reading& r) { read_reason(r, r.into.noop); }},
    {"foreign-keys", [](const Reading& r) { read_off(r, r.into.foreign_keys_off); }},
    {"change", read_change},
    {"phase", read_phase, false, true},
    {"wait", [](const Reading& r) { read_reason(r, r.into.wait); }, false, true},
    {"backfill", read_backfill, true},
    {"check", read_check, true},
    {"quiet", read_quiet, true},
    {"fill", [](const Reading& r) { read_answer(r, "=", "<column> = <expression>", r.into.fills); },
     true},
    {"rename", [](const Reading& r) { read_answer(r, "->", "<old> -> <new>", r.into.renames); },
     true},
    {"ignore", pass_over, true},
    {"ignore-file", pass_over, true},
}};

[[noreturn]] void refuse_unknown(const Reading& reading) {
  std::vector<std::string_view> names;
  for (const Known& known : known_directives) names.push_back(known.name);
  const auto near = nearest(reading.name, names);
  const std::vector<std::string> all(names.begin(), names.end());
  reading.refuse(
      reading.name.empty() ? "a directive without a name"
                           : concat("unknown directive `", shorten(reading.name, 60), "`"),
      near ? concat("did you mean `", *near, "`?") : concat("directives are ", join(all, ", ")));
}

const Known& find_directive(const Reading& reading) {
  const auto* found = std::find_if(known_directives.begin(), known_directives.end(),
                                   [&](const Known& known) { return known.name == reading.name; });
  if (found == known_directives.end()) refuse_unknown(reading);
  return *found;
}

}  // namespace

const StatementDirectives* Directives::of(std::size_t statement) const {
  const auto found = std::lower_bound(
      statements.begin(), statements.end(), statement,
      [](const StatementDirectives& each, std::size_t wanted) { return each.statement < wanted; });
  return found != statements.end() && found->statement == statement ? &*found : nullptr;
}

Directives read_directives(const Source& source, const SplitResult& split) {
  Directives directives;
  std::vector<const Known*> seen;
  std::vector<Reading> needs_change;
  for (const DirectiveComment& comment : split.directives) {
    const std::size_t end = std::min(comment.text.find_first_of(" \t\r\n"), comment.text.size());
    const Reading reading{source,
                          comment.span,
                          comment.text.substr(0, end),
                          trim(comment.text.substr(end)),
                          comment.before_statement,
                          split.statements.size(),
                          directives};
    const Known& known = find_directive(reading);
    if (!known.is_repeated && std::find(seen.begin(), seen.end(), &known) != seen.end()) {
      reading.refuse(concat("the directive ", known.name, " stands twice in this file"),
                     "keep one: it counts for the whole file");
    }
    seen.push_back(&known);
    known.read(reading);
    if (known.needs_change && !directives.change) needs_change.push_back(reading);
  }
  if (!needs_change.empty() && !directives.change) {
    needs_change.front().refuse(
        concat("the directive ", needs_change.front().name, " is for a step of a change"),
        "say of which: -- mig: change <id>, the same in each of its steps");
  }
  return directives;
}

}  // namespace mig
