// Columns and constraints as CREATE TABLE and ALTER TABLE … ADD bring them into a table.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// Changes a copy of a table whose original is in the catalogue already (so that sequences and indexes can belong to it);
// the caller puts the copy in its place after finish().
class TableBuilder {
 public:
  TableBuilder(Applier& to, Table& table) : to_(to), table_(table) {}

  void column(const ast::Column& column, std::size_t position = SIZE_MAX);
  // The options of a column that is there already: of a typed table, of a partition.
  void column_options(const ast::Column& column);
  void constraint(const ast::Constraint& constraint) {
    pending_.push_back({&constraint, {}, std::string(constraint.name.text), place_of(constraint)});
  }
  // Makes what was given, in PostgreSQL's order: checks, the primary key, other keys, foreign keys; of
  // each kind in the order of the text, be they at a column or not.
  void finish();

  // Identity and serial columns own one.
  ObjectId make_sequence(const Column& column, ast::List<ast::Option> options, bool is_identity);

 private:
  struct Pending {
    const ast::Constraint* constraint;
    std::string column;  // of a column's constraint
    std::string name;    // given; of a key perhaps to one that says the same
    std::size_t place;   // in the text
  };

  static std::size_t place_of(const ast::Constraint& constraint);

  void take_options(Column& made, const ast::Column& column);
  void simple_constraint(Column& made, const ast::Constraint& constraint);
  void identity(Column& made, const ast::Constraint& constraint);
  void serial(Column& made);
  void add(const Pending& pending);
  void not_null(const Pending& pending);
  void check(Constraint& made, const ast::Constraint& constraint);
  void key(Constraint& made, const ast::Constraint& constraint);
  void key_with_index(Constraint& made, const ast::Constraint& constraint);
  void adopt_index(Constraint& made, const ast::Constraint& constraint);
  void foreign_key(Constraint& made, const ast::Constraint& constraint);
  void postgres_foreign_key(Constraint& made, const ast::Constraint& constraint);
  void drop_repeated_keys();

  Applier& to_;
  Table& table_;
  std::vector<Pending> pending_;
};

// The column that all of an expression is about; empty when there are several or none.
std::string only_column(const Table& table, const ast::Expression& expression, Dialect dialect);

}  // namespace mig
