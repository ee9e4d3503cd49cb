#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// PostgreSQL refreshes concurrently by it: unique, over columns alone, of all rows.
bool has_suitable_index(const Catalog& catalog, ObjectId view) {
  const auto indexes = catalog.dependents<Index>(view);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    return each->table == view && each->is_unique && each->is_valid && each->predicate.empty() &&
           std::all_of(each->elements.begin(), each->elements.end(),
                       [](const IndexElement& element) { return element.expression.empty(); });
  });
}

void concurrent(const JudgedStatement& at, const View* view, const std::string& name,
                Findings& findings) {
  if (view == nullptr || view->is_unknown || view->is_perhaps || !at.before.is_complete()) return;
  const bool has_index = has_suitable_index(at.before, view->id);
  if (has_index && view->is_populated) return;
  Finding& found =
      findings.add(at, {},
                   concat("PostgreSQL refuses to refresh ", name, " concurrently: ",
                          has_index ? "it has never been filled"
                                    : "it has no unique index over columns without a WHERE"));
  found.severity = Severity::error;
  found.tables = {name};
}

void look_at(const ast::RefreshMaterializedView& refresh, const JudgedStatement& at,
             Findings& findings) {
  const ObjectId id = at.relation(refresh.name);
  const auto* view = at.before.get<View>(id);
  const std::string name = at.shown(refresh.name);
  if (refresh.is_concurrent) return concurrent(at, view, name, findings);
  if (is_of_set(at, id)) return;
  const bool is_known = view != nullptr && !view->is_unknown;
  if (is_known && !view->is_populated) return;  // nobody can read it yet
  Finding& found = findings.add(
      at, {},
      refresh.with_data ? concat("REFRESH MATERIALIZED VIEW holds ", name,
                                 " in ACCESS EXCLUSIVE: queries of it wait until it is filled")
                        : concat("REFRESH … WITH NO DATA empties ", name,
                                 ": queries of it fail until it is filled again"));
  found.tables = {name};
  if (!refresh.with_data) return;
  if (!is_known || has_suitable_index(at.before, id)) {
    found.steps = {concat("REFRESH MATERIALIZED VIEW CONCURRENTLY ", name, ";")};
  } else if (view->columns_known && !view->columns.empty()) {
    found.steps = {
        concat("-- over columns that are unique together\nCREATE UNIQUE INDEX ON ", name, " (",
               at.before.quoted(view->columns.front()), ");"),
        concat("-- next migration:\nREFRESH MATERIALIZED VIEW CONCURRENTLY ", name, ";")};
  }
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::RefreshMaterializedView>(
      [&](const ast::RefreshMaterializedView& refresh, const JudgedStatement& at) {
        look_at(refresh, at, findings);
      });
}

}  // namespace

extern const LintRule refresh_matview_blocking_rule;
const LintRule refresh_matview_blocking_rule{
    .id = "refresh-matview-blocking",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a materialized view cannot be read while it is filled anew",
    .why =
        R"(REFRESH MATERIALIZED VIEW holds ACCESS EXCLUSIVE while its query runs: whoever reads the view waits for
all of that time. With CONCURRENTLY readers see the old rows until the new ones are there. For that the
view needs a unique index over plain columns without a WHERE, and must have been filled once; otherwise
PostgreSQL refuses. It may run inside a transaction. A view that the same migrations made, or that was
never filled, is no finding.)",
    .bad = R"(CREATE TABLE sales (day date, amount int);
CREATE MATERIALIZED VIEW totals AS SELECT day, sum(amount) AS amount FROM sales GROUP BY day;
CREATE UNIQUE INDEX totals_day ON totals (day);
-- history:
REFRESH MATERIALIZED VIEW totals;
)",
    .good = R"(CREATE TABLE sales (day date, amount int);
CREATE MATERIALIZED VIEW totals AS SELECT day, sum(amount) AS amount FROM sales GROUP BY day;
CREATE UNIQUE INDEX totals_day ON totals (day);
-- history:
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
