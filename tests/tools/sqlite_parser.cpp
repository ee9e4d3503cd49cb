#include "tools/sqlite_parser.hpp"

#include <algorithm>
#include <array>

namespace mig::tools {

namespace {

constexpr int most_instructions = 200'000;
constexpr sqlite3_int64 most_memory = 128 << 20;

// How the parser says that it cannot read on.
constexpr std::array<std::string_view, 4> syntax_errors = {
    "syntax error", "incomplete input", "unrecognized token", "parser stack overflow"};

// What the parser's actions refuse half way, so that nobody knows of the rest.
constexpr std::array<std::string_view, 18> refusals = {
    "unknown table option",
    "should come ",  // ORDER BY clause should come after UNION
    "a JOIN clause is required",
    "unknown join type",
    "unknown or unsupported join type",
    "a NATURAL join may not have",
    "too many ",
    "circular",
    "duplicate column name",
    "duplicate WITH table name",
    "default value of column",
    "AUTOINCREMENT is only allowed",
    "has more than one primary key",
    "generated column",
    "not allowed",
    "unsupported frame",
    "all VALUES must have",
    "number of columns in foreign key",
};

template <typename Table>
bool holds_any(std::string_view message, const Table& table) {
  return std::any_of(table.begin(), table.end(), [&](std::string_view part) {
    return message.find(part) != std::string_view::npos;
  });
}

}  // namespace

SqliteParser::SqliteParser() {
  sqlite3* raw = nullptr;
  sqlite3_open(":memory:", &raw);
  database_.reset(raw);
  sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);  // no file of the machine's is touched
  sqlite3_hard_heap_limit64(most_memory);
  sqlite3_progress_handler(
      raw, most_instructions, [](void*) { return 1; }, nullptr);
}

SqliteParser::Answer SqliteParser::run(std::string_view statement) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), statement.data(),
                                      static_cast<int>(statement.size()), 0, &prepared, nullptr);
  std::string message = code == SQLITE_OK ? "" : sqlite3_errmsg(database_.get());
  while (sqlite3_step(prepared) == SQLITE_ROW) {
  }
  sqlite3_finalize(prepared);
  if (code == SQLITE_OK) return {Verdict::read, {}};
  const bool of_another = message.starts_with("malformed database schema");
  const Verdict verdict = of_another                          ? Verdict::unclear
                          : holds_any(message, syntax_errors) ? Verdict::refused
                          : holds_any(message, refusals)      ? Verdict::unclear
                                                              : Verdict::read;
  return {verdict, std::move(message)};
}

}  // namespace mig::tools
