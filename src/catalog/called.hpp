// Functions and procedures that a statement calls: what their bodies do to the schema.
#pragma once

#include "catalog/apply.hpp"
#include "sql/parse.hpp"

namespace mig {

// A function or procedure of the catalogue as a text that can be read and run.
class RoutineText {
 public:
  explicit RoutineText(const Function& function);
  RoutineText(const RoutineText&) = delete;
  RoutineText& operator=(const RoutineText&) = delete;

  // Its CREATE FUNCTION without parameters, for read_body(); null: it cannot be read.
  const ast::Statement* definition() const { return script_.statements().front().statement; }
  // SET name = value for each setting that is in force while it runs.
  std::vector<ParsedStatement> settings() const;

 private:
  std::string text_;
  Script script_;
};

struct CalledRoutine {
  ObjectId routine = 0;
  bool is_sure = true;  // it is meant and runs, once
};

// Those with a body in SQL or PL/pgSQL that may change something, in the order in which the statement names them.
std::vector<CalledRoutine> routines_called_by(const Applier& to, const ast::Statement& statement);

// Applies the bodies of those that may change the schema. Where that cannot be known, it leaves a note, and the catalogue
// incomplete.
void apply_calls(Applier& to, const ast::Statement& statement);
// Of what perhaps does not run: leaves the note alone.
void note_calls(Applier& to, const ast::Statement& statement);

}  // namespace mig
