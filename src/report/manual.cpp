#include "report/manual.hpp"

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// A line of mdoc: nothing in it is a request or an escape.
std::string literal(std::string_view line) {
  std::string out;
  if (line.starts_with('.') || line.starts_with('\'')) out += "\\&";
  for (const char c : line) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

// mdoc wants each sentence to begin a line.
std::string sentences(std::string_view line) {
  std::string out;
  for (std::size_t end = line.find(". "); end != std::string_view::npos; end = line.find(". ")) {
    out += literal(line.substr(0, end + 1)) + "\n";
    line = trim(line.substr(end + 1));
  }
  return out + literal(line) + "\n";
}

std::string paragraphs(std::string_view text) {
  std::string out;
  for (const std::string_view line : split_lines(text)) {
    out += line.empty() ? ".Pp\n" : sentences(trim(line));
  }
  return out;
}

std::string example(std::string_view title, std::string_view sql) {
  std::string out = concat(".Pp\n", title, ":\n.Bd -literal -offset indent\n");
  for (const std::string_view line : split_lines(sql)) out += literal(line) + "\n";
  return out + ".Ed\n";
}

std::string_view engines_of(const LintRule& rule) {
  if (rule.dialects == for_both) return "PostgreSQL and SQLite";
  return rule.dialects == for_postgres ? "PostgreSQL" : "SQLite";
}

std::string section(const LintRule& rule) {
  std::string out =
      concat(".Ss ", literal(rule.id), "\n", literal(rule.summary), ".\n", engines_of(rule), "; ",
             to_string(rule.severity), ".\n.Pp\n", paragraphs(rule.why));
  if (!rule.bad.empty()) out += example("Unsafe", rule.bad);
  if (!rule.good.empty()) out += example("Safe", rule.good);
  return out;
}

constexpr std::string_view introduction = R"(.Os
.Sh NAME
.Nm mig-rules
.Nd what mig lint looks for
.Sh DESCRIPTION
Each rule has an id, by which
.Xr mig.toml 5
changes its severity and a directive suppresses one of its findings; see
.Xr mig-migrations 5 .
.Ql mig explain Ar rule
prints what stands here.
.Bl -tag -width warning
.It error
loses data, is certain to fail, rewrites or reads a table under a lock that blocks, or breaks the code that runs.
.It warning
depends on the data or on the traffic.
.It info
a lock that is held for a moment, or advice.
.It off
not looked for unless it is switched on.
.El
.Pp
In the examples the line
.Ql -- history:
ends what earlier migrations made.
.Sh RULES
)";

}  // namespace

std::string rules_manual(std::string_view date) {
  std::string out = concat(".\\\" Printed from the rules: src/report/manual.cpp\n.Dd ", date,
                           "\n.Dt MIG-RULES 7\n", introduction);
  for (const LintRule* rule : all_rules()) out += section(*rule);
  return out + ".Sh SEE ALSO\n.Xr mig 1 ,\n.Xr mig-migrations 5 ,\n.Xr mig.toml 5\n";
}

}  // namespace mig
