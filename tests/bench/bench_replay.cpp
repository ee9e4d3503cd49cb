// What it costs to know the schema: a history of migrations replayed into a catalogue, in ms of CPU time (best of several
// runs), with the share that reading the text takes. The aim is 50 ms for 1,000 migrations.
//   bench-replay [MIGRATIONS | DIRECTORY…]   a generated history, or the up.sql of those below the directories, as PostgreSQL
#include <cstdio>
#include <cstdlib>

#include "bench/history.hpp"
#include "catalog/replay.hpp"

using namespace mig;
using namespace mig::bench;

namespace {

void bench_history(const std::string& name, const History& history) {
  std::size_t bytes = 0, statements = 0, notes = 0;
  for (const std::string& text : history) bytes += text.size();
  const double parse = best_milliseconds([&] {
    for (const std::string& text : history) {
      StatementReader reader(text, Dialect::postgres);
      while (reader.next() != nullptr) {
      }
    }
  });
  const double replay = best_milliseconds([&] {
    Replay all(Dialect::postgres);
    for (const std::string& text : history) {
      all.begin_file(true);
      all.apply_script(text);
      all.end_file();
      all.end_session();
    }
    statements = all.statement_number();
    notes = all.notes().size();
  });
  std::printf(
      "%-20s %5zu migrations %6zu statements %6zu kB  replay %7.1f ms, reading %6.1f ms of it"
      "  (%.1f ms for 1,000 migrations; %zu notes)\n",
      name.c_str(), history.size(), statements, bytes / 1000, replay, parse,
      replay * 1e3 / static_cast<double>(history.size()), notes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && fs::is_directory(argv[1])) {
    for (int i = 1; i < argc; ++i)
      bench_history(fs::path(argv[i]).filename().string(), history_below(argv[i]));
    return 0;
  }
  const long asked = argc > 1 ? std::atol(argv[1]) : 1'000;
  bench_history("generated", generated_history(static_cast<std::size_t>(std::max(1L, asked))));
}
