#include "report/manual.hpp"

#include <cstdio>

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// The code point that begins at `at`, which is moved behind it; the text is UTF-8.
unsigned take_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  unsigned code = first < 0xE0 ? first & 0x1FU : first < 0xF0 ? first & 0x0FU : first & 0x07U;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return code;
}

std::string escape_of(unsigned code) {
  char text[24];
  std::snprintf(text, sizeof text, "\\[u%04X]", code);
  return text;
}

// A line of mdoc: nothing in it is a request or an escape. Not every roff reads UTF-8.
std::string literal(std::string_view line) {
  std::string out;
  if (line.starts_with('.') || line.starts_with('\'')) out += "\\&";
  for (std::size_t at = 0; at < line.size();) {
    if (static_cast<unsigned char>(line[at]) >= 0x80) {
      out += escape_of(take_code_point(line, at));
      continue;
    }
    const char c = line[at++];
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
