#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/check_terms.hpp"
#include "lint/index_cover.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

constexpr std::chrono::seconds short_wait{5};

// It says only what the columns say themselves by now: the end of a safe SET NOT NULL.
bool is_proof_of_not_null(const JudgedStatement& at, const Table& table, const Constraint& check) {
  std::vector<std::string> known;
  for (const Column& each : table.columns) {
    if (each.not_null) known.push_back(not_null_term(at.before, each.name));
  }
  const auto terms = check_terms(at.before, check);
  return std::all_of(terms.begin(), terms.end(), [&](const std::string& each) {
    return std::find(known.begin(), known.end(), each) != known.end();
  });
}

bool is_key(ast::ConstraintKind kind) {
  return kind == ast::ConstraintKind::unique || kind == ast::ConstraintKind::primary_key;
}

// Over the same columns, and as strict about them as far as the kind tells.
bool takes_the_place(const AddedConstraint& added, const JudgedStatement& by, const Table& table,
                     const Constraint& dropped, const std::vector<std::string>& checked) {
  const Constraint& made = *added.constraint;
  if (added.table->id != table.id) return false;
  if (dropped.kind == ast::ConstraintKind::check) {
    return made.kind == dropped.kind && checked_columns(by.after, *added.table, made) == checked;
  }
  const bool same_kind = made.kind == dropped.kind || (is_key(made.kind) && is_key(dropped.kind));
  return same_kind && made.columns == dropped.columns;
}

// It has the name that the dropped one had, so it is that constraint in another form. A key over other columns leaves
// its own ones free to be alike.
bool takes_the_name(const Constraint& made, const Constraint& dropped) {
  return made.kind == dropped.kind && !is_key(made.kind) && made.name == dropped.name;
}

std::string parent_column(const Constraint& key, std::size_t i) {
  return i < key.referenced_columns.size() ? key.referenced_columns[i] : std::string();
}

// A foreign key to the same parent over these columns and more. One NULL among the others and nothing is checked.
bool takes_more_columns(const AddedConstraint& added, const Constraint& dropped) {
  const Constraint& made = *added.constraint;
  if (made.kind != ast::ConstraintKind::foreign_key || dropped.kind != made.kind) return false;
  if (made.references == 0 || made.references != dropped.references) return false;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < made.columns.size(); ++i) {
    const auto old = std::find(dropped.columns.begin(), dropped.columns.end(), made.columns[i]);
    if (old == dropped.columns.end()) {
      const Column* column = added.table->column(made.columns[i]);
      if (column == nullptr || !column->not_null) return false;
      continue;
    }
    const auto place = static_cast<std::size_t>(old - dropped.columns.begin());
    if (parent_column(made, i) == parent_column(dropped, place)) ++kept;
  }
  return kept == dropped.columns.size();
}

bool succeeds(const AddedConstraint& added, const Table& table, const Constraint& dropped) {
  if (added.table->id != table.id) return false;
  return takes_the_name(*added.constraint, dropped) || takes_more_columns(added, dropped);
}

// What each commit adds to each table.
class Additions {
 public:
  explicit Additions(const LintContext& context) {
    for (const auto& each : *context.statements) {
      if (each->statement == nullptr || each->runs == Runs::when_called) continue;
      for (AddedConstraint& added : added_constraints(*each)) {
        by_commit_[key(*each, added.table->id)].push_back(std::move(added));
      }
    }
  }

  // The same commit adds one that does the same work, before or behind it.
  bool replace(const JudgedStatement& at, const Table& table, const Constraint& dropped) const {
    const auto checked = checked_columns(at.before, table, dropped);
    return any(at, table, [&](const AddedConstraint& each) {
      return takes_the_place(each, *each.at, table, dropped, checked);
    });
  }

  // The same commit adds it in another form: wider, or with another condition.
  bool change(const JudgedStatement& at, const Table& table, const Constraint& dropped) const {
    return any(at, table,
               [&](const AddedConstraint& each) { return succeeds(each, table, dropped); });
  }

 private:
  template <typename Wanted>
  bool any(const JudgedStatement& at, const Table& table, const Wanted& is_wanted) const {
    const auto found = by_commit_.find(key(at, table.id));
    return found != by_commit_.end() &&
           std::any_of(found->second.begin(), found->second.end(), is_wanted);
  }

  using Key = std::tuple<const LintFile*, std::uint32_t, ObjectId>;
  static Key key(const JudgedStatement& at, ObjectId table) {
    return {at.file, at.transaction != 0 ? at.transaction : at.number, table};
  }

  std::map<Key, std::vector<AddedConstraint>> by_commit_;
};

bool is_harmless(const Additions& additions, const JudgedStatement& at, const Table& table,
                 const Constraint& dropped) {
  if (at.transaction != 0 && dropped.created > at.transaction_begin) return true;
  if (dropped.kind == ast::ConstraintKind::not_null) return true;  // dropping-not-null
  if (dropped.kind != ast::ConstraintKind::check) return false;
  return is_proof_of_not_null(at, table, dropped) || additions.replace(at, table, dropped);
}

// The columns of a foreign key go as well before anybody sees that it is gone.
bool goes_with_columns(const Outlook& outlook, const JudgedStatement& at, const Table& table,
                       const Constraint& dropped) {
  if (dropped.kind != ast::ConstraintKind::foreign_key) return false;
  const auto* later = outlook.after_transaction(at).get<Table>(table.id);
  return later == nullptr ||
         std::any_of(dropped.columns.begin(), dropped.columns.end(),
                     [&](const std::string& each) { return later->column(each) == nullptr; });
}

// What the columns of a key are when the transaction ends; one that took the name of another is none of them.
std::vector<const Column*> columns_left(const Table& before, const Table& after,
                                        const Constraint& key) {
  std::vector<const Column*> left;
  for (const std::string& each : key.columns) {
    const Column *was = before.column(each), *is = after.column(each);
    if (was != nullptr && is != nullptr && was->created == is->created) left.push_back(is);
  }
  return left;
}

// Of these columns or fewer, in any order, for all rows.
bool keeps_unique(const Index& index, const std::vector<const Column*>& columns,
                  bool may_pass_nulls) {
  if (!index.is_unique || !index.is_valid || index.is_perhaps || index.method != "btree" ||
      !index.predicate.empty()) {
    return false;
  }
  return std::all_of(index.elements.begin(), index.elements.end(), [&](const IndexElement& each) {
    return each.operator_class.empty() && each.collation.empty() &&
           std::any_of(columns.begin(), columns.end(), [&](const Column* column) {
             return column->name == each.column &&
                    (may_pass_nulls || column->not_null || index.nulls_not_distinct);
           });
  });
}

// Another index keeps rows apart that the key does, when the transaction ends.
bool stays_unique(const Outlook& outlook, const JudgedStatement& at, const Table& table,
                  const Constraint& dropped) {
  const Catalog& end = outlook.after_transaction(at);
  const auto* later = end.get<Table>(table.id);
  if (!is_key(dropped.kind) || later == nullptr) return false;
  const auto* own = at.before.get<Index>(dropped.index);
  const bool passes_nulls =
      dropped.kind == ast::ConstraintKind::unique && own != nullptr && !own->nulls_not_distinct;
  const auto columns = columns_left(table, *later, dropped);
  const auto all = indexes_of(end, table.id);
  return std::any_of(all.begin(), all.end(), [&](const Index* each) {
    return each->id != dropped.index && keeps_unique(*each, columns, passes_nulls);
  });
}

// What it keeps is kept when the transaction ends, or there is nothing left to keep.
bool is_kept_up(const Outlook& outlook, const Additions& additions, const JudgedStatement& at,
                const Table& table, const Constraint& dropped) {
  return additions.replace(at, table, dropped) || additions.change(at, table, dropped) ||
         stays_unique(outlook, at, table, dropped) ||
         goes_with_columns(outlook, at, table, dropped);
}

// Which tables are locked, and what is lost.
std::string effect_of(const JudgedStatement& at, const Table& table, const Constraint& dropped,
                      bool is_replaced) {
  const std::string name = at.before.qualified_name(table.id);
  constexpr std::string_view locked = " against reads and writes";
  switch (dropped.kind) {
    case ast::ConstraintKind::foreign_key: {
      const std::string parent = at.before.qualified_name(dropped.references);
      const bool is_one = parent.empty() || parent == name;
      return concat(" locks ", name, is_one ? "" : " and ", is_one ? "" : parent, locked,
                    is_replaced ? "" : ", and rows may refer to nothing from then on");
    }
    case ast::ConstraintKind::unique:
    case ast::ConstraintKind::primary_key:
      if (is_replaced) return concat(" locks ", name, locked);
      return concat(" locks ", name, locked, " and takes the index away that keeps (",
                    sql_columns(at.before, dropped.columns), ") unique");
    default:
      return concat(" locks ", name, locked,
                    is_replaced ? "" : ", and nothing checks its rows any more");
  }
}

void check(const LintContext& context, Findings& findings) {
  const Additions additions(context);
  const auto& outlook = context.built<Outlook>();
  context.each_action(ast::AlterTableKind::drop_constraint, [&](const ast::AlterTableAction& action,
                                                                const ast::AlterTable& alter,
                                                                const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    const auto* table = at.before.get<Table>(id);
    if (context.is_new(at, id)) return;
    const Constraint* dropped = table != nullptr ? table->constraint(action.name.text) : nullptr;
    if (dropped == nullptr && table != nullptr && !table->is_unknown) return;
    if (dropped != nullptr && is_harmless(additions, at, *table, *dropped)) return;
    const bool is_kept = dropped != nullptr && is_kept_up(outlook, additions, at, *table, *dropped);
    const std::string effect = dropped != nullptr
                                   ? effect_of(at, *table, *dropped, is_kept)
                                   : concat(" locks ", at.shown(alter.name),
                                            " against reads and writes, and what it keeps is lost");
    Finding& found =
        findings.add(at, action.syntax.span(),
                     concat("DROP CONSTRAINT ", at.before.quoted(action.name.text), effect));
    if (is_kept) found.severity = Severity::info;  // a lock for a moment is all
    found.tables = {at.shown(alter.name)};
    if (dropped != nullptr && dropped->references != 0 && dropped->references != id) {
      found.tables.push_back(at.before.qualified_name(dropped->references));
    }
    if (at.timeouts.lock.count() > 0 && at.timeouts.lock <= short_wait) return;
    if (at.runs != Runs::at_once) return;
    found.steps = {concat("SET LOCAL lock_timeout = '2s';\n", at.statement->syntax.text(), ";")};
  });
}

}  // namespace

extern const LintRule dropping_constraint_rule;
const LintRule dropping_constraint_rule{
    .id = "dropping-constraint",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a constraint is dropped: a lock that blocks all, and a guarantee less",
    .why =
        R"(DROP CONSTRAINT takes an ACCESS EXCLUSIVE lock: of a foreign key on both tables, of a unique or primary
key on the table and its index. The work is short, but the lock waits for every query on these tables, and
later queries wait behind it: keep lock_timeout short, and drop one foreign key per transaction. Code that
relies on the guarantee has to be gone before. Dropping a CHECK (… IS NOT NULL) whose column is NOT NULL by
now, or one that the same commit replaces, is no finding.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint CONSTRAINT posts_author_fkey REFERENCES users (id));
-- history:
ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint NOT NULL CONSTRAINT posts_author_nn CHECK (author IS NOT NULL));
-- history:
ALTER TABLE posts DROP CONSTRAINT posts_author_nn;
)",
    .check = check,
};

}  // namespace mig
