// Compares what mig finds in the bodies of functions and DO blocks with what libpg_query finds: the SQL in PL/pgSQL, text
// by text, and the statements of SQL bodies. Prints every difference and a summary.
//   compare-bodies [--refusals] PATH...     files, or directories searched for *.sql
// libpg_query also refuses what mig leaves to the server (variables that are not declared, types it cannot look up);
// --refusals prints those bodies. Exit status: 0 no difference, 1 differences, 2 nothing to compare.
#include <pg_query.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "base/text.hpp"
#include "sql/ast.hpp"
#include "sql/body.hpp"
#include "sql/lexer.hpp"
#include "sql/unquote.hpp"
#include "tools/sql_files.hpp"

// libpg_query 15 does not free the empty message buffer of a function that it refuses.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:pg_query_raw_parse"; }

namespace {

using namespace mig;

struct Tally {
  std::size_t bodies = 0, texts = 0, both_refuse = 0, engine_refuses = 0, mig_refuses = 0,
              differences = 0, dynamic = 0, known = 0;
};

bool print_refusals = false;

void report(const Source& file, Span span, std::string_view what, std::string_view text) {
  const Location at = file.locate(span);
  std::printf("%s:%zu:%zu: %.*s: %s\n", at.file.c_str(), at.line, at.column,
              static_cast<int>(what.size()), what.data(), tools::excerpt(text).c_str());
}

// Tokens with one blank between them.
std::string squeezed(std::string_view text) {
  std::string out;
  Lexer lexer(text, Dialect::postgres);
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::comment) continue;
    out += lexer.text_of(token);
    out += ' ';
  }
  return out;
}

// ---- what libpg_query found

// The value of a JSON string whose first byte is at `at`; `at` is moved behind it.
std::string json_string(std::string_view json, std::size_t& at) {
  std::string out;
  for (; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] != '\\') {
      out += json[at];
      continue;
    }
    switch (json[++at]) {
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case 'r': out += '\r'; break;
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'u':
        out += static_cast<char>(std::stoi(std::string(json.substr(at + 1, 4)), nullptr, 16));
        at += 4;
        break;
      default: out += json[at];
    }
  }
  return out;
}

// CASE x WHEN a: x is put into a variable of its own, and the text made `"__Case__Variable_2__" IN (a)`.
std::string without_case_variable(const std::string& text) {
  constexpr std::string_view head = "\"__Case__Variable_";
  if (!std::string_view(text).starts_with(head)) return text;
  const std::size_t open = text.find('(');
  return text.substr(open + 1, text.size() - open - 2);
}

std::vector<std::string> texts_of(std::string_view json) {
  constexpr std::string_view key = "\"query\":\"";
  std::vector<std::string> texts;
  for (std::size_t at = 0; (at = json.find(key, at)) != std::string_view::npos;) {
    at += key.size();
    const std::string text = without_case_variable(json_string(json, at));
    // The name of a cursor, which stands nowhere.
    if (!text.ends_with("'::pg_catalog.refcursor")) texts.push_back(squeezed(text));
  }
  return texts;
}

// ---- what mig found

std::string text_of(const BodyStatement& found) {
  const Syntax syntax = found.parsed.statement->syntax;
  std::string out;
  for (std::uint32_t token = 0; token < syntax.token_count(); ++token) {
    const std::string_view text = syntax.token_text(token);
    if (text.empty()) continue;  // the SELECT that is thought before a value
    const bool performs = token == 0 && found.how == BodyStatement::How::perform;
    out += performs ? std::string_view("SELECT") : text;
    out += ' ';
  }
  return out;
}

// Not what EXECUTE and DO run. COMMIT and ROLLBACK are PL/pgSQL's own there.
bool is_sql(const BodyStatement& found) {
  if (found.depth > 0) return false;
  const auto* transaction = found.parsed.statement->as<ast::Transaction>();
  return transaction == nullptr || (transaction->action != ast::TransactionAction::commit &&
                                    transaction->action != ast::TransactionAction::rollback);
}

const BodyStatement* first_unreadable(const Body& body) {
  for (const BodyStatement& found : body.statements) {
    if (found.depth == 0 && found.parsed.unreadable) return &found;
  }
  return nullptr;
}

// The same text, or `target := text`.
bool is_same(const std::string& engine, const std::string& own) {
  if (engine == own) return true;
  if (!engine.ends_with(own)) return false;
  const std::string head = engine.substr(0, engine.size() - own.size());
  return head.ends_with("= ");
}

// What libpg_query does not tell: the variable of RETURN and RETURN NEXT, an index of what is assigned.
std::string_view text_before(const Source& file, const BodyStatement& found) {
  return trim(file.text().substr(0, found.span.begin));
}
bool is_index(const Source& file, const BodyStatement& found) {
  const std::string_view before = text_before(file, found);
  return before.ends_with('[') || before.ends_with(':');
}
bool is_returned_variable(const Source& file, const BodyStatement& found, const std::string& own) {
  const std::string_view before = text_before(file, found);
  const std::string word = lower_ascii(before.substr(before.find_last_of(" \n\t;") + 1));
  return (word == "return" || word == "next") && own.find(' ') == own.size() - 1;
}

void compare_texts(const Source& file, const Body& body, std::vector<std::string> engine,
                   Tally& tally) {
  for (const BodyStatement& found : body.statements) {
    if (found.parsed.statement == nullptr || !is_sql(found) || is_index(file, found)) continue;
    const std::string own = text_of(found);
    ++tally.texts;
    auto same = std::find(engine.begin(), engine.end(), own);
    if (same == engine.end()) {
      same = std::find_if(engine.begin(), engine.end(),
                          [&](const std::string& text) { return is_same(text, own); });
    }
    if (same != engine.end()) {
      engine.erase(same);
    } else if (!is_returned_variable(file, found, own)) {
      ++tally.differences;
      report(file, found.span, "only mig finds", own);
    }
  }
  for (const std::string& text : engine) {
    ++tally.differences;
    const Span start = body.statements.empty() ? Span{} : body.statements[0].span;
    report(file, start, "only libpg_query finds", text);
  }
}

// ---- both

struct Verdict {
  bool accepted = false;
  std::string error;
  std::vector<std::string> texts;
};

Verdict ask_plpgsql(const std::string& statement) {
  const PgQueryPlpgsqlParseResult result = pg_query_parse_plpgsql(statement.c_str());
  Verdict verdict;
  verdict.accepted = result.error == nullptr;
  if (result.error != nullptr) verdict.error = result.error->message;
  if (verdict.accepted) verdict.texts = texts_of(result.plpgsql_funcs);
  pg_query_free_plpgsql_parse_result(result);
  return verdict;
}

Verdict ask_sql(const std::string& text) {
  const PgQuerySplitResult result = pg_query_split_with_parser(text.c_str());
  Verdict verdict;
  verdict.accepted = result.error == nullptr;
  if (result.error != nullptr) verdict.error = result.error->message;
  for (int i = 0; i < result.n_stmts; ++i) {
    const auto* statement = result.stmts[i];
    verdict.texts.push_back(
        squeezed(std::string_view(text).substr(static_cast<std::size_t>(statement->stmt_location),
                                               static_cast<std::size_t>(statement->stmt_len))));
  }
  pg_query_free_split_result(result);
  return verdict;
}

void compare(const Source& file, const ParsedStatement& parsed, Tally& tally) {
  const Body body = read_body(*parsed.statement);
  const auto* function = parsed.statement->as<ast::CreateFunction>();
  const bool has_other_body = function != nullptr && (function->sql_body || function->link_symbol);
  if (has_other_body || (body.language != "plpgsql" && body.language != "sql")) return;
  ++tally.bodies;
  const std::string text(parsed.span.of(file.text()));
  const Verdict verdict =
      body.language == "sql"
          ? ask_sql(unquote_string(function->body_literal.text(), Dialect::postgres))
          : ask_plpgsql(text);
  tally.dynamic += body.dynamic.size();
  for (const BodyStatement& found : body.statements) {
    if (found.how == BodyStatement::How::dynamic_literal) ++tally.known;
  }
  const BodyStatement* unreadable = first_unreadable(body);
  const bool refused = body.problem.has_value() || unreadable != nullptr;
  if (refused && !verdict.accepted) {
    ++tally.both_refuse;
  } else if (refused) {
    ++tally.mig_refuses;
    const Unreadable& why = body.problem ? *body.problem : *unreadable->parsed.unreadable;
    report(file, why.span, "only mig refuses", why.message);
  } else if (!verdict.accepted) {
    ++tally.engine_refuses;
    if (print_refusals) report(file, parsed.span, "only libpg_query refuses", verdict.error);
  } else {
    compare_texts(file, body, verdict.texts, tally);
  }
}

void compare_file(const std::filesystem::path& path, Tally& tally) {
  tools::SqlFile sql = tools::load_sql(path);
  const Source file(path.string(), std::move(sql.text));
  StatementReader reader(file.text(), Dialect::postgres);
  while (const ParsedStatement* parsed = reader.next()) {
    if (parsed->statement != nullptr) compare(file, *parsed, tally);
  }
}

}  // namespace

int main(int argc, char** argv) {
  Tally tally;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--refusals") {
      print_refusals = true;
      continue;
    }
    for (const auto& path : tools::sql_paths(argv[i])) compare_file(path, tally);
  }
  std::printf(
      "%zu bodies, %zu texts of SQL, %zu differences; %zu bodies only mig refuses, %zu only "
      "libpg_query, %zu both; EXECUTE: %zu statements known, %zu places unknown\n",
      tally.bodies, tally.texts, tally.differences, tally.mig_refuses, tally.engine_refuses,
      tally.both_refuse, tally.known, tally.dynamic);
  if (tally.bodies == 0) return 2;
  return tally.differences + tally.mig_refuses == 0 ? 0 : 1;
}
