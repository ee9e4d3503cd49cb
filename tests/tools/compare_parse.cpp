// Compares what mig reads with what each engine's own parser reads, statement by statement. PostgreSQL: libpg_query's
// boundaries, kinds of statements and of ALTER TABLE's subcommands. SQLite: what sqlite3_prepare accepts must be read.
// Both: the text printed again is the text. Prints every difference, the groups they fall into and a summary.
//   compare-parse [--dialect sqlite|postgres] [--show-refused] [--facts] [--history] PATH...
// PATH is a file, or a directory searched for *.sql. --history, for the paths after it: they hold migrations
// (…/<migration>/up.sql and down.sql), which one SQLite database gets in turn: all ups, then the downs backwards;
// otherwise each file has a database of its own. Without --dialect a file named or placed for one engine is compared
// with that one, any other with both. --facts: what a statement says is compared too, for the kinds in facts.hpp
// (PostgreSQL). --show-refused prints what mig reads and the engine does not, and why files are refused whole. Exit status: 0 no difference, 1 differences, 2 nothing to compare.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/text.hpp"
#include "tools/compare_tally.hpp"
#include "tools/kind_table.hpp"
#include "tools/our_parser.hpp"
#include "tools/postgres_parser.hpp"
#include "tools/sqlite_parser.hpp"

namespace {

namespace fs = std::filesystem;
using namespace mig;
using namespace mig::tools;

struct Options {
  std::optional<Dialect> dialect;
  bool history = false;
  bool show_refused = false;
  bool facts = false;
};

std::string list(const std::vector<std::string>& all) {
  return all.empty() ? "none" : join(all, ", ");
}

// The first words of a statement that are no names, for grouping: "ALTER TABLE", "CREATE UNIQUE INDEX".
std::string unread_group(const OurStatement& ours, std::string_view text, Dialect dialect) {
  return concat("unread: ", head_of(ours.span.of(text), dialect), " at ", ours.found);
}

// The bound of nesting is mig's own: the engines have none that is told.
bool is_too_deep(const OurStatement& ours) {
  return ours.unread && ours.problem.find("nested too deeply") != std::string::npos;
}

// ---- PostgreSQL

// By the first words of the first lines that differ; the lines themselves are the example.
void compare_facts(const SqlFile& file, const OurStatement& ours, const PostgresStatement& theirs,
                   Tally& tally) {
  const auto other = ours.facts ? facts_of(read_json(theirs.tree)["stmts"].items[0]["stmt"])
                                : std::optional<Facts>();
  if (!other || *other == *ours.facts) return void(++tally.agreed);
  const auto [a, b] =
      std::mismatch(ours.facts->begin(), ours.facts->end(), other->begin(), other->end());
  const std::string mine = a == ours.facts->end() ? "nothing" : *a;
  const std::string their = b == other->end() ? "nothing" : *b;
  const auto head = [](std::string_view line) {
    line = trim(line);
    return line.substr(0, line.find(' '));
  };
  tally.difference(file, ours.span,
                   concat("facts of ", theirs.tag, ": mig ", head(mine), ", parser ", head(their)),
                   concat("mig [", mine, "] parser [", their, "]"));
}

void compare_subcommands(const SqlFile& file, const OurStatement& ours,
                         const PostgresStatement& theirs, Tally& tally) {
  if (ours.subcommands == theirs.subcommands) return compare_facts(file, ours, theirs, tally);
  const std::size_t size = std::max(ours.subcommands.size(), theirs.subcommands.size());
  for (std::size_t i = 0; i < size; ++i) {
    const std::string mine = i < ours.subcommands.size() ? ours.subcommands[i] : "nothing";
    const std::string other = i < theirs.subcommands.size() ? theirs.subcommands[i] : "nothing";
    if (mine == other) continue;
    return tally.difference(file, ours.span, concat("subcommand: mig ", mine, ", parser ", other),
                            concat(list(ours.subcommands), " / ", list(theirs.subcommands)));
  }
}

void compare_with_postgres(const SqlFile& file, const OurStatement& ours, bool show_refused,
                           Tally& tally) {
  const std::string_view text = ours.span.of(file.text);
  const PostgresStatement theirs = parse_postgres(text);
  if (!theirs.error.empty()) {
    ++(ours.unread ? tally.refused_by_both : tally.only_mig);
    if (!ours.unread && show_refused) {
      const std::string_view newer = newer_syntax(text, theirs.error);
      Tally::show(file, ours.span, concat("only mig reads", newer.empty() ? "" : " ", newer),
                  theirs.error);
    }
  } else if (ours.unread && is_refused_later(text)) {
    ++tally.refused_by_both;
  } else if (theirs.count != 1) {
    tally.difference(file, ours.span, concat(theirs.count, " statements to the parser"));
  } else if (ours.unread) {
    tally.difference(file, ours.span, unread_group(ours, file.text, Dialect::postgres),
                     ours.problem);
  } else if (!is_kind(ours.kind, theirs.tag)) {
    tally.difference(file, ours.span, concat("kind: mig ", ours.kind, ", parser ", theirs.tag));
  } else {
    compare_subcommands(file, ours, theirs, tally);
  }
}

// ---- SQLite

void compare_with_sqlite(const SqlFile& file, const OurStatement& ours, bool show_refused,
                         SqliteParser& parser, Tally& tally) {
  using Verdict = SqliteParser::Verdict;
  const SqliteParser::Answer theirs = parser.run(ours.span.of(file.text));
  if (theirs.verdict == Verdict::read && ours.unread) {
    tally.difference(file, ours.span, unread_group(ours, file.text, Dialect::sqlite),
                     concat(ours.problem, theirs.message.empty() ? "" : " / ", theirs.message));
  } else if (theirs.verdict == Verdict::read) {
    ++tally.agreed;
  } else if (theirs.verdict == Verdict::unclear) {
    ++tally.unclear;
  } else {
    ++(ours.unread ? tally.refused_by_both : tally.only_mig);
    if (!ours.unread && show_refused)
      Tally::show(file, ours.span, "only mig reads", theirs.message);
  }
}

// ---- files

// `parser`: SQLite's, null for PostgreSQL.
void compare(const SqlFile& file, Dialect dialect, const Options& options, SqliteParser* parser,
             Tally& tally) {
  const OurFile ours = parse_ours(file.text, dialect, options.facts);
  if (!ours.refusal.empty()) {
    ++tally.refused_files;
    if (options.show_refused) Tally::show(file, ours.refused_at, "refused whole", ours.refusal);
    return;
  }
  ++tally.files;
  tally.statements += ours.statements.size();
  if (ours.lost) tally.difference(file, {*ours.lost, file.text.size()}, "not printed as it was");
  if (ours.boundaries_differ) tally.difference(file, {}, "split() and the parser disagree");
  for (const OurStatement& statement : ours.statements) {
    if (is_too_deep(statement)) {
      ++tally.too_deep;
    } else if (parser != nullptr) {
      compare_with_sqlite(file, statement, options.show_refused, *parser, tally);
    } else {
      compare_with_postgres(file, statement, options.show_refused, tally);
    }
  }
}

// Where in its history a file stands: all ups in order, then the downs backwards.
using Place = std::tuple<fs::path, bool, fs::path>;

std::vector<fs::path> in_order_of_history(const fs::path& root) {
  std::vector<std::pair<Place, fs::path>> ups, downs;
  for (const fs::path& path : sql_paths(root)) {
    const bool down = path.filename().string().starts_with("down");
    const fs::path unit = path.parent_path().parent_path();
    (down ? downs : ups).push_back({Place{unit, down, path.parent_path()}, path});
  }
  std::reverse(downs.begin(), downs.end());
  ups.insert(ups.end(), downs.begin(), downs.end());
  std::stable_sort(ups.begin(), ups.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a.first), std::get<1>(a.first)) <
           std::tie(std::get<0>(b.first), std::get<1>(b.first));
  });
  std::vector<fs::path> paths;
  for (auto& entry : ups) paths.push_back(std::move(entry.second));
  return paths;
}

bool wanted(const fs::path& path, Dialect dialect, const Options& options) {
  if (options.dialect) return options.dialect == dialect;
  const bool postgres = is_for(path, "postgres"), sqlite = is_for(path, "sqlite");
  return postgres == sqlite || (dialect == Dialect::postgres ? postgres : sqlite);
}

void compare_path(const fs::path& root, const Options& options, Tally& postgres, Tally& sqlite) {
  std::unique_ptr<SqliteParser> parser;
  fs::path unit;
  for (const fs::path& path : options.history ? in_order_of_history(root) : sql_paths(root)) {
    const SqlFile file = load_sql(path);
    if (has_postgres_parser() && wanted(path, Dialect::postgres, options))
      compare(file, Dialect::postgres, options, nullptr, postgres);
    if (!wanted(path, Dialect::sqlite, options)) continue;
    const fs::path its_unit = path.parent_path().parent_path();
    if (!parser || !options.history || unit != its_unit) parser = std::make_unique<SqliteParser>();
    unit = its_unit;
    compare(file, Dialect::sqlite, options, parser.get(), sqlite);
  }
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  Tally postgres, sqlite;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--dialect" && i + 1 < argc) {
      options.dialect = dialect_from(argv[++i]);
    } else if (argument == "--history") {
      options.history = true;
    } else if (argument == "--facts") {
      options.facts = true;
    } else if (argument == "--show-refused") {
      options.show_refused = true;
    } else {
      compare_path(argv[i], options, postgres, sqlite);
    }
  }
  postgres.print_groups();
  sqlite.print_groups();
  postgres.print_summary("PostgreSQL");
  sqlite.print_summary("SQLite");
  if (postgres.files + sqlite.files == 0) return 2;
  return postgres.differences + sqlite.differences == 0 ? 0 : 1;
}
