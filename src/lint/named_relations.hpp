// The relations that a statement needs by name when it runs, and what it makes.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct NamedRelation {
  ast::ObjectName name;
  Span span;  // in the statement's text
};

// Tables and views that have to be there for the statement to succeed; those behind IF EXISTS are left out. On SQLite
// views, triggers and foreign keys may name what is not there yet.
std::vector<NamedRelation> named_relations(const JudgedStatement& at);

// The table or view that it makes; null: none.
const ast::ObjectName* made_relation(const JudgedStatement& at);

// One runs after the other; a down runs with no other file.
bool runs_with(const JudgedStatement& a, const JudgedStatement& b);

// The DROPs without IF EXISTS of what an earlier statement dropped. Each name is looked up once, however often it is dropped.
class RepeatedDrops {
 public:
  explicit RepeatedDrops(const LintContext& context);
  bool has(const JudgedStatement& at) const;

 private:
  using Statements = std::vector<const JudgedStatement*>;
  std::map<std::pair<ObjectKind, std::string>, Statements> dropped_;  // by kind and written name
  std::map<std::tuple<ObjectId, ast::AlterTableKind, std::string_view>, Statements> parts_;
};

std::string text_of_name(const ast::ObjectName& name);

}  // namespace mig
