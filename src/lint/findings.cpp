#include "lint/findings.hpp"

#include "lint/context.hpp"
#include "lint/rule.hpp"

namespace mig {

Finding& Findings::add(const JudgedStatement& at, Span span, std::string message) {
  Finding& made = add(at.file, span.empty() ? at.span : at.place(span), std::move(message));
  made.statement = at.span;
  made.effects = at.effects.relations;
  if (at.routine != 0) made.note = at.routine_note;
  return made;
}

Finding& Findings::add(const LintFile* file, Span span, std::string message) {
  Finding& made = all_.emplace_back();
  made.rule = rule_;
  made.severity = rule_->severity;
  made.file = file;
  made.span = span;
  made.message = std::move(message);
  return made;
}

}  // namespace mig
