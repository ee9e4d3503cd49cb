#include "tools/postgres_parser.hpp"

#ifdef MIG_HAVE_PG_QUERY
#include <pg_query.h>
#endif

#include <algorithm>
#include <array>
#include <regex>

#include "tools/json_value.hpp"

namespace mig::tools {

namespace {

#ifdef MIG_HAVE_PG_QUERY
// Every value that follows `before` up to a quote. In the parser's JSON a quote inside a string is escaped, so these
// marks are found where they are keys and nowhere else.
std::vector<std::string> values_after(std::string_view json, std::string_view before) {
  std::vector<std::string> found;
  for (std::size_t at = 0; (at = json.find(before, at)) != std::string_view::npos;) {
    at += before.size();
    found.emplace_back(json.substr(at, json.find('"', at) - at));
  }
  return found;
}

// SELECT … INTO makes a table: written in the first SELECT of a UNION it stands there.
bool is_into(std::string_view tree) {
  if (tree.find("\"intoClause\":") == std::string_view::npos) return false;
  const JsonValue json = read_json(tree);
  const JsonValue* select = &json["stmts"].items[0]["stmt"]["SelectStmt"];
  while (select->has("larg")) select = &(*select)["larg"];
  return select->has("intoClause");
}
#endif

struct Newer {
  const char* pattern;
  std::string_view syntax;
};

// std::regex recurses with the length of what it searches.
constexpr std::size_t most_searched = 5'000;

// Syntax of PostgreSQL 16 to 18, for the eye: who reads the list of differences need not look at these.
constexpr std::array newer = {
    Newer{R"(not\s+enforced)", "18: NOT ENFORCED"},
    Newer{R"(constraint\s+\S+\s+not\s+null|add\s+not\s+null)",
          "18: NOT NULL as a table constraint"},
    Newer{R"(generated\s+always\s+as\s*\([\s\S]*\)\s*virtual)", "18: virtual generated columns"},
    Newer{R"(generated\s+always\s+as\s*\((?![\s\S]*\bstored\b))",
          "18: generated columns are virtual unless STORED"},
    Newer{R"(without\s+overlaps|[(,]\s*period\s)", "18: WITHOUT OVERLAPS, PERIOD"},
    Newer{R"(returning\s+with)", "18: RETURNING WITH (OLD AS …)"},
    Newer{R"(alter\s+constraint\s+\S+\s+(no\s+)?inherit)", "18: ALTER CONSTRAINT … INHERIT"},
    Newer{R"((vacuum|analyze)\b[\s\S]*\bonly\s)", "18: VACUUM ONLY"},
    Newer{R"(^\s*merge\b[\s\S]*\breturning\b|by\s+(source|target))",
          "17: MERGE … RETURNING, BY SOURCE"},
    Newer{R"(json_(table|query|value|exists|scalar|serialize)\s*\()", "17: SQL/JSON functions"},
    Newer{R"(json_(object|array)(agg)?\s*\(|\bjson\s*\()", "16: JSON constructors"},
    Newer{R"(is\s+(not\s+)?json\b)", "16: IS JSON"},
    Newer{R"(at\s+local)", "17: AT LOCAL"},
    Newer{R"(set\s+expression|set\s+statistics\s+default|set\s+access\s+method\s+default)",
          "17: ALTER TABLE … SET EXPRESSION, … DEFAULT"},
    Newer{R"(\bstorage\s+(plain|external|extended|main|default)\b)", "16: STORAGE in CREATE TABLE"},
    Newer{R"(force_(not_)?null\s*\*|force_quote\s*\*)", "17: FORCE_NULL *"},
    Newer{R"(grant\b[\s\S]*\bwith\s+(inherit|set|admin)\s+(true|false|option))",
          "16: GRANT role WITH INHERIT"},
    Newer{R"(\d_\d)", "16: digits with underscores"},
    Newer{R"(xmlserialize\s*\([\s\S]*indent)", "16: XMLSERIALIZE … INDENT"},
    Newer{R"(create\s+statistics\s*\(|create\s+statistics\s+on\b)",
          "16: CREATE STATISTICS without a name"},
    Newer{R"(^\s*reindex\s*(\([^)]*\))?\s*(database|system)\s*$)",
          "16: REINDEX DATABASE without a name"},
};

}  // namespace

bool has_postgres_parser() {
#ifdef MIG_HAVE_PG_QUERY
  return true;
#else
  return false;
#endif
}

PostgresStatement parse_postgres([[maybe_unused]] std::string_view text) {
  PostgresStatement parsed;
#ifdef MIG_HAVE_PG_QUERY
  const PgQueryParseResult result = pg_query_parse(std::string(text).c_str());
  if (result.error != nullptr) {
    parsed.error = result.error->message;
  } else {
    parsed.tree = result.parse_tree;
    const auto tags = values_after(result.parse_tree, R"({"stmt":{")");
    parsed.count = tags.size();
    if (!tags.empty()) parsed.tag = tags[0];
    if (parsed.tag == "SelectStmt" && is_into(result.parse_tree)) parsed.tag += " INTO";
    parsed.subcommands = values_after(result.parse_tree, R"("AlterTableCmd":{"subtype":")");
  }
  pg_query_free_parse_result(result);
#endif
  return parsed;
}

bool is_refused_later(std::string_view text) {
  static const std::regex strategy(
      R"re(partition\s+by\s+(?!(range|list|hash|"range"|"list"|"hash")\b)\S+\s*\()re",
      std::regex::icase);
  return std::regex_search(
      text.begin(),
      text.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), most_searched)), strategy);
}

std::string_view newer_syntax(std::string_view text, std::string_view error) {
  if (error.find("in FROM must have an alias") != std::string_view::npos)
    return "16: a subquery in FROM without an alias";
  static const std::vector<std::regex> patterns = [] {
    std::vector<std::regex> all;
    for (const Newer& one : newer) all.emplace_back(one.pattern, std::regex::icase);
    return all;
  }();
  text = text.substr(0, most_searched);
  for (std::size_t i = 0; i < newer.size(); ++i) {
    if (std::regex_search(text.begin(), text.end(), patterns[i])) return newer[i].syntax;
  }
  return {};
}

}  // namespace mig::tools
