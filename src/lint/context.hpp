// Everything a rule can ask: the files that are judged, each statement with the schema before and after it, what is new,
// what is locked, which time limits are in force.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <typeindex>
#include <vector>

#include "base/source.hpp"
#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"
#include "catalog/replay.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"
#include "lint/facts.hpp"
#include "lint/locks/effects.hpp"
#include "lint/options.hpp"
#include "lint/row_changes.hpp"
#include "lint/timeouts.hpp"
#include "migration/directory.hpp"
#include "migration/script.hpp"
#include "sql/ast.hpp"
#include "sql/body.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {

// A file that is judged.
struct LintFile {
  LintFile(Source text, Dialect which) : source(std::move(text)), dialect(which) {}

  Source source;
  Dialect dialect;
  Direction direction = Direction::up;
  std::int64_t version = 0;  // 0: not of a migrations directory
  std::string id;            // "20261120181500_add_user_email"; of other files their name
  SplitResult split;         // directives and problems are here
  std::optional<Script> script;
  bool is_transactional = true;  // mig runs it in one transaction of its own
  std::optional<Error> refusal;  // why mig would not run it
  Directives directives;
  // Where its statements lie among all that are judged, those of bodies with them.
  std::size_t first_statement = 0, end_of_statements = 0;
};

// When a statement is run.
enum class Runs : unsigned char {
  at_once,      // a statement of the file
  in_block,     // of a DO block, or of the SQL that one executes
  when_called,  // of a function's body: not by this migration
};

// A function or procedure that a statement calls and whose body the catalogue has.
struct RoutineCall {
  ObjectId routine = 0;
  std::string name;            // public.f(integer)
  const Body* body = nullptr;  // its statements are judged behind the one that calls it
};

struct JudgedStatement {
  const LintFile* file = nullptr;
  std::size_t position = 0;                   // among all judged statements
  const ast::Statement* statement = nullptr;  // null: it cannot be read
  std::shared_ptr<const Unreadable> unreadable;
  Span span;  // in the file
  Runs runs = Runs::at_once;
  bool is_conditional = false;             // perhaps not run: below IF, a loop, a handler
  const JudgedStatement* outer = nullptr;  // the DO or CREATE FUNCTION that it lies in
  const BodyStatement* in_body = nullptr;  // where it lies there
  const Body* body = nullptr;              // of a DO, a CREATE FUNCTION: what lies in it
  std::vector<RoutineCall> calls;          // what the statement runs besides
  // Of the body of a routine that `outer` calls; its places are those of the call. 0: it is not.
  ObjectId routine = 0;
  // How a message says so: "in public.f(integer), which is called here".
  std::string routine_note;
  // Of a trigger's function or a rule's action: this migration makes it run with each change of rows to come.
  bool is_fired = false;

  explicit JudgedStatement(const Catalog& now) : before(now), after(now) {}
  Catalog before, after;
  std::shared_ptr<const SessionState> session;  // before it
  std::uint32_t number = 0;                     // as in Object::created
  // Objects with a number above these are new since then.
  std::uint32_t transaction_begin = 0, file_begin = 0, set_begin = 0;
  std::uint32_t new_begin = 0;  // of these the one that LintOptions::new_reach names
  std::uint32_t own_begin =
      0;  // the same, but of a down since its up began: what the change made itself
  // Statements of one number commit together; 0: it commits by itself.
  std::uint32_t transaction = 0;
  Timeouts timeouts;  // in force while it runs
  Effects effects;
  bool was_refused = false;  // it cannot succeed on the schema as it is known; before == after
  std::string refusal;       // and why

  template <typename T>
  const T* as() const {
    return statement != nullptr ? statement->as<T>() : nullptr;
  }
  // The place in the file of a span that the statement or its syntax gave.
  Span place(Span inner) const {
    if (routine != 0) return span;
    return in_body != nullptr ? in_body->place(inner) : inner;
  }
  // What the whole statement touches. Many rules ask, and it takes a walk through the tree, so it is kept.
  const References& references() const;
  // To be called as soon as `statement`, `before` and `after` are what they will be.
  void settle();
  // ---- names as this statement sees them; 0: not there
  ObjectId find(ObjectKind kind, const ast::ObjectName& name) const {
    return find_in(before, kind, name);
  }
  ObjectId find_after(ObjectKind kind, const ast::ObjectName& name) const {
    return find_in(after, kind, name);
  }
  // What a DROP, RENAME, … names; functions by their arguments, triggers and policies by their table.
  ObjectId find(ObjectKind kind, const ast::ObjectReference& reference) const;
  // A table, foreign table, partition, view, index or sequence, before the statement.
  ObjectId relation(const ast::ObjectName& name) const { return find(ObjectKind::table, name); }
  const Table* table(const ast::ObjectName& name) const {
    return before.get<Table>(relation(name));
  }
  // For messages: the object's qualified name where it is known, else as it is written.
  std::string shown(const ast::ObjectName& name) const;
  // A type of a statement as the catalogue has it.
  DataType data_type(const ast::Type& type) const;

 private:
  ObjectId find_in(const Catalog& catalog, ObjectKind kind, const ast::ObjectName& name) const;

  // The relation that the statement is about. Most rules look it up, so that is done once.
  struct Target {
    const ast::ObjectName* name = nullptr;
    ObjectId before = 0, after = 0;
  };
  Target target_;
  mutable std::shared_ptr<const References> references_;
};

// The statements that run before or after one in the same direction, as LintContext::earlier() and later() say: to go
// through, one at a time, as most who ask have found what they look for soon.
class StatementsAround {
 public:
  using All = std::vector<std::unique_ptr<JudgedStatement>>;
  StatementsAround(const All& all, const JudgedStatement& of, int step)
      : all_(&all), of_(&of), step_(step) {}

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = const JudgedStatement*;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = value_type;
    Iterator(const StatementsAround& in, std::ptrdiff_t place) : in_(&in), place_(place) { find(); }
    const JudgedStatement* operator*() const { return in_->at(place_); }
    Iterator& operator++() {
      place_ += in_->step_;
      find();
      return *this;
    }
    bool operator==(const Iterator& other) const { return place_ == other.place_; }

   private:
    void find() {
      while (place_ != in_->last() && !in_->has(place_)) place_ += in_->step_;
    }
    const StatementsAround* in_;
    std::ptrdiff_t place_;
  };
  Iterator begin() const { return {*this, static_cast<std::ptrdiff_t>(of_->position) + step_}; }
  Iterator end() const { return {*this, last()}; }

 private:
  const JudgedStatement* at(std::ptrdiff_t place) const {
    return (*all_)[static_cast<std::size_t>(place)].get();
  }
  std::ptrdiff_t last() const { return step_ < 0 ? -1 : static_cast<std::ptrdiff_t>(all_->size()); }
  bool has(std::ptrdiff_t place) const {
    const JudgedStatement& each = *at(place);
    if (each.runs == Runs::when_called) return false;
    return each.file == of_->file ||
           (each.file->direction == Direction::up && of_->file->direction == Direction::up);
  }

  const All* all_;
  const JudgedStatement* of_;
  int step_;
};

class LintContext {
 public:
  Dialect dialect = Dialect::postgres;
  LintOptions options;
  // Of the engine that is judged for.
  VersionRange versions = every_postgres;
  // The files that are judged, in the order in which they run; downs behind the ups.
  const std::vector<std::unique_ptr<LintFile>>* files = nullptr;
  // All statements in the order in which they run, those of bodies behind what they lie in.
  const std::vector<std::unique_ptr<JudgedStatement>>* statements = nullptr;
  const MigrationDirectory* directory = nullptr;  // null: files alone are judged
  const Catalog* end = nullptr;                   // after the last up file
  LintFacts facts;

  // Every judged statement of this struct that is run by a migration: `visit(const T&, const JudgedStatement&)`.
  template <typename T, typename Visit>
  void each(Visit visit) const {
    for (const JudgedStatement* at : of_struct(ast::first_kind_of<T>())) {
      if (at->runs != Runs::when_called) visit(*at->as<T>(), *at);
    }
  }
  // Those too that triggers and rules of these migrations will run.
  template <typename T, typename Visit>
  void each_or_fired(Visit visit) const {
    for (const JudgedStatement* at : of_struct(ast::first_kind_of<T>())) {
      if (at->runs != Runs::when_called || at->is_fired) visit(*at->as<T>(), *at);
    }
  }
  // Every action of every ALTER TABLE: `visit(const ast::AlterTableAction&, const ast::AlterTable&, const JudgedStatement&)`.
  template <typename Visit>
  void each_action(ast::AlterTableKind kind, Visit visit) const {
    each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
      visit_actions(kind, alter, at, visit);
    });
  }
  template <typename Visit>
  void each_action_or_fired(ast::AlterTableKind kind, Visit visit) const {
    each_or_fired<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
      visit_actions(kind, alter, at, visit);
    });
  }
  // The statements that run before or after this one in the same direction, nearest first and in order. For downs: of the
  // same file only.
  StatementsAround earlier(const JudgedStatement& at) const { return {*statements, at, -1}; }
  StatementsAround later(const JudgedStatement& at) const { return {*statements, at, 1}; }

  // What several rules build of all statements, as Outlook: `T(const LintContext&)`, by the first one that asks.
  template <typename T>
  const T& built() const {
    std::shared_ptr<const void>& made = built_[typeid(T)];
    if (made == nullptr) made = std::make_shared<const T>(*this);
    return *static_cast<const T*>(made.get());
  }

  // The relation is no one's yet: it was created in this transaction, or since the migrations that are judged began
  // (options.new_reach says how far that goes), and no statement since has put rows into it. Also temporary ones. One with
  // a partition or a child that is not new holds its rows. An id that is not there is not new.
  bool is_new(const JudgedStatement& at, ObjectId relation) const;
  // It holds no row: it is new, or all rows were taken out of it in this transaction and none was put in since.
  bool is_empty(const JudgedStatement& at, ObjectId relation) const;
  // A column of a relation that is not new, added since as is_new() says.
  bool is_new_column(const JudgedStatement& at, ObjectId relation, std::string_view column) const;
  // From the sizes that were given; nullopt: not known.
  std::optional<TableSize> size_of(const JudgedStatement& at, ObjectId relation) const;

 private:
  friend class Judge;
  template <typename Visit>
  static void visit_actions(ast::AlterTableKind kind, const ast::AlterTable& alter,
                            const JudgedStatement& at, Visit& visit) {
    for (const ast::AlterTableAction& action : alter.actions) {
      if (action.kind == kind) visit(action, alter, at);
    }
  }
  bool is_new_itself(const JudgedStatement& at, ObjectId relation) const;
  using Statements = std::vector<const JudgedStatement*>;
  // Those of one struct, by the first of its kinds.
  const Statements& of_struct(Node kind) const;

  RowChanges rows_;
  mutable std::map<Node, Statements> by_struct_;  // filled when the first rule asks
  mutable std::map<std::type_index, std::shared_ptr<const void>> built_;
};

}  // namespace mig
