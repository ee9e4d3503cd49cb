// Compares mig's statement boundaries with each engine's own: libpg_query's parser and the tail pointer of
// sqlite3_prepare_v3. Prints every difference and a summary.
//   compare-split [--dialect sqlite|postgres] PATH...   files, or directories searched for *.sql
// Without --dialect a file named or placed for one engine (up.sqlite.sql, postgres/x.sql) is compared with that one,
// any other with both. libpg_query takes comments for tokens, so it cannot read a string that goes on after a comment,
// which PostgreSQL joins: such a statement is counted as unread. Exit status: 0 no difference, 1 differences, 2 nothing to compare.
#include <sqlite3.h>
#ifdef MIG_HAVE_PG_QUERY
#include <pg_query.h>
#endif

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sql/lexer.hpp"
#include "sql/split.hpp"
#include "tools/sql_files.hpp"

namespace {

namespace fs = std::filesystem;
using namespace mig;
using namespace mig::tools;

struct Tally {
  std::size_t files = 0, statements = 0, refused = 0, unread = 0, differences = 0;
};

void report(Tally& tally, const SqlFile& file, std::size_t at, std::string_view what,
            std::string_view text) {
  ++tally.differences;
  std::printf("%s:%td: %.*s: %s\n", file.path.c_str(), line_of(file.text, at),
              static_cast<int>(what.size()), what.data(), excerpt(text).c_str());
}

#ifdef MIG_HAVE_PG_QUERY
// First to last byte that is neither blank nor comment; empty when there is none.
Span trimmed(std::string_view text, Span span) {
  Lexer lexer(text.substr(0, span.end), Dialect::postgres);
  lexer.seek(span.begin);
  Span found;
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::comment) continue;
    if (found.empty()) found.begin = token.begin;
    found.end = token.end;
  }
  return found;
}

// PostgreSQL's parser knows no COPY rows: they are the client's.
std::string without_rows(const std::string& text, const SplitResult& split) {
  std::string out = text;
  for (const Statement& statement : split.statements) {
    if (const auto& rows = statement.details().copy_data) {
      const std::size_t marker = std::min<std::size_t>(rows->end + 2, out.size());
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(rows->begin),
                out.begin() + static_cast<std::ptrdiff_t>(marker), ' ');
    }
  }
  return out;
}

// The parser's statements; nullopt when it cannot read the text.
std::optional<std::vector<Span>> parser_spans(const std::string& text) {
  PgQuerySplitResult result = pg_query_split_with_parser(text.c_str());
  std::optional<std::vector<Span>> spans;
  if (result.error == nullptr) {
    spans.emplace();
    for (int i = 0; i < result.n_stmts; ++i) {
      const auto begin = static_cast<std::size_t>(result.stmts[i]->stmt_location);
      const auto length = static_cast<std::size_t>(result.stmts[i]->stmt_len);
      spans->push_back(trimmed(text, {begin, length == 0 ? text.size() : begin + length}));
    }
  }
  pg_query_free_split_result(result);
  return spans;
}

// A file with one unreadable statement is unreadable as a whole: then each of our statements must be one for the parser.
void compare_each(const SqlFile& file, const SplitResult& split, Tally& tally) {
  for (const Statement& statement : split.statements) {
    const std::string_view text = statement.span.of(file.text);
    const auto spans = parser_spans(std::string(text));
    if (!spans) {
      ++tally.unread;
    } else if (spans->size() != 1) {
      report(tally, file, statement.span.begin, "not one statement to the parser", text);
    }
  }
}

void compare_postgres(const SqlFile& file, Tally& tally) {
  const SplitResult ours = split(file.text, Dialect::postgres);
  if (!ours.problems.empty()) return void(++tally.refused);
  ++tally.files;
  tally.statements += ours.statements.size();
  const auto theirs = parser_spans(without_rows(file.text, ours));
  if (!theirs) return compare_each(file, ours, tally);
  for (std::size_t i = 0; i < std::max(theirs->size(), ours.statements.size()); ++i) {
    if (i >= theirs->size()) {
      const Span span = ours.statements[i].span;
      return report(tally, file, span.begin, "no such statement to the parser", span.of(file.text));
    }
    const Span span = (*theirs)[i];
    if (i >= ours.statements.size() || span != ours.statements[i].span) {
      return report(tally, file, span.begin, "the parser's statement is", span.of(file.text));
    }
  }
}
#endif

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, Closer>;

Database open_database() {
  sqlite3* raw = nullptr;
  sqlite3_open(":memory:", &raw);
  sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);  // no file of the machine's is touched
  sqlite3_progress_handler(
      raw, 10'000'000, [](void*) { return 1; }, nullptr);
  return Database(raw);
}

// Prepares at `begin` and runs what was prepared; the tail, or nullopt when SQLite cannot read the statement.
std::optional<std::size_t> sqlite_tail(sqlite3* database, const std::string& text,
                                       std::size_t begin) {
  sqlite3_stmt* prepared = nullptr;
  const char* tail = nullptr;
  const int code =
      sqlite3_prepare_v3(database, text.c_str() + begin, static_cast<int>(text.size() - begin) + 1,
                         0, &prepared, &tail);
  while (sqlite3_step(prepared) == SQLITE_ROW) {
  }
  sqlite3_finalize(prepared);
  if (code != SQLITE_OK) return std::nullopt;
  return static_cast<std::size_t>(tail - text.c_str());
}

// The end of our statement as SQLite counts it: after its semicolon.
std::size_t after_semicolon(std::string_view text, std::size_t end) {
  Lexer lexer(text, Dialect::sqlite);
  lexer.seek(end);
  for (Token token; lexer.next(token);) {
    if (token.kind != TokenKind::comment) return token.end;
  }
  return text.size();
}

void compare_sqlite(const SqlFile& file, Tally& tally) {
  const SplitResult ours = split(file.text, Dialect::sqlite);
  if (!ours.problems.empty()) return void(++tally.refused);
  ++tally.files;
  tally.statements += ours.statements.size();
  const Database database = open_database();
  std::size_t at = 0;
  for (const Statement& statement : ours.statements) {
    const std::string_view text = statement.span.of(file.text);
    const std::size_t end = after_semicolon(file.text, statement.span.end);
    const auto tail = sqlite_tail(database.get(), file.text, at);
    if (tail && *tail != end) {
      report(tally, file, statement.span.begin, "SQLite ends elsewhere than we do", text);
    } else if (!tail) {
      ++tally.unread;
      // A trigger that never ends runs to the end of the file here, and is an error there.
      if (end < file.text.size() && sqlite3_complete((std::string(text) + ";").c_str()) == 0) {
        report(tally, file, statement.span.begin, "not complete to SQLite", text);
      }
    }
    at = end;
  }
  if (sqlite_tail(database.get(), file.text, at).value_or(0) != file.text.size()) {
    report(tally, file, at, "SQLite sees a statement more", file.text.substr(at));
  }
}

void compare(const fs::path& path, std::optional<Dialect> asked, Tally& postgres, Tally& sqlite) {
  const SqlFile file = load_sql(path);
  const bool only_sqlite = asked ? asked == Dialect::sqlite : is_for(path, "sqlite");
  const bool only_postgres = asked ? asked == Dialect::postgres : is_for(path, "postgres");
#ifdef MIG_HAVE_PG_QUERY
  if (!only_sqlite) compare_postgres(file, postgres);
#else
  (void)only_sqlite, (void)postgres;
#endif
  if (!only_postgres) compare_sqlite(file, sqlite);
}

void print(const char* name, const Tally& tally) {
  std::printf(
      "%s: %zu files, %zu statements, %zu that the engine cannot read, %zu differences; %zu files "
      "refused\n",
      name, tally.files, tally.statements, tally.unread, tally.differences, tally.refused);
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<Dialect> dialect;
  Tally postgres, sqlite;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--dialect" && i + 1 < argc) {
      dialect = dialect_from(argv[++i]);
      continue;
    }
    for (const fs::path& path : sql_paths(argv[i])) compare(path, dialect, postgres, sqlite);
  }
  print("PostgreSQL", postgres);
  print("SQLite", sqlite);
  if (postgres.files + sqlite.files == 0) return 2;
  return postgres.differences + sqlite.differences == 0 ? 0 : 1;
}
