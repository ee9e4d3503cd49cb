#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/shell_commands.hpp"
#include "lint/suppression_text.hpp"
#include "lint/unknown_calls.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// The words that a template engine would have replaced.
bool begins_placeholder(std::string_view text) {
  for (const std::string_view each : {"{{", "{%", "${", "<%", "%(", "#{", "@@"}) {
    if (text.starts_with(each)) return true;
  }
  return false;
}

std::string because(std::string_view message, std::string_view hint) {
  return hint.empty() ? std::string(message) : concat(message, " (", hint, ")");
}

bool is_in_placeholder(const LintFile& file, Span span) {
  const std::string_view text = file.source.text();
  const std::size_t from = span.begin == 0 ? 0 : span.begin - 1;
  return begins_placeholder(text.substr(span.begin)) || begins_placeholder(text.substr(from));
}

Finding& tell(Findings& findings, const LintFile& file, Span span, Span statement,
              Severity severity, std::string message) {
  Finding& found = findings.add(&file, span, std::move(message));
  found.statement = statement;
  found.kind = found.message;
  // A way back that mig or the server refuses is none; what a block there does is noted.
  found.severity =
      file.direction == Direction::down ? std::min(severity, Severity::warning) : severity;
  return found;
}

// What may well run, and cannot be judged.
Finding& tell_dark(Findings& findings, const JudgedStatement& at, Span span, Severity severity,
                   std::string message, const LintOptions& options) {
  Finding& found = tell(findings, *at.file, span, at.span, severity, std::move(message));
  if (at.file->direction == Direction::down) {
    found.severity = std::min(found.severity, options.most_of_down);
  }
  return found;
}

// What is not SQL at all; the shells' own commands are psql-meta-command's.
void check_text(const LintFile& file, Findings& findings) {
  const std::string_view text = file.source.text();
  std::size_t told_to = 0;  // a placeholder is told once for its line
  for (const SplitProblem& each : file.split.problems) {
    if (is_shell_command(each) || each.span.begin < told_to) continue;
    const bool is_placeholder = is_in_placeholder(file, each.span);
    if (is_placeholder) told_to = std::min(text.find('\n', each.span.begin), text.size());
    tell(findings, file, each.span, {}, Severity::error,
         is_placeholder
             ? std::string("a placeholder is not SQL: mig runs the file as it is written")
             : concat("this cannot be read: ", because(each.message, each.hint)));
  }
}

// mig refuses the file for a directive that it does not know, that lacks its value, or that stands there twice.
void check_directives(const LintFile& file, Findings& findings) {
  SplitResult taken;
  taken.statements = file.split.statements;
  // Of which change the others are comes first, wherever it stands.
  std::vector<DirectiveComment> all = file.split.directives;
  std::stable_partition(all.begin(), all.end(), [](const DirectiveComment& each) {
    return each.text.starts_with("change");
  });
  for (const DirectiveComment& each : all) {
    if (read_suppression(each.text)) continue;
    taken.directives.push_back(each);
    try {
      read_directives(file.source, taken);
    } catch (const Error& error) {
      tell(findings, file, each.span, {}, Severity::error, because(error.message, error.hint));
      taken.directives.pop_back();
    }
  }
}

// A function is not run by the migration, and the server has looked at it as well.
Severity severity_at(const JudgedStatement& at) {
  return at.runs == Runs::when_called || at.as<ast::CreateFunction>() != nullptr ? Severity::warning
                                                                                 : Severity::error;
}

void check_statement(const JudgedStatement& at, Findings& findings) {
  const LintFile& file = *at.file;
  const Unreadable& why = *at.unreadable;
  if (at.routine != 0) {  // its places are those of another text
    findings.add(at, {}, concat("a statement cannot be read: ", because(why.message, why.hint)))
        .severity = Severity::warning;
    return;
  }
  if (is_variable(file, why) || holds_problem(file, at.span)) return;
  const Span span = why.span.empty() ? at.span : why.span;
  tell(findings, file, span, at.span, severity_at(at),
       is_in_placeholder(file, span)
           ? std::string("a placeholder is not SQL: mig runs the file as it is written")
           : concat("this statement cannot be read: ", because(why.message, why.hint)));
}

bool is_opaque_language(std::string_view language) {
  return language != "plpgsql" && language != "sql" && language != "c" && language != "internal";
}

void check_body(const JudgedStatement& at, const LintOptions& options, Findings& findings) {
  const Severity severity = severity_at(at);
  const auto* block = at.as<ast::Do>();
  const auto* function = at.as<ast::CreateFunction>();
  const std::string_view language = block != nullptr      ? block->language
                                    : function != nullptr ? function->language
                                                          : std::string_view();
  if (block != nullptr && is_opaque_language(language)) {
    tell_dark(findings, at, at.span, severity,
              concat("what a block in ", language, " does cannot be read"), options);
  }
  if (at.body->problem) {
    tell_dark(findings, at, at.body->problem->span, severity,
              concat("the body cannot be read: ",
                     because(at.body->problem->message, at.body->problem->hint)),
              options);
  }
  for (const DynamicSql& each : at.body->dynamic) {
    const bool is_harmless = each.changes() == DynamicSql::Changes::privileges;
    tell_dark(findings, at, each.span,
              block != nullptr && !is_harmless ? Severity::error : Severity::info,
              concat("what EXECUTE runs here cannot be read: ", each.why), options)
        .kind = "EXECUTE";
  }
}

using ToldRoutines = std::set<std::pair<const LintFile*, ObjectId>>;

// Of the routines that it calls: what is known of them, and that nothing is.
void check_calls(const JudgedStatement& at, ToldRoutines& told, Findings& findings) {
  for (const RoutineCall& each : at.calls) {
    if (!told.emplace(at.file, each.routine).second) continue;
    if (each.body->problem) {
      findings
          .add(at, {},
               concat("the body of ", each.name, ", which is called here, cannot be read: ",
                      because(each.body->problem->message, each.body->problem->hint)))
          .severity = Severity::warning;
    }
    if (each.body->dynamic.empty()) continue;
    findings
        .add(at, {},
             concat("what EXECUTE runs in ", each.name, ", which is called here, cannot be ",
                    "read: ", each.body->dynamic.front().why))
        .severity = Severity::info;
  }
  if (at.runs == Runs::when_called) return;
  const std::string unknown = unknown_routine(at);
  if (unknown.empty()) return;
  findings
      .add(
          at, {},
          concat("what ", unknown, "() does is not known: its body is not in these ", "migrations"))
      .severity = Severity::info;
}

// EXECUTE of what the same file does not prepare.
class Prepared {
 public:
  void look_at(const JudgedStatement& at, Findings& findings) {
    if (at.statement == nullptr || at.runs == Runs::when_called) return;
    walk(at.statement->syntax, [&](const Syntax& each) {
      if (each.is(Node::prepare)) names_.emplace(at.file, name_of(each.child(Node::name)));
      if (!each.is(Node::execute)) return true;
      const std::string name = name_of(each.child(Node::name));
      if (names_.count({at.file, name}) == 0) {
        findings.add(at, each.span(),
                     concat("what EXECUTE ", name, " runs is not known: nothing ",
                            "before it in this file prepares it"));
      }
      return true;
    });
  }

 private:
  std::set<std::pair<const LintFile*, std::string>> names_;
};

void check(const LintContext& context, Findings& findings) {
  Prepared prepared;
  ToldRoutines told;
  for (const auto& file : *context.files) {
    check_text(*file, findings);
    check_directives(*file, findings);
  }
  for (const auto& at : *context.statements) {
    if (at->unreadable != nullptr) check_statement(*at, findings);
    if (at->body != nullptr) check_body(*at, context.options, findings);
    if (context.dialect != Dialect::postgres) continue;
    check_calls(*at, told, findings);
    prepared.look_at(*at, findings);
  }
}

}  // namespace

extern const LintRule unanalysable_statement_rule;
const LintRule unanalysable_statement_rule{
    .id = "unanalysable-statement",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a statement cannot be read, so nothing can be said of it",
    .why =
        R"(What lint cannot read it cannot judge, and what is not judged is not safe: a word that is misspelt, a
placeholder that some other tool was to fill in, a text that is put together while a DO block runs. The other
statements of the file are judged as if this one were not there. In functions, which a migration creates but
does not run, dynamic SQL is only noted, and noted again where the migration calls one; so is the call of a function
whose body no migration holds. Where the statement is right and was looked at by a person, say so:
`-- mig: ignore unanalysable-statement -- <reason>`.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
DO $$ BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN email text', current_setting('mig.table'));
END $$;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
DO $$ BEGIN
  EXECUTE 'ALTER TABLE users ADD COLUMN email text';
END $$;
)",
    .check = check,
    .weighs_in_downs = true,
    .told_once = ToldOnce::for_statement,
};

}  // namespace mig
