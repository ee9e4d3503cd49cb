#include "lint/row_copy.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/assigned_values.hpp"
#include "lint/column_reads.hpp"
#include "lint/commits.hpp"
#include "lint/query_shape.hpp"
#include "lint/row_work.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/syntax_names.hpp"
#include "lint/wording.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

std::vector<ObjectId> tables_read(const JudgedStatement& at, const References& references) {
  std::vector<ObjectId> found;
  for (const TableReference& each : references.tables) {
    if (each.access == Access::read) found.push_back(relation_of(at, each.name));
  }
  return found;
}

bool contains(const std::vector<ObjectId>& ids, ObjectId id) {
  return id != 0 && std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool reads_column(const JudgedStatement& at, const Syntax& part, std::string_view column) {
  if (!part) return false;
  const References references = references_of(part);
  return std::any_of(references.columns.begin(), references.columns.end(),
                     [&](const ColumnReference& each) {
                       return !each.is_written && at.before.same_name(each.name, column);
                     });
}

// All columns of a table, by a star or by TABLE.
bool gives_star(const Syntax& query) {
  bool found = false;
  walk(query, [&](const Syntax& node) {
    found =
        found || is_star(node) || (node.is(Node::select_core) && node.has_own_word(Keyword::TABLE));
    return !found;
  });
  return found;
}

// What the query gives has the column in it: as it is, behind a star, or in an expression.
bool takes_column(const JudgedStatement& at, const Syntax& query, const Copy& copy,
                  const Table& from, std::string_view column) {
  if (!copy.targets || !copy.sources) {
    return gives_star(query) || reads_column_of(at, query, from.id, column);
  }
  return std::any_of(copy.columns.begin(), copy.columns.end(), [&](const CopiedColumn& each) {
    return each.expression ? reads_column_of(at, each.expression, from.id, column)
                           : at.before.same_name(each.from, column);
  });
}

struct Target {
  ObjectId table = 0;
  Syntax query;
};

// Where the rows of a query go; no query: nowhere.
Target target_of(const JudgedStatement& at) {
  if (at.statement == nullptr || at.was_refused) return {};
  if (const auto* insert = at.as<ast::Insert>(); insert != nullptr && !insert->is_values) {
    if (!takes_columns(insert->source)) return {};
    return {at.relation(insert->table), insert->source};
  }
  const auto* made = at.as<ast::CreateTableAs>();
  if (made == nullptr || !made->with_data || made->kind != Node::create_table_as) return {};
  if (!takes_columns(made->query)) return {};
  return {at.find_after(ObjectKind::table, made->name), made->query};
}

std::string gap_of_filter(std::string_view filter) {
  if (filter == "query") return "may lack rows";
  return concat("lacks the rows that its ", filter, " leaves out");
}

// Of columns that both tables have.
void add_swapped(const JudgedStatement& at, const Copy& copy, const Table& from, const Table* into,
                 SavedRows& saved) {
  if (into == nullptr) return;
  const auto has = [&](const Table& table, std::string_view name) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const Column& each) { return at.before.same_name(each.name, name); });
  };
  for (const CopiedColumn& each : copy.columns) {
    if (each.from.empty() || at.before.same_name(each.from, each.to)) continue;
    if (!has(from, each.to) || !has(*into, each.from)) continue;
    saved.gaps.push_back(
        concat("has ", at.before.quoted(each.from), " in ", at.before.quoted(each.to)));
  }
}

// A key that gets the next number where the copy leaves it out.
bool numbers_rows(const Table& table, std::string_view name) {
  const Column* column = column_of(table, name);
  if (column == nullptr) return false;
  return rowid_alias(table) == column || column->identity != Identity::none ||
         column->default_value.starts_with("nextval(");
}

// All columns but those that are taken along.
template <typename IsTaken>
void add_lost_columns(const JudgedStatement& at, const Table& from, const IsTaken& is_taken,
                      SavedRows& saved) {
  for (const Column& column : from.columns) {
    if (!column.generated.empty()) continue;  // worked out from the others
    if (is_taken(column.name)) continue;
    const auto* into = at.after.get<Table>(saved.to);
    (into != nullptr && numbers_rows(*into, column.name) ? saved.renumbered : saved.lost_columns)
        .push_back(column.name);
  }
}

// Batches: each turn of the loop takes some rows.
bool is_in_loop(const JudgedStatement& at) {
  return at.is_conditional && at.outer != nullptr &&
         lower_ascii(at.outer->statement->syntax.text()).find("loop") != std::string::npos;
}

// WHERE leaves out no more than rows whose old value is NULL, or that have the new value already.
bool takes_all_values(const JudgedStatement& at, const Syntax& condition, std::string_view from,
                      std::string_view to) {
  bool takes = true;
  if (!condition) return takes;
  walk(condition, [&](const Syntax& node) {
    if (!node.is(Node::is_test)) return true;
    const bool is_not = node.has_own_word(Keyword::NOT) || node.has_own_word(Keyword::NOTNULL);
    takes = reads_column(at, node[0], is_not ? from : to);
    return takes;
  });
  return takes;
}

void prefer(SavedRows& best, SavedRows other) {
  const auto faults = [](const SavedRows& saved) {
    return saved.gaps.size() + saved.lost_columns.size() + saved.renumbered.size();
  };
  const bool is_better = best.copy == nullptr || faults(other) < faults(best);
  if (other.copy != nullptr && is_better) best = std::move(other);
}

// The columns that the condition wants NULL in.
void add_wanted_nulls(const Syntax& condition, std::vector<std::string>& to) {
  const Syntax part = without_parentheses_around(condition);
  if (part.is(Node::and_)) {
    for (const Syntax& each : part.children()) add_wanted_nulls(each, to);
  } else if (part.is(Node::is_test) && without_parentheses_around(part[0]).is(Node::column)) {
    const bool is_null = part.has_own_word(Keyword::ISNULL) ||
                         (part.has_own_word(Keyword::NULL_) && !part.has_own_word(Keyword::NOT));
    if (is_null) to.push_back(references_of(part[0]).columns.front().name);
  }
}

bool is_never_null(const CopiedColumn& copied, const Table& from) {
  const Syntax& value = copied.expression;
  if (copied.from.empty()) return value && is_constant_default(value) && !is_null_literal(value);
  const Column* column = column_of(from, copied.from);
  return column != nullptr && refuses_null(from, *column);
}

// Not one that wants NULL where each copied row has a value.
bool reaches_copies(const JudgedStatement& deletion, const JudgedStatement& at, ObjectId from) {
  const auto* deleted = deletion.as<ast::Delete>();
  const auto* table = at.before.get<Table>(from);
  if (deleted == nullptr || table == nullptr || !deleted->where) return true;
  std::vector<std::string> nulls;
  add_wanted_nulls(deleted->where, nulls);
  if (nulls.empty()) return true;
  const Copy copy = copy_of(at, table);
  return std::none_of(copy.columns.begin(), copy.columns.end(), [&](const CopiedColumn& each) {
    return is_never_null(each, *table) &&
           std::any_of(nulls.begin(), nulls.end(),
                       [&](const std::string& name) { return at.before.same_name(name, each.to); });
  });
}

// What is told of one column of a copied table; false: it was not copied.
bool reduce_to(std::string_view column, ObjectId from, SavedRows& saved) {
  const auto* table = saved.copy->before.get<Table>(from);
  if (table != nullptr && knows_columns(*saved.copy, from) &&
      column_of(*table, column) == nullptr) {
    return false;  // it came later
  }
  for (const auto* each : {&saved.lost_columns, &saved.renumbered}) {
    if (std::find(each->begin(), each->end(), column) != each->end()) return false;
  }
  saved.lost_columns.clear();
  saved.renumbered.clear();
  // WHERE column IS NOT NULL leaves out no value of it.
  const Syntax select = only_select(target_of(*saved.copy).query);
  const Syntax where = select ? select.child(Node::where) : Syntax();
  const Syntax test = where ? where[0] : Syntax();
  const bool is_not_null = test.is(Node::is_test) && reads_column(*saved.copy, test, column) &&
                           (test.has_own_word(Keyword::NOTNULL) ||
                            (test.has_own_word(Keyword::NOT) && test.has_own_word(Keyword::NULL_)));
  if (is_not_null) std::erase(saved.gaps, gap_of_filter("WHERE"));
  return true;
}

}  // namespace

std::string SavedRows::faults(const Catalog& catalog) const {
  const auto names = [&](const std::vector<std::string>& columns) {
    std::vector<std::string> quoted;
    for (const std::string& each : columns) quoted.push_back(catalog.quoted(each));
    return listed(quoted);
  };
  std::vector<std::string> all = gaps;
  if (!lost_columns.empty()) all.push_back(concat("lacks ", names(lost_columns)));
  if (!renumbered.empty()) all.push_back(concat("numbers ", names(renumbered), " anew"));
  return listed(all);
}

std::string copied_before(const JudgedStatement& at, const SavedRows& saved, ObjectId from,
                          std::string_view what) {
  if (saved.copy == nullptr) return {};
  const bool is_beside = saved.to == from;
  const bool is_of_file = saved.copy->file == at.file;
  if (!is_beside && !is_of_file) return {};
  const std::string to = is_beside ? "another column" : at.before.qualified_name(saved.to);
  if (to.empty()) return {};
  const std::string when = is_of_file ? "before" : concat("in ", saved.copy->file->id);
  // Rows that are grouped are merged; where their columns are read inside, it is not known what is left out.
  const bool is_grouped = std::find(saved.gaps.begin(), saved.gaps.end(),
                                    gap_of_filter("GROUP BY")) != saved.gaps.end();
  const std::string faults = is_grouped ? std::string() : saved.faults(at.before);
  if (!saved.made_into.empty()) {
    return concat("its ", what, " go into ", at.before.quoted(saved.made_into), " ", when,
                  faults.empty() ? "" : concat(", which ", faults));
  }
  return concat("its ", what, " are copied to ", to, " ", when,
                faults.empty() ? "" : concat(", and the copy ", faults));
}

bool copies_rows(const JudgedStatement& at, ObjectId from, ObjectId to) {
  const Target target = target_of(at);
  return target.query && target.table == to &&
         contains(tables_read(at, references_of(target.query)), from);
}

ColumnCopy column_copy(const JudgedStatement& at, ObjectId table, std::string_view from,
                       std::string_view to) {
  const auto* update = at.as<ast::Update>();
  if (update == nullptr || at.relation(update->table) != table) return ColumnCopy::none;
  const auto set = assigned_values(*update);
  const bool is_set = std::any_of(set.begin(), set.end(), [&](const AssignedValue& each) {
    return at.before.same_name(each.column, to) && reads_column_of(at, each.value, table, from);
  });
  if (!is_set) return ColumnCopy::none;
  const auto work = row_work_of(at);
  const bool is_whole = !update->from && work && work->reach == RowReach::all &&
                        takes_all_values(at, work->condition, from, to);
  return is_whole || is_in_loop(at) ? ColumnCopy::all_rows : ColumnCopy::some_rows;
}

namespace {

// Without what leaves a value what it is: a cast, a value for NULL.
Syntax bare_value(Syntax value) {
  const auto is_wrapper = [](const Syntax& node) {
    return node.is(Node::grouped) || node.is(Node::cast) || node.is(Node::collate) ||
           (node.is(Node::special_call) && node.has_own_word(Keyword::COALESCE));
  };
  for (;;) {
    const Syntax select = value.is(Node::subquery) ? only_select(value[0]) : Syntax();
    if (select && select.has(Node::targets)) {
      value = select.child(Node::targets)[0][0];
    } else if (is_wrapper(value)) {
      value = value[0];
    } else {
      return value;
    }
  }
}

}  // namespace

bool is_plain_copy(const JudgedStatement& at, std::string_view from, std::string_view to) {
  const auto& update = *at.as<ast::Update>();
  const ObjectId table = at.relation(update.table);
  const auto set = assigned_values(update);
  return std::any_of(set.begin(), set.end(), [&](const AssignedValue& each) {
    const Syntax value = bare_value(each.value);
    return at.before.same_name(each.column, to) && value.is(Node::column) &&
           reads_column_of(at, value, table, from);
  });
}

RowCopies::RowCopies(const LintContext& context) : context_(context) {
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::when_called && each->statement != nullptr) note(*each);
  }
}

void RowCopies::note(const JudgedStatement& at) {
  if (const Target target = target_of(at); target.query) {
    moves_.push_back({&at, target.table, tables_read(at, references_of(target.query))});
  }
  if (const auto* update = at.as<ast::Update>()) {
    updates_.push_back({&at, at.relation(update->table), tables_read(at, at.references())});
  }
  if (const auto* deleted = at.as<ast::Delete>()) {
    deletes_.push_back({&at, at.relation(deleted->table)});
  }
  if (const auto* truncate = at.as<ast::Truncate>()) {
    for (const ast::ObjectName& each : truncate->tables) {
      deletes_.push_back({&at, at.relation(each)});
    }
  }
  if (const auto* drop = at.as<ast::Drop>(); drop && drop->object == ObjectKind::table) {
    for (const ast::ObjectReference& each : drop->objects) {
      drops_.push_back({&at, at.relation(each.name)});
    }
  }
}

bool RowCopies::is_in_front(const JudgedStatement& a, const JudgedStatement& b) const {
  return a.position < b.position && run_together(a, b);
}

const SavedRows& RowCopies::judge(const Move& move, ObjectId from) const {
  const auto [known, is_first] = judged_.try_emplace({&move, from});
  if (is_first) known->second = rows_of(move, from);
  return known->second;
}

SavedRows RowCopies::rows_of(const Move& move, ObjectId from) const {
  const JudgedStatement& at = *move.at;
  const auto* table = at.before.get<Table>(from);
  const Copy copy = copy_of(at, table);
  SavedRows saved{&at, move.to, {}, {}, {}};
  if (!copy.filter.empty()) saved.gaps.push_back(gap_of_filter(copy.filter));
  if (at.is_conditional) saved.gaps.emplace_back("is perhaps not made");
  if (table != nullptr && !table->is_unknown && !table->is_open) {
    const Syntax query = target_of(at).query;
    add_lost_columns(
        at, *table,
        [&](const std::string& each) { return takes_column(at, query, copy, *table, each); },
        saved);
    add_swapped(at, copy, *table, at.after.get<Table>(move.to), saved);
  }
  return saved;
}

bool RowCopies::is_in_time(const JudgedStatement& change, const JudgedStatement& at) {
  return change.position < at.position || change.file == at.file;
}

SavedRows RowCopies::left_of(const Move& move, ObjectId from, const JudgedStatement& at) const {
  SavedRows saved = judge(move, from);
  const bool is_cleared = std::any_of(deletes_.begin(), deletes_.end(), [&](const Change& each) {
    return each.table == move.to && is_in_front(*move.at, *each.at) && is_in_time(*each.at, at) &&
           reaches_copies(*each.at, *move.at, from);
  });
  if (is_cleared) saved.gaps.emplace_back("loses rows again by DELETE");
  return saved;
}

// The table that holds the rows stays as far as the file of `at`, or is copied on before it goes. What a later file does
// to it is the loss of that one.
bool RowCopies::outlives(const JudgedStatement& at, SavedRows& saved, unsigned depth) const {
  const auto gone = std::find_if(drops_.begin(), drops_.end(), [&](const Change& each) {
    return is_in_time(*each.at, at) && each.table == saved.to && is_in_front(*saved.copy, *each.at);
  });
  const auto* table = saved.copy->after.get<Table>(saved.to);
  const bool is_temporary = table != nullptr && table->is_temporary();
  if (gone == drops_.end() && !is_temporary) return true;
  if (depth > 4) return false;
  // A temporary one that nobody drops goes with the session.
  const JudgedStatement& end = gone != drops_.end() ? *gone->at : *context_.statements->back();
  SavedRows next;
  for (const Move& each : moves_) {
    const bool is_behind = is_in_front(*saved.copy, *each.at);
    if (!is_behind || each.at->position >= end.position + (gone == drops_.end() ? 1 : 0)) continue;
    if (!contains(each.from, saved.to) || each.to == saved.to) continue;
    SavedRows found = left_of(each, saved.to, at);
    if (!outlives(at, found, depth + 1)) continue;
    prefer(next, std::move(found));
  }
  if (next.copy == nullptr) return false;
  // What the second copy leaves out of the first one need not have been in the old table.
  if (saved.gaps.empty()) saved.gaps = std::move(next.gaps);
  if (saved.lost_columns.empty()) saved.lost_columns = std::move(next.lost_columns);
  return true;
}

SavedRows RowCopies::best(const JudgedStatement& at, ObjectId from, ObjectId to,
                          std::string_view column, unsigned depth) const {
  SavedRows best;
  for (const Move& each : moves_) {
    if (!is_in_front(*each.at, at) || !contains(each.from, from) || each.to == from) continue;
    if (to != 0 && each.to != to) continue;
    SavedRows found = left_of(each, from, at);
    if (to == 0 && !outlives(at, found, depth)) continue;
    if (!column.empty() && !reduce_to(column, from, found)) continue;
    prefer(best, std::move(found));
  }
  return best;
}

bool RowCopies::updates_from(const Update& update, ObjectId table) {
  return update.table != table && contains(update.from, table);
}

SavedRows RowCopies::moved_beside(const JudgedStatement& at, ObjectId from, ObjectId to) const {
  SavedRows best;
  for (const Move& each : moves_) {
    if (each.to == to && contains(each.from, from) && commit_together(*each.at, at)) {
      prefer(best, left_of(each, from, at));
    }
  }
  return best;
}

SavedRows RowCopies::into(const JudgedStatement& at, ObjectId from, ObjectId to) const {
  return to == 0 ? SavedRows{} : best(at, from, to, {}, 0);
}

namespace {

// The values of other columns are in it too, or what a condition makes of them.
bool is_mixed(const Syntax& written) {
  const Syntax value = bare_value(written);
  bool found = false;
  walk(value, [&](const Syntax& node) {
    found = found || node.is(Node::binary) || node.is(Node::case_);
    return !found;
  });
  return found;
}

// UPDATE of the table itself, which sets another column from this one.
SavedRows saved_beside(const JudgedStatement& at, ObjectId table, std::string_view column) {
  ColumnCopy most = ColumnCopy::none;
  std::string made_into;
  for (const AssignedValue& set : assigned_values(*at.as<ast::Update>())) {
    if (at.before.same_name(set.column, column)) continue;
    const ColumnCopy copy = column_copy(at, table, column, set.column);
    if (copy <= most) continue;
    most = copy;
    made_into = is_mixed(set.value) ? set.column : std::string_view();
  }
  if (most == ColumnCopy::none) return {};
  SavedRows saved{&at, table, {}, {}, {}};
  saved.made_into = std::move(made_into);
  if (most == ColumnCopy::some_rows) saved.gaps.push_back(gap_of_filter("WHERE"));
  return saved;
}

}  // namespace

namespace {

// Equalities of two columns tie the tables; the rest of the condition leaves rows out, but for a test for NULL.
bool is_tie(const Syntax& part) {
  if (part.is(Node::is_test)) return true;
  return part.is(Node::binary) && operator_of(part) == "=" &&
         without_parentheses_around(part[0]).is(Node::column) &&
         without_parentheses_around(part[1]).is(Node::column);
}

template <typename IsHarmless>
bool all_terms(const Syntax& condition, const IsHarmless& is_harmless) {
  const Syntax part = without_parentheses_around(condition);
  if (!part.is(Node::and_)) return is_harmless(part);
  const Syntax::Children parts = part.children();
  return std::all_of(parts.begin(), parts.end(),
                     [&](const Syntax& each) { return all_terms(each, is_harmless); });
}

// UPDATE of another table, by its FROM. Of one column where one is given: WHERE column takes what is true of it.
SavedRows saved_by_update(const JudgedStatement& at, ObjectId to, ObjectId from,
                          std::string_view column) {
  SavedRows saved{&at, to, {}, {}, {}};
  const auto& update = *at.as<ast::Update>();
  if (!update.from || !update.where || is_in_loop(at)) return saved;
  const bool is_whole = all_terms(update.where, [&](const Syntax& part) {
    return is_tie(part) ||
           (part.is(Node::column) && !column.empty() && reads_column_of(at, part, from, column));
  });
  if (!is_whole) saved.gaps.push_back(gap_of_filter("WHERE"));
  return saved;
}

}  // namespace

SavedRows RowCopies::saved(const JudgedStatement& at, ObjectId table) const {
  SavedRows found = best(at, table, 0, {}, 0);
  for (const Update& each : updates_) {
    if (!is_in_front(*each.at, at) || !updates_from(each, table)) continue;
    SavedRows other = saved_by_update(*each.at, each.table, table, {});
    if (const auto* from = each.at->before.get<Table>(table)) {
      add_lost_columns(
          *each.at, *from,
          [&](const std::string& column) {
            return reads_column_of(*each.at, each.at->statement->syntax, table, column);
          },
          other);
      other.renumbered.clear();  // the rows that it changes had their numbers
    }
    prefer(found, std::move(other));
  }
  // What one copy leaves out another one has.
  std::erase_if(found.lost_columns, [&](const std::string& each) {
    return saved_column(at, table, each).copy != nullptr;
  });
  return found;
}

SavedRows RowCopies::saved_column(const JudgedStatement& at, ObjectId table,
                                  std::string_view column) const {
  SavedRows found = best(at, table, 0, column, 0);
  for (const Update& each : updates_) {
    if (!is_in_front(*each.at, at)) continue;
    if (each.table == table) {
      prefer(found, saved_beside(*each.at, table, column));
    } else if (updates_from(each, table) &&
               reads_column_of(*each.at, each.at->statement->syntax, table, column)) {
      prefer(found, saved_by_update(*each.at, each.table, table, column));
    }
  }
  return found;
}

}  // namespace mig
