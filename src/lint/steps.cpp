#include "lint/steps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/batch_steps.hpp"
#include "lint/column_steps.hpp"
#include "lint/row_work.hpp"
#include "lint/runs_step_by_step.hpp"
#include "lint/sql_names.hpp"

namespace mig {

std::vector<std::string> concurrent_index_steps(const ast::CreateIndex& index,
                                                const JudgedStatement& at) {
  const std::string_view name = index.name ? written(at, index.name.span) : "";
  return {concat("CREATE ", index.is_unique ? "UNIQUE " : "", "INDEX CONCURRENTLY ",
                 index.if_not_exists ? "IF NOT EXISTS " : "", name, name.empty() ? "" : " ", "ON ",
                 sql_name(at, index.table),
                 written(at, {index.table.span().end, index.syntax.span().end}), ";")};
}

namespace {

// What a reader still looks through; of more the file itself is the text.
constexpr std::size_t most_statements = 6, longest_text = 1500;

// Of many rows; single ones go with what is around them.
bool changes_rows(const JudgedStatement& at) {
  const auto work = row_work_of(at);
  return work && work->reach != RowReach::few;
}

// What may stand in one migration with others of its kind; what refuses a transaction stands alone.
enum class Kind : unsigned char { shape, rows, alone };

Kind kind_of(const JudgedStatement& at) {
  if (refuses_transaction(at)) return Kind::alone;
  return changes_rows(at) ? Kind::rows : Kind::shape;
}

bool is_seed(const JudgedStatement& at) { return row_work_of(at) && !changes_rows(at); }

// What is to be run, and whether it asks for a file without a transaction.
struct Piece {
  std::string text;
  bool is_alone = false;
};

Piece piece_of(const LintContext& context, const JudgedStatement& at) {
  const auto work = row_work_of(at);
  if (work && work->reach == RowReach::all && !context.is_new(at, work->relation)) {
    const auto batches = batch_steps(at, *work);
    constexpr std::string_view head = "-- mig: transaction off\n";
    if (!batches.empty()) {
      const std::size_t begin = batches[0].find(head);
      return {batches[0].substr(begin + head.size()), true};
    }
  }
  return {concat(at.statement->syntax.text(), ";"), false};
}

// The statements from this one on, without those that end or begin a transaction and those that cannot be read.
std::vector<const JudgedStatement*> rest_of_file(const LintContext& context,
                                                 const JudgedStatement& from) {
  std::vector<const JudgedStatement*> rest;
  for (std::size_t i = from.position; i < context.statements->size(); ++i) {
    const JudgedStatement* at = (*context.statements)[i].get();
    if (at->file != from.file) break;
    if (at->runs != Runs::at_once || at->statement == nullptr) continue;
    if (at->as<ast::Transaction>() == nullptr) rest.push_back(at);
  }
  return rest;
}

std::string one_migration(const LintContext& context,
                          const std::vector<const JudgedStatement*>& statements) {
  std::string text;
  bool is_alone = false;
  for (const JudgedStatement* each : statements) {
    const Piece piece = piece_of(context, *each);
    text += concat(text.empty() ? "" : "\n", piece.text);
    is_alone = is_alone || piece.is_alone || refuses_transaction(*each);
  }
  return concat(next_migration, is_alone ? "-- mig: transaction off\n" : "", text);
}

}  // namespace

std::vector<std::string> in_next_migrations(const LintContext& context,
                                            const JudgedStatement& from) {
  const auto rest = rest_of_file(context, from);
  std::vector<std::string> steps;
  std::size_t shown = 0, size = 0;
  for (std::size_t i = 0; i < rest.size();) {
    std::vector<const JudgedStatement*> together;
    const Kind kind = kind_of(*rest[i]);
    do {
      size += rest[i]->span.size();
      together.push_back(rest[i++]);
    } while (i < rest.size() && kind != Kind::alone &&
             (kind_of(*rest[i]) == kind || is_seed(*rest[i])));
    shown += together.size();
    if (!steps.empty() && (shown > most_statements || size > longest_text)) {
      const std::size_t line = from.file->source.locate(together.front()->span).line;
      steps.push_back(concat("-- next migration: the rest of the file, from line ", line, " on"));
      break;
    }
    steps.push_back(one_migration(context, together));
  }
  return steps;
}

void keep_to_one_file(std::vector<std::string>& steps) {
  const auto any_begins = [&](std::string_view with) {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const std::string& each) { return each.starts_with(with); });
  };
  if (any_begins("-- next release")) {
    steps.clear();  // it is run to go back to the code that was there before
  } else if (any_begins("-- next migration")) {
    steps = {"-- what has to commit by itself is the down of a migration of its own: split the up"};
  }
}

}  // namespace mig
