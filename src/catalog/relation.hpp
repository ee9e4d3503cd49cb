// Indexes, sequences and views.
#pragma once

#include <cstdint>

#include "catalog/table.hpp"

namespace mig {

struct IndexElement {
  std::string column;  // empty: an expression
  std::string name;    // of the index's own column; PostgreSQL names copies of the index after it
  ExpressionText expression;
  std::string collation;       // empty: that of the column
  std::string operator_class;  // empty: the default
  StoredSettings operator_class_options;
  bool is_descending = false;
  bool nulls_first = false;                        // PostgreSQL: as it works out, said or not
  bool is_same(const IndexElement& other) const {  // whatever it is called
    return column == other.column && expression == other.expression &&
           collation == other.collation && operator_class == other.operator_class &&
           operator_class_options == other.operator_class_options &&
           is_descending == other.is_descending && nulls_first == other.nulls_first;
  }
};

struct Index final : Object {
  ObjectId table = 0;  // or materialized view
  std::string method;  // PostgreSQL: "btree" when unsaid
  bool is_unique = false;
  bool is_primary = false;
  bool is_valid = true;
  bool nulls_not_distinct = false;
  std::string constraint;  // name of the constraint it enforces; empty: none
  std::vector<IndexElement> elements;
  std::vector<std::string> include;
  ExpressionText predicate;
  StoredSettings storage_parameters;
  ObjectId parent_index = 0;   // of the partitioned table
  std::vector<ObjectId> uses;  // functions, types in its expressions

  Index() : Object(ObjectKind::index) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Index>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

struct Sequence final : Object {
  std::string type = "bigint";
  std::int64_t increment = 1;
  std::int64_t minimum = 1;
  std::int64_t maximum = INT64_MAX;
  std::int64_t start = 1;
  std::int64_t cache = 1;
  bool cycle = false;
  ast::Persistence persistence = ast::Persistence::permanent;
  ObjectId owner_table = 0;  // OWNED BY: dropped with the column
  std::string owner_column;
  bool is_identity = false;

  Sequence() : Object(ObjectKind::sequence) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Sequence>(*this); }
  void add_references(std::vector<ObjectId>& to) const override { to.push_back(owner_table); }
};

// What a view reads of a relation.
struct ViewUse {
  ObjectId relation = 0;
  std::vector<std::string> columns;  // those it surely or possibly reads
  bool operator==(const ViewUse&) const = default;
};

// kind: view or materialized_view
struct View final : Object {
  std::vector<std::string> columns;
  bool columns_known = false;
  bool columns_named = false;  // a person gave the names; else they are those of the query
  std::string query;           // in the catalogue's own spelling
  std::string
      starred_query;  // PostgreSQL: with the stars that it was written with; empty: there were none
  StoredSettings options;
  std::string check_option;  // "", "local", "cascaded"
  bool is_temporary = false;
  bool is_recursive = false;
  bool is_populated = true;        // materialized
  std::vector<ViewUse> relations;  // PostgreSQL: what it depends on
  std::vector<ObjectId> uses;      // functions, types

  View() : Object(ObjectKind::view) {}
  explicit View(ObjectKind which) : Object(which) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<View>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

}  // namespace mig
