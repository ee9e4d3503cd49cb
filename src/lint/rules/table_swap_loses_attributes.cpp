#include <algorithm>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "lint/commits.hpp"
#include "lint/rule.hpp"
#include "lint/table_swap.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

// What the old table has and the one in its place lacks: names for the message, statements that make up for it.
class Losses {
 public:
  Losses(const TableSwap& swap, const Catalog& begin, const Catalog& end,
         std::vector<std::string> refused_indexes)
      : refused_indexes_(std::move(refused_indexes)),
        begin_(begin),
        end_(end),
        old_(*begin.get<Table>(swap.old_table)),
        new_(*end.get<Table>(swap.new_table)),
        name_(swap.name) {
    columns();
    constraints();
    indexes();
    references_to_it();
    hanging();
    grants();
    properties();
  }

  std::vector<std::string> names, steps;

 private:
  void lose(std::string name, std::string step) {
    names.push_back(std::move(name));
    if (!step.empty()) steps.push_back(concat(step, ";"));
  }

  // Names of indexes are the old table's as long as that is there.
  std::string without_taken_name(std::string statement, const std::string& name) const {
    if (end_.find(ObjectKind::index, new_.parent, name) == 0) return statement;
    for (const std::string& words :
         {concat("CONSTRAINT ", end_.quoted(name), " "), concat(" ", end_.quoted(name), " ON ")}) {
      const std::size_t at = statement.find(words);
      if (at == std::string::npos) continue;
      return statement.replace(at, words.size(), words.front() == ' ' ? " ON " : "");
    }
    return statement;
  }

  void columns() {
    for (const Column& each : old_.columns) {
      const Column* now = new_.column(each.name);
      if (now == nullptr) continue;
      const std::string quoted = begin_.quoted(each.name);
      const std::string alter = concat("ALTER TABLE ", name_, " ALTER COLUMN ", quoted, " ");
      if (each.not_null && !now->not_null)
        lose(concat("NOT NULL of ", quoted), alter + "SET NOT NULL");
      if (each.identity != Identity::none && now->identity == Identity::none) {
        lose(concat("the identity of ", quoted), "");
      }
      if (!each.default_value.empty() && now->default_value.empty()) {
        lose(concat("the default of ", quoted), concat(alter, "SET DEFAULT ", each.default_value));
      }
    }
  }

  bool has(const Constraint& wanted) const {
    return std::any_of(
        new_.constraints.begin(), new_.constraints.end(), [&](const Constraint& each) {
          return each.kind == wanted.kind && each.columns == wanted.columns &&
                 each.expression == wanted.expression && each.references == wanted.references;
        });
  }

  static std::string_view word_of(ast::ConstraintKind kind) {
    switch (kind) {
      case ast::ConstraintKind::foreign_key: return "foreign key ";
      case ast::ConstraintKind::check: return "check ";
      case ast::ConstraintKind::primary_key: return "primary key ";
      case ast::ConstraintKind::unique: return "unique constraint ";
      case ast::ConstraintKind::exclude: return "exclusion ";
      default: return "";
    }
  }

  bool has_all_columns(const std::vector<std::string>& columns) const {
    return std::all_of(columns.begin(), columns.end(),
                       [&](const std::string& each) { return new_.column(each) != nullptr; });
  }

  void constraints() {
    for (const Constraint& each : old_.constraints) {
      const std::string_view word = word_of(each.kind);
      // A key to the table itself leads to the new one in the new one.
      if (word.empty() || has(each) || each.references == old_.id) continue;
      // Another key is a choice, and there cannot be two.
      const bool is_primary = each.kind == ast::ConstraintKind::primary_key;
      if (is_primary && new_.primary_key() != nullptr) continue;
      if (!has_all_columns(each.columns)) continue;
      lose(concat(word, begin_.quoted(each.name)),
           concat("ALTER TABLE ", name_, " ADD ",
                  without_taken_name(print_constraint(begin_, old_, each), each.name)));
    }
  }

  void indexes() {
    for (const Index* each : begin_.dependents<Index>(old_.id)) {
      if (each->table != old_.id || !each->constraint.empty()) continue;
      const auto there = end_.dependents<Index>(new_.id);
      const bool has_it = std::any_of(there.begin(), there.end(), [&](const Index* now) {
        return now->is_unique == each->is_unique && now->predicate == each->predicate &&
               std::equal(now->elements.begin(), now->elements.end(), each->elements.begin(),
                          each->elements.end(), [](const IndexElement& a, const IndexElement& b) {
                            return a.is_same(b);
                          });
      });
      const bool fits = std::all_of(
          each->elements.begin(), each->elements.end(), [&](const IndexElement& element) {
            return element.column.empty() || new_.column(element.column) != nullptr;
          });
      const bool is_tried = std::find(refused_indexes_.begin(), refused_indexes_.end(),
                                      each->name) != refused_indexes_.end();
      if (!has_it && fits && !is_tried)
        lose(concat("index ", begin_.quoted(each->name)),
             without_taken_name(print_index(begin_, *each), each->name));
    }
  }

  // Foreign keys of tables that are still there.
  void references_to_it() {
    for (const Table* child : begin_.dependents<Table>(old_.id)) {
      const auto* now = end_.get<Table>(child->id);
      if (now == nullptr || child->id == old_.id) continue;
      for (const Constraint& each : child->constraints) {
        if (each.references != old_.id) continue;
        const bool is_there = std::any_of(
            now->constraints.begin(), now->constraints.end(), [&](const Constraint& key) {
              return key.references == new_.id && key.columns == each.columns;
            });
        if (is_there) continue;
        lose(concat("foreign key ", begin_.quoted(each.name), " of ",
                    begin_.qualified_name(child->id)),
             concat("ALTER TABLE ", begin_.qualified_name(child->id), " ADD ",
                    print_constraint(begin_, *child, each)));
      }
    }
  }

  void hanging() {
    for (const Trigger* each : begin_.dependents<Trigger>(old_.id)) {
      if (each->parent != old_.id || end_.find(ObjectKind::trigger, new_.id, each->name) != 0)
        continue;
      lose(concat("trigger ", begin_.quoted(each->name)), print_trigger(begin_, *each));
    }
    for (const Policy* each : begin_.dependents<Policy>(old_.id)) {
      if (each->parent != old_.id || end_.find(ObjectKind::policy, new_.id, each->name) != 0)
        continue;
      lose(concat("policy ", begin_.quoted(each->name)), print_policy(begin_, *each));
    }
    for (const Other* each : begin_.dependents<Other>(old_.id)) {
      if (each->kind != ObjectKind::publication) continue;
      const auto* now = end_.get<Other>(each->id);
      if (now == nullptr ||
          std::find(now->uses.begin(), now->uses.end(), new_.id) != now->uses.end()) {
        continue;
      }
      lose(concat("publication ", begin_.quoted(each->name)),
           concat("ALTER PUBLICATION ", begin_.quoted(each->name), " ADD TABLE ", name_));
    }
  }

  void grants() {
    std::vector<std::string> roles;
    for (const Grant& each : old_.grants) {
      if (new_.grants.count(each) > 0) continue;
      const std::string to = each.grantee == "public" ? "PUBLIC" : begin_.quoted(each.grantee);
      const std::string columns =
          each.column.empty() ? "" : concat(" (", begin_.quoted(each.column), ")");
      steps.push_back(concat("GRANT ", each.privilege, columns, " ON ", name_, " TO ", to, ";"));
      if (std::find(roles.begin(), roles.end(), to) == roles.end()) roles.push_back(to);
    }
    if (!roles.empty()) names.push_back(concat("the grants to ", listed(roles)));
  }

  void properties() {
    const std::string alter = concat("ALTER TABLE ", name_, " ");
    if (old_.row_security && !new_.row_security) {
      lose("row level security", alter + "ENABLE ROW LEVEL SECURITY");
    }
    if (!old_.replica_identity.empty() && old_.replica_identity != new_.replica_identity) {
      const bool is_word = old_.replica_identity == "full" || old_.replica_identity == "nothing";
      lose("the replica identity",
           is_word ? concat(alter, "REPLICA IDENTITY ", old_.replica_identity) : "");
    }
  }

  const std::vector<std::string> refused_indexes_;
  const Catalog& begin_;
  const Catalog& end_;
  const Table& old_;
  const Table& new_;
  std::string name_;
};

// Of statements that fail, as the name is taken: another rule tells that.
std::vector<std::string> refused_indexes(const LintContext& context, const TableSwap& swap) {
  std::vector<std::string> names;
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    if (!at.was_refused || !run_together(at, *swap.taken)) return;
    names.emplace_back(index.name.text);
  });
  return names;
}

void check(const LintContext& context, Findings& findings) {
  const auto& swaps = context.built<TableSwaps>();
  const auto& outlook = context.built<Outlook>();
  for (const TableSwap& each : swaps.all()) {
    // One that only has the name in common is drop-and-recreate-rename.
    if (each.copy == nullptr && !each.is_like) continue;
    const Losses losses(each, outlook.before_run(*each.taken), outlook.after_run(*each.taken),
                        refused_indexes(context, each));
    if (losses.names.empty()) continue;
    Finding& found = findings.add(
        *each.taken, {},
        concat("the table that takes the name ", each.name, " lacks ", listed(losses.names, 6)));
    found.tables = {each.name};
    found.steps = losses.steps;
  }
}

}  // namespace

extern const LintRule table_swap_loses_attributes_rule;
const LintRule table_swap_loses_attributes_rule{
    .id = "table-swap-loses-attributes",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a table that takes another one's place lacks what that one had",
    .why =
        R"(CREATE TABLE new (LIKE old INCLUDING ALL) copies columns, defaults, checks and indexes, CREATE TABLE AS
nothing but columns and rows. Neither copies foreign keys, in either direction, triggers, policies and row
level security, grants, the replica identity, the membership in publications, or the owner. After the swap
the rows are there and everything seems to work: until a role is refused, a trigger does not fire, or
replication stops. The finding names what was known of the old table and is missing at the end; what was
made outside of the migrations has to be looked up in the database.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- history:
CREATE TABLE orders_new (LIKE orders INCLUDING ALL);
INSERT INTO orders_new SELECT * FROM orders;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- history:
CREATE TABLE orders_new (LIKE orders INCLUDING ALL);
INSERT INTO orders_new SELECT * FROM orders;
ALTER TABLE orders_new ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
)",
    .check = check,
};

}  // namespace mig
