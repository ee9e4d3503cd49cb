#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"

namespace mig {
namespace {

std::string fault_of(const ast::Type& type) {
  const std::string name = lower_ascii(type.name);
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (name.empty() || has("int")) return {};
  if (has("char") || has("clob") || has("text")) {
    return type.modifiers.empty() ? std::string() : concat("its length is not enforced");
  }
  if (has("blob") || has("real") || has("floa") || has("doub") || has("num") || has("dec") ||
      name == "any") {
    return {};
  }
  return "its values are taken for numbers where they look like ones";
}

void check_column(const ast::Column& column, const JudgedStatement& at, Findings& findings) {
  const std::string fault = fault_of(column.type);
  if (fault.empty()) return;
  findings.add(at, column.type.syntax.span(),
               concat(column.name.text, " is declared ", column.type.syntax.text(), ": ", fault));
}

// Whatever the rule weighs: the statement fails.
void check_strict(const ast::CreateTable& create, const ast::Column& column,
                  const JudgedStatement& at, Findings& findings) {
  constexpr std::string_view types[] = {"int", "integer", "real", "text", "blob", "any"};
  const std::string name = lower_ascii(column.type.name);
  if (std::find(std::begin(types), std::end(types), name) != std::end(types) &&
      column.type.modifiers.empty()) {
    return;
  }
  findings
      .add(at, column.type ? column.type.syntax.span() : column.name.span,
           concat("SQLite cannot make ", create.name.name.text, " STRICT: ", column.name.text,
                  column.type ? concat(" is declared ", column.type.syntax.text())
                              : std::string(" has no type")))
      .severity = Severity::error;
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& create, const JudgedStatement& at) {
    for (const ast::Column& each : create.columns) {
      if (create.is_strict) {
        check_strict(create, each, at, findings);
      } else {
        check_column(each, at, findings);
      }
    }
  });
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    check_column(added.column, added.at, findings);
  });
}

}  // namespace

extern const LintRule sqlite_type_affinity_rule;
const LintRule sqlite_type_affinity_rule{
    .id = "sqlite-type-affinity",
    .dialects = for_sqlite,
    .severity = Severity::off,
    .summary = "a declared type that SQLite does not take at its word",
    .why =
        R"(SQLite reads a declared type for parts of words: INT, CHAR, CLOB, TEXT, BLOB, REAL, FLOA and DOUB decide, and all
others mean NUMERIC. STRING is therefore numeric and turns '0123' into 123; BOOLEAN, DATE, DATETIME and
TIMESTAMP are numeric as well. The length of VARCHAR(3) is never enforced. STRICT tables (3.37) take INT,
INTEGER, REAL, TEXT, BLOB and ANY alone and hold to them; a length is a CHECK. The rule is off, but for
another type in a STRICT table, which makes CREATE TABLE fail.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, zip STRING, code VARCHAR(3));
)",
    .good =
        R"(CREATE TABLE users (id INTEGER PRIMARY KEY, zip TEXT, code TEXT CHECK (length(code) <= 3));
)",
    .check = check,
    .weighs_single_findings = true,
};

}  // namespace mig
