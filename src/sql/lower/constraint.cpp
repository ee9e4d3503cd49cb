// Constraints of columns, tables and domains, in both dialects.
#include <algorithm>
#include <iterator>

#include "sql/lower/definition.hpp"

namespace mig {
namespace {

using ast::Constraint;
using ast::ConstraintKind;

struct KindOf {
  Node node;
  ConstraintKind kind;
};
constexpr KindOf kinds[] = {
    {Node::not_null, ConstraintKind::not_null},
    {Node::null_, ConstraintKind::null},
    {Node::default_, ConstraintKind::default_},
    {Node::generated, ConstraintKind::generated},
    {Node::identity, ConstraintKind::identity},
    {Node::check, ConstraintKind::check},
    {Node::primary_key, ConstraintKind::primary_key},
    {Node::unique_key, ConstraintKind::unique},
    {Node::foreign_key, ConstraintKind::foreign_key},
    {Node::references, ConstraintKind::foreign_key},
    {Node::exclude, ConstraintKind::exclude},
};

const KindOf* kind_of(Node node) {
  const auto* found = std::find_if(std::begin(kinds), std::end(kinds),
                                   [&](const KindOf& each) { return each.node == node; });
  return found == std::end(kinds) ? nullptr : found;
}

struct MarkOf {
  Node node;
  bool Constraint::*member;
  bool value;
};
constexpr MarkOf marks[] = {
    {Node::not_valid, &Constraint::not_valid, true},
    {Node::enforced, &Constraint::not_enforced, false},
    {Node::not_enforced, &Constraint::not_enforced, true},
    {Node::no_inherit, &Constraint::no_inherit, true},
    {Node::deferrable, &Constraint::is_deferrable, true},
    {Node::not_deferrable, &Constraint::is_deferrable, false},
    {Node::initially_deferred, &Constraint::initially_deferred, true},
    {Node::initially_immediate, &Constraint::initially_deferred, false},
};

ast::ForeignKeyAction key_action(const Syntax& node) {
  using Action = ast::ForeignKeyAction;
  if (node.has_own_word(Keyword::CASCADE)) return Action::cascade;
  if (node.has_own_word(Keyword::RESTRICT)) return Action::restrict;
  if (!node.has_own_word(Keyword::SET)) return Action::no_action;
  return node.has_own_word(Keyword::DEFAULT) ? Action::set_default : Action::set_null;
}

ast::MatchType match_type(const Syntax& node) {
  if (node.has_word(1, Keyword::FULL)) return ast::MatchType::full;
  return node.has_word(1, Keyword::PARTIAL) ? ast::MatchType::partial : ast::MatchType::simple;
}

void add_references(Lowering& to, const Syntax& node, Constraint& made) {
  ast::ForeignKey key;
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::object_name: key.table = to.object_name(child); break;
      case Node::names: key.columns = to.names(child); break;
      case Node::match: key.match = match_type(child); break;
      case Node::on_update: key.on_update = key_action(child); break;
      case Node::on_delete:
        key.on_delete = key_action(child);
        key.on_delete_columns = to.names(child.child(Node::names));
        break;
      default: apply_mark(child, made); break;  // SQLite: DEFERRABLE is a part of it
    }
  }
  made.references = to.rare(key);
}

ast::List<ast::Name> columns_of(Lowering& to, const ast::List<ast::IndexElement>& elements) {
  std::vector<ast::Name> names;
  for (const ast::IndexElement& element : elements) {
    if (element.column) names.push_back(element.column);
  }
  return to.list(names);
}

bool is_of_index(const Syntax& child) {
  switch (child.kind()) {
    case Node::include:
    case Node::where:
    case Node::using_index:
    case Node::access_method:
    case Node::with_options:
    case Node::tablespace: return true;
    default: return false;
  }
}

// Most keys say nothing of their index.
ast::Rare<ast::ConstraintIndex> index_of_key(Lowering& to, const Syntax& node) {
  const Syntax::Children children = node.children();
  if (std::none_of(children.begin(), children.end(), is_of_index)) return {};
  ast::ConstraintIndex made;
  made.include = to.names(node.child(Node::include));
  if (const Syntax where = node.child(Node::where)) made.predicate = where[0];
  made.using_index = name_in(to, node.child(Node::using_index));
  made.access_method = name_in(to, node.child(Node::access_method));
  made.with = to.options(node.child(Node::with_options));
  made.tablespace = name_in(to, node.child(Node::tablespace));
  return to.rare(made);
}

// PRIMARY KEY, UNIQUE, EXCLUDE
void add_key(Lowering& to, const Syntax& node, Constraint& made) {
  made.elements = to.index_elements(node.child(Node::index_elements));
  made.columns = columns_of(to, made.elements);
  made.index = index_of_key(to, node);
  made.nulls_not_distinct = node.has(Node::nulls_not_distinct);
  made.without_overlaps = node.has(Node::without_overlaps);
  made.is_autoincrement = node.has(Node::autoincrement);
  if (node.has_own_word(Keyword::DESC)) made.order = ast::SortOrder::descending;
  if (node.has_own_word(Keyword::ASC)) made.order = ast::SortOrder::ascending;
}

struct ConflictWord {
  Keyword word;
  ast::ConflictAction action;
};
constexpr ConflictWord conflict_words[] = {
    {Keyword::ROLLBACK, ast::ConflictAction::rollback},
    {Keyword::ABORT, ast::ConflictAction::abort},
    {Keyword::FAIL, ast::ConflictAction::fail},
    {Keyword::IGNORE, ast::ConflictAction::ignore},
    {Keyword::REPLACE, ast::ConflictAction::replace},
};

ast::ConflictAction conflict_action(const Syntax& node) {
  if (!node || node.token_count() == 0) return ast::ConflictAction::unsaid;
  for (const ConflictWord& each : conflict_words) {
    if (node.has_word(node.token_count() - 1, each.word)) return each.action;
  }
  return ast::ConflictAction::unsaid;
}

void add_body(Lowering& to, const Syntax& body, Constraint& made) {
  switch (made.kind) {
    case ConstraintKind::not_null:
      if (const ast::Name column = name_in(to, body)) made.columns = to.list(std::vector{column});
      break;
    case ConstraintKind::default_:
    case ConstraintKind::check: made.expression = body[0]; break;
    case ConstraintKind::generated:
      for (const Syntax& child : body.children()) {
        const Node kind = child.kind();
        if (kind == Node::always || kind == Node::virtual_ || kind == Node::stored) continue;
        made.expression = child;
      }
      made.is_stored = body.has(Node::stored);
      break;
    case ConstraintKind::identity:
      made.is_always = body.has(Node::always);
      made.sequence = sequence_options(to, body.child(Node::sequence_options));
      break;
    case ConstraintKind::foreign_key:
      if (body.is(Node::references)) return add_references(to, body, made);
      made.columns = to.names(body.child(Node::names));
      made.without_overlaps = body.child(Node::names) && body.child(Node::names).has(Node::period);
      add_references(to, body.child(Node::references), made);
      break;
    case ConstraintKind::primary_key:
    case ConstraintKind::unique:
    case ConstraintKind::exclude: add_key(to, body, made); break;
    case ConstraintKind::null: break;
  }
}

}  // namespace

bool apply_mark(const Syntax& node, Constraint& constraint) {
  for (const MarkOf& mark : marks) {
    if (!node.is(mark.node)) continue;
    constraint.*mark.member = mark.value;
    // INITIALLY DEFERRED alone makes a constraint deferrable.
    if (node.is(Node::initially_deferred)) constraint.is_deferrable = true;
    return true;
  }
  return false;
}

Constraint Lowering::constraint(const Syntax& node) {
  Constraint made;
  made.syntax = node;
  for (const Syntax& child : node.children()) {
    if (apply_mark(child, made)) continue;
    if (child.is(Node::constraint_name)) {
      made.name = name_in(*this, child);
    } else if (child.is(Node::conflict)) {
      made.on_conflict = conflict_action(child);
    } else if (const KindOf* kind = kind_of(child.kind())) {
      made.kind = kind->kind;
      add_body(*this, child, made);
      if (child.has(Node::conflict))
        made.on_conflict = conflict_action(child.child(Node::conflict));
    }
  }
  return made;
}

}  // namespace mig
