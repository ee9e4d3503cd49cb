// What lint has to say about a migration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "lint/locks/effects.hpp"
#include "lint/severity.hpp"

namespace mig {

struct LintRule;
struct LintFile;

// An edit that mends the finding.
struct Fix {
  std::string description;  // "build it concurrently"
  Span span;                // in the file
  std::string text;         // takes the place of the span
};

// Another place that a finding is about.
struct FindingPlace {
  Span span, statement;
};

struct Finding {
  const LintRule* rule = nullptr;
  Severity severity = Severity::warning;
  const LintFile* file = nullptr;  // null: about the directory of migrations
  Span span;                       // what the caret shows; empty: the whole file
  Span statement;                  // the statement around it
  // One sentence that names the table, the column, …: "CREATE INDEX blocks writes to shop.orders while it is built".
  std::string message;
  // The way out as SQL for these tables and columns, a step each; comments say what SQL cannot ("-- a file of its own:").
  std::vector<std::string> steps;
  std::optional<Fix> fix;
  std::vector<Effect> effects;      // what is locked, and what is done meanwhile
  std::string estimate;             // "about 3 min (41 GB)" where sizes are known
  std::vector<std::string> tables;  // that it is about, for settings by table: "shop.orders"
  // Where several of a rule are told as one (LintRule::told_once): what tells this one from the others ("orders_day_idx"),
  // and where those are that are told with it.
  std::string subject;
  std::string kind;  // those of another kind are told apart from it
  // What runs the SQL that it is about, where that is not in the file: "in public.g(), which is called here". At last it
  // ends the message.
  std::string note;
  std::vector<FindingPlace> others;
};

}  // namespace mig
