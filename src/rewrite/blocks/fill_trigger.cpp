#include "rewrite/blocks/fill_trigger.hpp"

#include "base/text.hpp"
#include "rewrite/blocks/row_expression.hpp"
#include "rewrite/helper_names.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// How long no old release may have written before its help is taken away: as long as a deployment's stragglers live.
constexpr std::string_view quiet_time = "15min";

struct FillTrigger {
  std::string table, column, function, trigger, trigger_constant, counter, expression;

  std::vector<std::string> create() const {
    return {
        concat("CREATE SEQUENCE ", counter, ";"),
        // The application's roles write the table, and so move the counter.
        concat("GRANT USAGE ON SEQUENCE ", counter, " TO PUBLIC;"),
        concat("CREATE FUNCTION ", function,
               "() RETURNS trigger LANGUAGE plpgsql AS $mig$\nBEGIN\n  IF NEW.", column,
               " IS NULL THEN\n    PERFORM nextval(", quote_string(counter), ");\n    NEW.", column,
               " := ", expression, ";\n  END IF;\n  RETURN NEW;\nEND\n$mig$;"),
        concat("CREATE TRIGGER ", trigger, " BEFORE INSERT OR UPDATE ON ", table,
               " FOR EACH ROW EXECUTE FUNCTION ", function, "();"),
    };
  }
  std::vector<std::string> drop(std::string_view if_exists) const {
    return {concat("DROP TRIGGER ", if_exists, trigger, " ON ", table, ";"),
            concat("DROP FUNCTION ", if_exists, function, "();"),
            concat("DROP SEQUENCE ", if_exists, counter, ";")};
  }
  std::vector<std::string> evidence(std::string_view shown) const {
    return {
        concat("-- mig: check the trigger that fills ", shown,
               " was on until now\nSELECT 'it is missing or disabled' WHERE NOT EXISTS (SELECT "
               "FROM pg_trigger WHERE tgrelid = ",
               quote_string(table), "::regclass AND tgname = ", trigger_constant,
               " AND tgenabled IN ('O', 'A'));"),
        concat("-- mig: quiet ", quiet_time, "\nSELECT last_value, is_called FROM ", counter, ";")};
  }
};

void append(std::vector<std::string>& to, std::vector<std::string> more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

void add_fill_trigger_steps(RewriteSite& site, const Table& table, std::string_view column,
                            std::string_view expression) {
  const Catalog& catalog = site.at.after;
  const FillTrigger made{catalog.qualified_name(table.id),
                         catalog.quoted(column),
                         helper_name(catalog, table.id, "fill", column),
                         helper_trigger_name(catalog, table.id, "fill", column),
                         helper_trigger_constant(catalog, table.id, "fill", column),
                         helper_name(catalog, table.id, "oldwrites", column),
                         over_new_row(catalog, table, expression)};
  RewriteStep& expand = site.step(Stage::expand, table.id);
  append(expand.up, made.create());
  std::vector<std::string> down = made.drop("IF EXISTS ");
  expand.down.insert(expand.down.begin(), down.begin(), down.end());
  const std::string shown = concat(table.name, ".", column);
  RewriteStep& contract = site.step(Stage::contract, table.id);
  contract.wait = concat("every running release writes ", shown);
  append(contract.up, made.evidence(shown));
  append(contract.up, made.drop(""));
  append(contract.down, made.create());
}

}  // namespace mig
