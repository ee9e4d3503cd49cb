// Functions, and what hangs on a relation: triggers, rules, policies.
#pragma once

#include "catalog/table.hpp"
#include "sql/ast/routine.hpp"

namespace mig {

struct Parameter {
  ast::ParameterMode mode = ast::ParameterMode::in;
  std::string name;
  DataType type;
  ExpressionText default_value;
};

// kind: function, procedure or aggregate
struct Function final : Object {
  std::vector<Parameter> parameters;
  std::string
      signature;  // types of the input parameters, as printed: "integer, text"; with the name it is unique
  DataType returns;
  bool returns_set = false;
  std::string language;
  std::string volatility = "volatile";
  bool is_strict = false;
  bool is_security_definer = false;
  bool is_window = false;
  bool is_leakproof = false;
  std::string parallel = "unsafe";
  std::string body;  // the text between the quotes, or "BEGIN ATOMIC …"/"RETURN …"
  bool has_sql_body = false;
  std::string link_symbol;
  StoredSettings settings;  // SET name = value
  StoredSettings others;    // cost, rows, support
  std::string definition;   // aggregate: the statement
  std::vector<ObjectId> uses;

  Function() : Object(ObjectKind::function) {}
  explicit Function(ObjectKind which) : Object(which) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Function>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

// A call with so many arguments may mean it.
bool takes(const Function& function, std::size_t argument_count);

enum class Enabled : unsigned char { origin, always, replica, disabled };

// Its parent is its relation.
struct Trigger final : Object {
  ast::TriggerTiming timing = ast::TriggerTiming::before;
  bool on_insert = false, on_update = false, on_delete = false, on_truncate = false;
  std::vector<std::string> update_columns;
  bool for_each_row = false;
  bool is_constraint = false;
  bool is_deferrable = false, initially_deferred = false;
  ObjectId from_table = 0;
  std::string old_table, new_table;
  ExpressionText when;
  ObjectId function = 0;
  std::string function_name;  // where the function is not known
  std::string arguments;      // as printed: "'a', 'b'"
  Enabled enabled = Enabled::origin;
  ObjectId parent_trigger = 0;  // of the partitioned table
  std::string body;             // SQLite: the statements
  bool is_temporary = false;
  std::vector<ObjectId> uses;

  Trigger() : Object(ObjectKind::trigger) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Trigger>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

struct Policy final : Object {
  bool is_permissive = true;
  std::string command = "all";
  std::vector<std::string> roles;  // "public" when unsaid
  ExpressionText using_;
  ExpressionText check;
  std::vector<ObjectId> uses;

  Policy() : Object(ObjectKind::policy) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Policy>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

struct Rule final : Object {
  std::string event;
  bool is_instead = false;
  std::string definition;  // what follows AS, in the catalogue's own spelling
  Enabled enabled = Enabled::origin;
  std::vector<ObjectId> uses;

  Rule() : Object(ObjectKind::rule) {}
  std::shared_ptr<Object> clone() const override { return std::make_shared<Rule>(*this); }
  void add_references(std::vector<ObjectId>& to) const override;
};

}  // namespace mig
