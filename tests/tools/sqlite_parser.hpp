// SQLite's own parser, as far as compare-parse asks it: can it read a statement. It looks names up while it parses,
// so the statements before must have been run: a database in memory goes with each file or history.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

namespace mig::tools {

class SqliteParser {
 public:
  SqliteParser();

  enum class Verdict { read, refused, unclear };
  struct Answer {
    Verdict
        verdict;  // unclear: refused while parsing, though not for its syntax; what follows was not looked at
    std::string message;  // SQLite's; empty when the statement was run
  };

  // Prepares `statement` and runs it. Touches no file; ends what does not end by itself.
  Answer run(std::string_view statement);

 private:
  struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Closer> database_;
};

}  // namespace mig::tools
