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

// Lint's own, which knows the rules and tells what is wrong with one as a finding: a run passes over it.
void pass_over(const Reading&) {}

struct Known {
  std::string_view name;
  void (*read)(const Reading&);
  bool is_repeated = false;  // may stand in a file several times
};

constexpr std::array<Known, 8> known_directives{{
    {"transaction", [](const Reading& r) { read_off(r, r.into.transaction_off); }},
    {"lock-timeout", [](const Reading& r) { read_duration(r, r.into.lock_timeout); }},
    {"statement-timeout", [](const Reading& r) { read_duration(r, r.into.statement_timeout); }},
    {"irreversible", [](const Reading& r) { read_reason(r, r.into.irreversible); }},
    {"noop", [](const Reading& r) { read_reason(r, r.into.noop); }},
    {"foreign-keys", [](const Reading& r) { read_off(r, r.into.foreign_keys_off); }},
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

Directives read_directives(const Source& source, const SplitResult& split) {
  Directives directives;
  std::vector<const Known*> seen;
  for (const DirectiveComment& comment : split.directives) {
    const std::size_t end = std::min(comment.text.find_first_of(" \t\r\n"), comment.text.size());
    const Reading reading{source, comment.span, comment.text.substr(0, end),
                          trim(comment.text.substr(end)), directives};
    const Known& known = find_directive(reading);
    if (!known.is_repeated && std::find(seen.begin(), seen.end(), &known) != seen.end()) {
      reading.refuse(concat("the directive ", known.name, " stands twice in this file"),
                     "keep one: it counts for the whole file");
    }
    seen.push_back(&known);
    known.read(reading);
  }
  return directives;
}

}  // namespace mig
