#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "cli/table_sizes.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"output", "FILE", "write FILE instead of stdout", 'o'},
};

TableSizes read_live(const DatabaseUrl& url, const Settings& settings) {
  ConnectOptions connecting;
  connecting.mode = OpenMode::read_only;
  connecting.application_name = concat("mig ", MIG_VERSION, " stats");
  connecting.busy_timeout = settings.lock_timeout;
  try {
    const auto driver = connect(url, connecting);
    limit_lock_wait(*driver, settings);
    return sizes_of_database(*driver, settings.history_schema);
  } catch (Error& error) {
    if (error.sqlstate != "55P03") throw;
    error.kind = ErrorKind::lock;
    error.hint = "somebody holds a lock on it: try again, or wait longer with --lock-timeout";
    throw;
  }
}

std::string as_json(const TableSizes& sizes, const std::string& source, const std::string& taken) {
  JsonWriter json;
  json.begin_object().member("source", source).member("taken", taken).key("tables").begin_array();
  for (const auto& [table, size] : sizes) {
    json.begin_object()
        .member("table", table)
        .member("rows", size.rows)
        .member("bytes", size.bytes)
        .end_object();
  }
  return json.end_array().end_object().text();
}

int run(const Invocation& invocation) {
  const DatabaseUrl url = database_of(invocation.settings);
  const TableSizes sizes = read_live(url, invocation.settings);
  const std::string taken = utc_now().substr(0, 19) + "Z";
  const std::string* output = invocation.value("output");
  if (output == nullptr || *output == "-") {
    print_result(invocation.settings.json ? as_json(sizes, url.display, taken)
                                          : size_text(sizes, url.display, taken));
    return 0;
  }
  write_output_file(*output, size_text(sizes, url.display, taken));
  print_talk(concat("wrote ", *output, ": ", count_of(sizes.size(), "table")));
  return 0;
}

}  // namespace

extern const Command stats_command;
const Command stats_command{
    .name = "stats",
    .arguments = "[--output FILE]",
    .summary = "write the sizes of the tables, for mig lint --stats",
    .details =
        "Writes a line for each table of the database: rows (an estimate), bytes (with indexes and "
        "TOAST) and its name. Taken from production once and committed, the file tells mig lint in "
        "CI which tables are large, without a connection. It holds no rows and no password. Writes "
        "nothing to the database.",
    .most_words = 0,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
