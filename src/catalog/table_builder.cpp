#include "catalog/table_builder.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/drop.hpp"
#include "catalog/make_index.hpp"
#include "catalog/secrets.hpp"
#include "catalog/sequences.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/quote.hpp"
#include "sql/unquote.hpp"

namespace mig {

using ast::ConstraintKind;

std::string only_column(const Table& table, const ast::Expression& expression, Dialect dialect) {
  std::string found;
  bool is_only = true;
  Lowering to = lowering_of(expression);
  walk(expression, [&](const Syntax& node) {
    if (!node.is(Node::column)) return true;
    const Syntax::Children parts = node.children();
    const std::string name(to.name(parts[parts.size() - 1]).text);
    static_cast<void>(dialect);
    if (table.column(name) == nullptr) return true;
    is_only = is_only && (found.empty() || found == name);
    found = name;
    return true;
  });
  return is_only ? found : std::string();
}

// ---- columns

void TableBuilder::column(const ast::Column& column, std::size_t position) {
  Column made;
  made.name = column.name.text;
  made.type = to_.data_type(column.type);
  made.created = to_.number;
  if (column.type.is_serial) serial(made);
  const std::size_t at = std::min(position, table_.columns.size());
  table_.columns.insert(table_.columns.begin() + static_cast<std::ptrdiff_t>(at), std::move(made));
  take_options(table_.columns.at_for_change(at), column);
}

void TableBuilder::column_options(const ast::Column& column) {
  if (Column* present = table_.column_for_change(column.name.text)) take_options(*present, column);
}

void TableBuilder::take_options(Column& made, const ast::Column& column) {
  if (column.collation) made.collation = to_.collation_of(column.collation);
  if (made.collation == "default" || made.collation == "pg_catalog.default") made.collation.clear();
  if (made.collation.starts_with("pg_catalog.")) made.collation.erase(0, 11);
  if (!column.storage.empty() && column.storage != "default") made.storage = column.storage;
  if (!column.compression.empty() && column.compression != "default") {
    made.compression = column.compression;
  }
  put_settings(made.foreign_options, column.options);
  drop_secrets(made.foreign_options);
  const std::string name = made.name;
  for (const ast::Constraint& each : column.constraints) {
    switch (each.kind) {
      case ConstraintKind::null:
      case ConstraintKind::default_:
      case ConstraintKind::generated:
      case ConstraintKind::identity: simple_constraint(made, each); break;
      default:
        pending_.push_back({&each, name, std::string(each.name.text), column.name.span.begin});
    }
  }
}

void TableBuilder::simple_constraint(Column& made, const ast::Constraint& constraint) {
  switch (constraint.kind) {
    case ConstraintKind::default_:
      made.default_value = to_.text(constraint.expression, table_.uses);
      if (made.default_value == "null") made.default_value.clear();
      break;
    case ConstraintKind::generated:
      made.generated = to_.text(constraint.expression, table_.uses);
      made.is_stored = constraint.is_stored;
      break;
    case ConstraintKind::identity: identity(made, constraint); break;
    default: break;
  }
}

ObjectId TableBuilder::make_sequence(const Column& column, ast::List<ast::Option> options,
                                     bool is_identity) {
  Sequence made;
  made.parent = table_.parent;
  for (const ast::Option& option : options) {
    if (option.name != "sequence_name") continue;
    const std::size_t dot = option.text.rfind('.');
    made.name = dot == std::string_view::npos ? option.text : option.text.substr(dot + 1);
    if (made.name.starts_with('"')) made.name = unquote_identifier(made.name, Dialect::postgres);
  }
  if (made.name.empty()) {
    made.name = choose_relation_name(to_.catalog, table_.parent, table_.name, column.name, "seq");
  }
  const std::string type = to_.catalog.to_string(column.type);
  made.type = type;
  set_sequence_options(made, options, true);
  made.persistence = table_.persistence;
  made.owner_table = table_.id;
  made.owner_column = column.name;
  made.is_identity = is_identity;
  return to_.add(std::move(made));
}

void TableBuilder::identity(Column& made, const ast::Constraint& constraint) {
  made.identity = constraint.is_always ? Identity::always : Identity::by_default;
  made.not_null = true;
  made.sequence = make_sequence(made, constraint.sequence, true);
}

void TableBuilder::serial(Column& made) {
  made.not_null = true;
  made.sequence = make_sequence(made, {}, false);
  made.default_value =
      concat("nextval(", quote_string(to_.catalog.qualified_name(made.sequence)), "::regclass)");
  table_.uses.push_back(made.sequence);
}

// ---- constraints

void TableBuilder::finish() {
  const auto rank = [](const Pending& pending) {
    switch (pending.constraint->kind) {
      case ConstraintKind::not_null:
      case ConstraintKind::check: return 0;
      case ConstraintKind::primary_key: return 1;
      case ConstraintKind::foreign_key: return 3;
      default: return 2;
    }
  };
  if (to_.is_postgres()) {
    std::stable_sort(pending_.begin(), pending_.end(), [&](const Pending& a, const Pending& b) {
      return std::pair(rank(a), a.place) < std::pair(rank(b), b.place);
    });
  }
  if (to_.is_postgres()) drop_repeated_keys();
  for (const Pending& each : pending_) add(each);
  pending_.clear();
}

std::size_t TableBuilder::place_of(const ast::Constraint& constraint) {
  if (constraint.expression) return constraint.expression.span().begin;
  if (!constraint.columns.empty()) return constraint.columns[0].span.begin;
  if (constraint.elements.empty()) return constraint.name.span.begin;
  const ast::IndexElement& first = constraint.elements[0];
  return first.expression ? first.expression.span().begin : first.column.span.begin;
}

void TableBuilder::add(const Pending& pending) {
  const ast::Constraint& constraint = *pending.constraint;
  if (constraint.kind == ConstraintKind::not_null) {
    not_null(pending);
    return;
  }
  Constraint made;
  made.kind = constraint.kind;
  made.name = pending.name;
  made.is_named = !pending.name.empty();
  made.columns = texts(constraint.columns);
  if (made.columns.empty() && !pending.column.empty()) made.columns = {pending.column};
  made.is_deferrable = constraint.is_deferrable || constraint.initially_deferred;
  made.initially_deferred = constraint.initially_deferred;
  made.is_enforced = !constraint.not_enforced;
  made.is_valid = !constraint.not_valid && made.is_enforced;
  made.no_inherit = constraint.no_inherit;
  made.without_overlaps = constraint.without_overlaps;
  made.on_conflict = constraint.on_conflict;
  made.is_autoincrement = constraint.is_autoincrement;
  made.is_descending = constraint.order == ast::SortOrder::descending;
  made.created = to_.number;
  if (made.kind == ConstraintKind::primary_key && table_.primary_key() != nullptr) {
    throw Refused{concat(table_.name, " has a primary key already")};
  }
  switch (constraint.kind) {
    case ConstraintKind::check: check(made, constraint); break;
    case ConstraintKind::foreign_key: foreign_key(made, constraint); break;
    default: key(made, constraint); return;
  }
  table_.constraints.push_back(std::move(made));
}

void TableBuilder::not_null(const Pending& pending) {
  const ast::Constraint& constraint = *pending.constraint;
  std::string name = pending.column;
  if (name.empty() && !constraint.columns.empty()) name = constraint.columns[0].text;
  if (Column* column = table_.column_for_change(name)) column->not_null = true;
  // One without a name of its own is no more than the column's property.
  if (!constraint.name && constraint.on_conflict == ast::ConflictAction::unsaid &&
      !constraint.not_valid && !constraint.no_inherit) {
    return;
  }
  Constraint made;
  made.kind = ConstraintKind::not_null;
  made.name = constraint.name
                  ? std::string(constraint.name.text)
                  : choose_constraint_name(to_.catalog, table_.parent, table_, name, "not_null");
  made.is_named = static_cast<bool>(constraint.name);
  made.columns = {name};
  made.is_valid = !constraint.not_valid;
  made.no_inherit = constraint.no_inherit;
  made.on_conflict = constraint.on_conflict;
  made.created = to_.number;
  if (!to_.is_postgres() && !made.is_named) made.name.clear();
  table_.constraints.push_back(std::move(made));
}

void TableBuilder::check(Constraint& made, const ast::Constraint& constraint) {
  // SQLite drops a column together with the CHECK that is written at it.
  if (to_.is_postgres()) made.columns.clear();
  made.expression = to_.text(constraint.expression, table_.uses);
  if (made.is_named || !to_.is_postgres()) return;
  const std::string column = only_column(table_, constraint.expression, to_.catalog.dialect());
  made.name = choose_constraint_name(to_.catalog, table_.parent, table_, column, "check");
}

// A key that is said twice is made once, with the first name that was given.
void TableBuilder::drop_repeated_keys() {
  const auto columns = [](const Pending& pending) {
    std::vector<std::string> names = texts(pending.constraint->columns);
    if (names.empty() && !pending.column.empty()) names = {pending.column};
    return names;
  };
  std::vector<Pending> kept;
  std::map<std::vector<std::string>, std::vector<std::size_t>> keys;  // places in `kept`
  for (const Pending& each : pending_) {
    const ast::Constraint& constraint = *each.constraint;
    const bool is_key =
        constraint.kind == ConstraintKind::unique || constraint.kind == ConstraintKind::primary_key;
    if (!is_key) {
      kept.push_back(each);
      continue;
    }
    std::vector<std::size_t>& alike = keys[columns(each)];
    const auto same = std::find_if(alike.begin(), alike.end(), [&](std::size_t place) {
      const ast::Constraint& prior = *kept[place].constraint;
      return !constraint.index->using_index && prior.is_deferrable == constraint.is_deferrable &&
             prior.nulls_not_distinct == constraint.nulls_not_distinct &&
             prior.index->include.empty() && constraint.index->include.empty();
    });
    if (same == alike.end()) {
      alike.push_back(kept.size());
      kept.push_back(each);
    } else if (kept[*same].name.empty()) {
      kept[*same].name = constraint.name.text;
    }
  }
  pending_ = std::move(kept);
}

void TableBuilder::key(Constraint& made, const ast::Constraint& constraint) {
  if (to_.is_postgres()) {
    if (constraint.index->using_index) {
      adopt_index(made, constraint);
    } else {
      key_with_index(made, constraint);
    }
    return;
  }
  for (const ast::IndexElement& each : constraint.elements) {
    std::string suffix;
    if (each.collation) suffix = concat(" collate ", text_of(each.collation));
    if (each.order == ast::SortOrder::descending) suffix += " desc";
    made.key_suffixes.push_back(std::move(suffix));
  }
  if (made.columns.empty()) {
    for (const ast::IndexElement& each : constraint.elements)
      made.columns.emplace_back(each.column.text);
  }
  table_.constraints.push_back(std::move(made));
}

void TableBuilder::key_with_index(Constraint& made, const ast::Constraint& constraint) {
  Index index;
  index.name = made.name;
  index.parent = table_.parent;
  index.table = table_.id;
  index.is_primary = made.kind == ConstraintKind::primary_key;
  index.is_unique = made.kind != ConstraintKind::exclude;
  index.method =
      constraint.index->access_method ? std::string(constraint.index->access_method.text) : "btree";
  if (made.without_overlaps) index.method = "gist";
  index.nulls_not_distinct = constraint.nulls_not_distinct;
  index.storage_parameters = settings(constraint.index->with);
  index.include = texts(constraint.index->include);
  index.constraint = made.name.empty() ? "?" : made.name;
  if (made.kind == ConstraintKind::exclude) {
    for (const ast::IndexElement& each : constraint.elements) {
      index.elements.push_back(make_element(to_, each, index.method, index.uses));
      made.exclusion_operators.emplace_back(each.exclusion_operator);
    }
    index.predicate = to_.text(constraint.index->predicate, index.uses);
    made.columns.clear();
    for (const IndexElement& each : index.elements) {
      if (!each.column.empty()) made.columns.push_back(each.column);
    }
  } else {
    index.elements = plain_elements(made.columns);
  }
  if (index.is_primary) {
    for (const std::string& each : made.columns) {
      if (Column* column = table_.column_for_change(each)) column->not_null = true;
    }
  }
  made.index = add_index(to_, std::move(index), table_.name, &table_);
  made.name = to_.catalog.object(made.index)->name;
  table_.constraints.push_back(std::move(made));
}

// ADD CONSTRAINT … USING INDEX: the index gets the constraint's name, or the constraint the index's.
void TableBuilder::adopt_index(Constraint& made, const ast::Constraint& constraint) {
  const ObjectId id =
      to_.catalog.find(ObjectKind::index, table_.parent, constraint.index->using_index.text);
  if (made.name.empty()) made.name = constraint.index->using_index.text;
  const bool is_primary = made.kind == ConstraintKind::primary_key;
  to_.catalog.edit<Index>(id, [&](Index& index) {
    index.name = made.name;
    index.constraint = made.name;
    index.is_primary = is_primary;
    made.columns.clear();
    for (const IndexElement& each : index.elements) made.columns.push_back(each.column);
  });
  for (const std::string& each : made.columns) {
    Column* column = table_.column_for_change(each);
    if (is_primary && column != nullptr) column->not_null = true;
  }
  made.index = to_.catalog.get<Index>(id) != nullptr ? id : 0;
  table_.constraints.push_back(std::move(made));
}

void TableBuilder::foreign_key(Constraint& made, const ast::Constraint& constraint) {
  made.referenced_columns = texts(constraint.references->columns);
  made.match = constraint.references->match;
  made.on_delete = constraint.references->on_delete;
  made.on_update = constraint.references->on_update;
  made.on_delete_columns = texts(constraint.references->on_delete_columns);
  if (to_.is_postgres()) {
    postgres_foreign_key(made, constraint);
  } else {
    made.referenced_name = constraint.references->table.name.text;
    if (!constraint.columns.empty()) made.key_suffixes.resize(made.columns.size());
  }
}

void TableBuilder::postgres_foreign_key(Constraint& made, const ast::Constraint& constraint) {
  made.references = to_.table(constraint.references->table);
  if (made.referenced_columns.empty()) {
    const auto* parent =
        made.references == table_.id ? &table_ : to_.catalog.get<Table>(made.references);
    const Constraint* key = parent == nullptr ? nullptr : parent->primary_key();
    if (key != nullptr) made.referenced_columns = key->columns;
  }
  if (made.name.empty()) {
    made.name = choose_constraint_name(to_.catalog, table_.parent, table_,
                                       joined_columns(made.columns), "fkey");
  }
}

}  // namespace mig
