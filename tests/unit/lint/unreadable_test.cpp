#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "lint/judge.hpp"
#include "lint/rule.hpp"
#include "support/lint_case.hpp"

using namespace mig;

TEST_SUITE_BEGIN("lint");

namespace {

constexpr std::string_view history = R"(
CREATE TABLE users (id bigint PRIMARY KEY, email text, age integer, state text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, amount integer, state text);
CREATE INDEX orders_state_idx ON orders (state);
ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;
)";

const std::vector<std::string> statements{
    "SET search_path = public",
    "CREATE TABLE carts (id bigint, user_id bigint REFERENCES users)",
    "CREATE INDEX carts_user_id_idx ON carts (user_id)",
    "ALTER TABLE users ADD COLUMN phone text",
    "UPDATE users SET phone = '' WHERE phone IS NULL",
    "ALTER TABLE users ALTER COLUMN phone SET NOT NULL",
    "ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid()",
    "CREATE INDEX users_email_idx ON users (email)",
    "ALTER TABLE users ALTER COLUMN age TYPE bigint",
    "ALTER TABLE users ALTER COLUMN state TYPE varchar(20)",
    "ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check",
    "ALTER TABLE orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users",
    "DROP INDEX orders_state_idx",
    "ALTER TABLE orders DROP COLUMN state",
    "ALTER TABLE orders ADD COLUMN status text",
    "DELETE FROM orders WHERE amount = 0",
    "GRANT SELECT ON orders TO app",
    "DO $$ BEGIN UPDATE orders SET amount = 1; END $$",
    "ALTER TABLE users RENAME COLUMN email TO mail",
    "TRUNCATE orders",
};

// The text of the file with one line more in front of a statement, or behind the last.
std::string file_with(std::string_view injected, std::size_t position) {
  std::string text;
  for (std::size_t i = 0; i <= statements.size(); ++i) {
    if (i == position) text.append(injected).append("\n");
    if (i < statements.size()) text.append(statements[i]).append(";\n");
  }
  return text;
}

// All findings but those about what was injected, without their places.
// What is put in front of a statement moves it down.
std::string without_line_numbers(std::string text) {
  constexpr std::string_view word = "line ";
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    at += word.size();
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    text.erase(at, end - at);
  }
  return text;
}

std::vector<std::string> findings_of(std::string text, std::string_view injected) {
  LintInput input;
  input.dialect = Dialect::postgres;
  input.history.emplace_back("history.sql", std::string(history));
  LintInput::File file{.source = Source("up.sql", std::move(text))};
  file.version = 20260101000001;
  file.id = "20260101000001_case";
  input.files.push_back(std::move(file));
  const LintResult result = judge(std::move(input));
  std::vector<std::string> lines;
  for (const Finding& each : result.findings) {
    const std::string_view all = each.file->source.text();
    const std::size_t at = injected.empty() ? all.size() : all.find(injected);
    if (each.span.begin >= at && each.span.begin <= at + injected.size()) continue;
    lines.push_back(without_line_numbers(concat(to_string(each.severity), " ", each.rule->id, " ",
                                                each.span.of(all), " ", each.message, " ",
                                                join(each.steps, "|"))));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("what cannot be read changes no other finding wherever it stands") {
  const std::vector<std::string> without = findings_of(file_with("", 99), "");
  CHECK(without.size() > 10);
  for (const std::string_view injected :
       {"ALTER TABL users ADDD x;", "\\set x 1", "GRANT ALL ON {{ table }} TO me;"}) {
    for (std::size_t position = 0; position <= statements.size(); ++position) {
      INFO(injected << " at " << position);
      CHECK(findings_of(file_with(injected, position), injected) == without);
    }
  }
}

TEST_CASE("what cannot be read is a finding wherever it stands") {
  for (std::size_t position = 0; position <= statements.size(); ++position) {
    LintInput input;
    input.dialect = Dialect::postgres;
    input.files.push_back({.source = Source("up.sql", file_with("ALTER TABL x;", position))});
    const LintResult result = judge(std::move(input));
    CHECK(std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& each) {
      return each.rule->id == "unanalysable-statement" && each.severity == Severity::error;
    }));
  }
}

TEST_CASE("a sum or a union of very many terms is a finding and no crash") {
  for (const Dialect dialect : {Dialect::postgres, Dialect::sqlite}) {
    for (const std::string term : {" + 1", " OR 1", " UNION SELECT 1"}) {
      std::string sql = "SELECT 1";
      for (int i = 0; i < 100'000; ++i) sql += term;
      LintInput input = test::snippet_input(concat(sql, ";\nSELECT 2;\n"), dialect);
      const LintResult result = judge(std::move(input));
      CHECK(std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& each) {
        return each.rule->id == "unanalysable-statement";
      }));
    }
  }
}

TEST_SUITE_END();
