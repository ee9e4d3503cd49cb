// The relations that a statement needs by name when it runs, and what it makes.
#pragma once

#include <string>
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

// A DROP without IF EXISTS of what an earlier statement dropped.
bool is_repeated_drop(const LintContext& context, const JudgedStatement& at);

std::string text_of_name(const ast::ObjectName& name);

}  // namespace mig
