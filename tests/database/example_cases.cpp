#include "database/example_cases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "support/lab.hpp"

namespace mig::test {
namespace {

// Everything of the schema that a migration can change, mig's own tables apart. SQLite keeps the text of a CREATE
// TABLE, whose quotes and blanks a rebuild may change without changing the table, so columns and keys are asked for.
constexpr std::string_view postgres_schema[] = {
    "SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
    "a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid) FROM pg_class c LEFT JOIN "
    "pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN "
    "pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relnamespace = "
    "'public'::regnamespace AND c.relname NOT LIKE 'mig\\_%' ORDER BY c.relname, a.attname",
    "SELECT conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid) FROM "
    "pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT "
    "LIKE 'mig\\_%' AND contype <> 'n' ORDER BY 1, 2",
    "SELECT pg_get_indexdef(indexrelid), indisvalid FROM pg_index JOIN pg_class ON oid = "
    "indexrelid WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'mig\\_%' ORDER "
    "BY 1",
    "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
    "SELECT typname, enumlabel FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid ORDER BY "
    "enumsortorder, 1, 2",
};
constexpr std::string_view sqlite_schema[] = {
    "SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden FROM sqlite_master "
    "m JOIN pragma_table_xinfo(m.name) x WHERE m.type IN ('table', 'view') AND m.name NOT LIKE "
    "'mig!_%' ESCAPE '!' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2",
    "SELECT m.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete FROM sqlite_master m JOIN "
    "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2",
    // The checks of a table, by the only trace there is of them: its text.
    "SELECT name, (length(sql) - length(replace(sql, 'CHECK', ''))) / 5, instr(sql, 'refunded') > "
    "0, instr(sql, 'paypal') > 0 FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
    "'mig!_%' ESCAPE '!' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
    "SELECT type, name, tbl_name, replace(sql, '\"', '') FROM sqlite_master WHERE type <> 'table' "
    "AND tbl_name NOT "
    "LIKE 'mig!_%' ESCAPE '!' ORDER BY 1, 2",
};

class Example {
 public:
  explicit Example(Dialect dialect) : lab(dialect) {
    std::filesystem::copy(std::filesystem::path(MIG_SOURCE_DIR) / "migrations-example/migrations",
                          lab.migrations(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    for (const auto& item : std::filesystem::directory_iterator(lab.migrations())) {
      if (item.is_directory()) ids.push_back(item.path().filename().string());
    }
    std::sort(ids.begin(), ids.end());
    REQUIRE(ids.size() >= 12);
  }

  void mig(const std::vector<std::string>& words) const {
    const Finished finished = lab.mig(words);
    REQUIRE_MESSAGE(finished.status == 0, finished.err);
  }

  std::string schema() const {
    const std::unique_ptr<Driver> driver = lab.connect();
    std::string out;
    const auto add = [&](std::span<const std::string_view> queries) {
      for (const std::string_view query : queries) {
        for (const Row& row : driver->exchange(query)) {
          for (const Value& cell : row) out += concat(cell.value_or("NULL"), "|");
          out += "\n";
        }
      }
    };
    lab.dialect() == Dialect::postgres ? add(postgres_schema) : add(sqlite_schema);
    return out;
  }

  // "customers 3, orders 3, …"
  std::string row_counts() const {
    const std::unique_ptr<Driver> driver = lab.connect();
    std::string out;
    for (const Row& row : driver->exchange(
             lab.dialect() == Dialect::postgres
                 ? "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND "
                   "relkind = 'r' AND relname NOT LIKE 'mig\\_%' ORDER BY 1"
                 : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'mig!_%' "
                   "ESCAPE '!' AND name NOT LIKE 'sqlite_%' ORDER BY 1")) {
      const Rows count = driver->exchange(concat("SELECT count(*) FROM ", *row[0]));
      out += concat(*row[0], " ", *count[0][0], ", ");
    }
    return out;
  }

  Lab lab;
  std::vector<std::string> ids;  // ascending
};

// What only one of the two has, line by line: a whole schema is too much to read.
std::string difference(const std::string& is, const std::string& should_be) {
  std::string out;
  const auto add = [&](const std::string& one, const std::string& other, std::string_view mark) {
    for (const std::string_view line : split_lines(one)) {
      if (other.find(line) == std::string::npos) out += concat(mark, line, "\n");
    }
  };
  add(is, should_be, "+ ");
  add(should_be, is, "- ");
  return out.empty() && is != should_be ? "the lines differ in order or number" : out;
}

}  // namespace

void example_goes_up_and_down_one_at_a_time(Dialect dialect) {
  Example example(dialect);
  std::vector<std::string> schemas{example.schema()};
  CHECK(schemas.front().empty());
  for (const std::string& id : example.ids) {
    CAPTURE(id);
    CHECK(example.lab.mig({"status", "--check"}).status == 1);
    example.mig({"up", "1"});
    schemas.push_back(example.schema());
  }
  example.mig({"status", "--check"});
  for (std::size_t i = example.ids.size(); i-- > 0;) {
    CAPTURE(example.ids[i]);
    example.mig({"down"});
    CHECK(difference(example.schema(), schemas[i]) == "");
  }
  example.mig({"up"});
  CHECK(difference(example.schema(), schemas.back()) == "");
  example.mig({"down", "--to", "0"});
  CHECK(example.schema().empty());
}

void example_is_redone_one_at_a_time(Dialect dialect) {
  Example example(dialect);
  for (const std::string& id : example.ids) {
    CAPTURE(id);
    example.mig({"up", "1"});
    const std::string before = example.schema();
    example.mig({"redo"});
    CHECK(difference(example.schema(), before) == "");
  }
  example.mig({"status", "--check"});
}

void example_rebuilds_keep_every_row(Dialect dialect) {
  Example example(dialect);
  int rebuilds = 0;
  for (const std::string& id : example.ids) {
    CAPTURE(id);
    if (id.ends_with("_accept_paypal")) {
      example.lab.query(
          "UPDATE orders SET status = 'shipped'; INSERT INTO payments (order_id, method, "
          "amount_cents) SELECT id, 'card', 7 FROM orders");
    }
    const std::string before = example.row_counts();
    example.mig({"up", "1"});
    if (!id.ends_with("_require_customer_country") && !id.ends_with("_allow_refunds") &&
        !id.ends_with("_accept_paypal")) {
      continue;
    }
    ++rebuilds;
    CHECK(example.row_counts() == before);
    CHECK_MESSAGE(before.find("orders 3, ") != std::string::npos, before);
    CHECK_MESSAGE(before.find(" 5, orders 3") != std::string::npos, before);  // the children
    example.mig({"down"});
    CHECK(example.row_counts() == before);
    example.mig({"up", "1"});
    CHECK(example.row_counts() == before);
    if (dialect == Dialect::sqlite) CHECK(example.lab.query("PRAGMA foreign_key_check").empty());
  }
  CHECK(rebuilds == 3);
}

}  // namespace mig::test
