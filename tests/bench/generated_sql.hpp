// What the benchmarks of reading SQL share: the text they read, and the clock and scales they use.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

#include "base/dialect.hpp"
#include "base/text.hpp"

namespace mig::bench {

// The key of a table as either engine writes it.
inline std::string_view key_type(Dialect dialect) {
  return dialect == Dialect::postgres ? "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
                                      : "integer PRIMARY KEY";
}

// What migrations are made of: tables, rows, indexes, comments.
inline std::string generated_sql(std::size_t bytes, Dialect dialect = Dialect::postgres) {
  const std::string_view schema = dialect == Dialect::postgres ? "shop." : "";
  std::string text;
  text.reserve(bytes + 4'000);  // so that the peak measured later is that of the work
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    const std::string table = concat(schema, "order_line_", i);
    text += concat("-- step ", i, " of the generated history\nCREATE TABLE ", table, " (\n  id ",
                   key_type(dialect), ",\n  order_id bigint NOT NULL REFERENCES ", schema,
                   "customer_order (id),\n  amount numeric(12, 2) DEFAULT 0.00 CHECK (amount >= "
                   "0),\n  note text DEFAULT 'it''s; nothing'\n);\n");
    for (std::size_t row = 0; row < 6; ++row) {
      text += concat("INSERT INTO ", table, " (order_id, amount, note) VALUES (", row,
                     ", 19.90, 'two pounds of apples; and pears');\n");
    }
    text +=
        concat("UPDATE ", table, " SET amount = amount * 1.07 WHERE note LIKE '%apples%' AND id > ",
               i, ";\nCREATE INDEX order_line_", i, "_order ON ", table, " (order_id);\n");
  }
  return text;
}

// CPU time of this process, best of several runs: other work on the machine does not count.
template <typename Work>
void measure(const char* what, std::size_t bytes, Work work) {
  constexpr int runs = 5;
  double best = 1e9;
  for (int run = 0; run < runs; ++run) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::printf("%-24s %8.0f MB/s\n", what, static_cast<double>(bytes) / best / 1e6);
}

inline long peak_kilobytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace mig::bench
