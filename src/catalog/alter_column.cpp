// Columns: what ALTER TABLE does to them.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/alteration.hpp"
#include "catalog/drop.hpp"
#include "catalog/inherit.hpp"
#include "catalog/make_index.hpp"
#include "catalog/secrets.hpp"
#include "catalog/sequences.hpp"
#include "catalog/table_builder.hpp"
#include "catalog/view_columns.hpp"

namespace mig::alteration {

void add_column(const Alteration& at) {
  const ast::Column& column = at.action.column;
  const auto* table = at.to.catalog.get<Table>(at.table);
  if (table != nullptr) refuse_too_many_columns(at.to.catalog.dialect(), table->columns.size() + 1);
  at.edit([&](Table& changed) {
    const auto present = std::find_if(
        changed.columns.begin(), changed.columns.end(),
        [&](const Column& each) { return at.to.catalog.same_name(each.name, column.name.text); });
    if (present != changed.columns.end()) {
      if (at.is_inherited) {
        changed.columns.at_for_change(present).is_inherited = true;
        return;
      }
      if (at.action.if_not_exists || changed.is_open) return;
      throw Refused{concat("column ", column.name.text, " exists already")};
    }
    if (at.is_inherited) {
      // The child gets what the parent got, without its keys and sequences.
      const Table* parent = nullptr;
      for (const ObjectId id : changed.inherits) {
        const auto* each = at.to.catalog.get<Table>(id);
        if (each != nullptr && each->column(column.name.text) != nullptr) parent = each;
      }
      if (parent == nullptr) parent = at.to.catalog.get<Table>(changed.partition_of);
      if (parent != nullptr) inherit_from(at.to, changed, parent->id, ColumnPlace::last);
      return;
    }
    TableBuilder builder(at.to, changed);
    builder.column(column);
    builder.finish();
  });
}

void drop_column_action(const Alteration& at) {
  const auto* table = at.to.catalog.get<Table>(at.table);
  if (table == nullptr) return;
  const auto present = std::find_if(
      table->columns.begin(), table->columns.end(),
      [&](const Column& each) { return at.to.catalog.same_name(each.name, at.action.name.text); });
  if (present == table->columns.end()) {
    if (at.action.if_exists || table->is_open || table->is_unknown) return;
    throw Refused{concat("column ", at.name(), " does not exist")};
  }
  const std::string name = present->name;
  if (at.is_only) {  // children keep theirs
    for (const ObjectId child : children_of(at.to.catalog, at.table)) {
      at.to.catalog.edit<Table>(child, [&](Table& changed) {
        if (Column* column = changed.column_for_change(name)) column->is_local = true;
      });
    }
  }
  at.to.cascades = at.action.behavior == ast::Behavior::cascade;
  drop_column(at.to, at.table, name);
  at.to.cascades = true;
}

void set_default(const Alteration& at) {
  at.edit_column([&](Table& table, Column& column) {
    column.default_value = at.to.text(at.action.expression, table.uses);
    if (column.default_value == "null") column.default_value.clear();
  });
}

void drop_default(const Alteration& at) {
  at.edit_column([](Table&, Column& column) { column.default_value.clear(); });
}

void set_not_null(const Alteration& at) {
  at.edit_column([](Table&, Column& column) { column.not_null = true; });
}

void drop_not_null(const Alteration& at) {
  at.edit_column([](Table& table, Column& column) {
    column.not_null = false;
    erase_if(table.constraints, [&](const Constraint& each) {
      return each.kind == ast::ConstraintKind::not_null && each.columns.front() == column.name;
    });
  });
}

void set_type(const Alteration& at) {
  ObjectId sequence = 0;
  std::string type;
  at.edit_column([&](Table&, Column& column) {
    column.type = at.to.data_type(at.action.type);
    column.collation =
        at.action.collation ? at.to.collation_of(at.action.collation) : std::string();
    column.storage.clear();
    column.compression.clear();
    if (column.identity == Identity::none) return;
    sequence = column.sequence;
    type = at.to.catalog.to_string(column.type);
  });
  at.to.catalog.edit<Sequence>(sequence,
                               [&](Sequence& changed) { set_sequence_type(changed, type); });
  // Indexes are made anew.
  const auto* table = at.to.catalog.get<Table>(at.table);
  if (table == nullptr || !at.to.is_postgres()) return;
  for (const Index* each : at.to.catalog.dependents<Index>(at.table)) {
    if (each->table != at.table) continue;
    at.to.catalog.edit<Index>(each->id, [&](Index& changed) {
      drop_idle_casts(*table, changed.elements, at.to.catalog);
    });
  }
}

void set_statistics(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    const bool is_default = at.action.text == "-1" || at.action.text == "default";
    column.statistics = is_default ? "" : at.action.text;
  });
}

void set_storage(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    column.storage = at.action.text == "default" ? "" : at.action.text;
  });
}

void set_compression(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    column.compression = at.action.text == "default" ? "" : at.action.text;
  });
}

void set_column_options(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) { put_settings(column.options, at.action.options); });
}

void reset_column_options(const Alteration& at) {
  at.edit_column(
      [&](Table&, Column& column) { remove_settings(column.options, at.action.options); });
}

void column_generic_options(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    put_settings(column.foreign_options, at.action.options);
    drop_secrets(column.foreign_options);
  });
}

void add_identity(const Alteration& at) {
  at.edit_column([&](Table& table, Column& column) {
    column.identity = at.action.constraint->is_always ? Identity::always : Identity::by_default;
    column.not_null = true;
    column.sequence =
        TableBuilder(at.to, table).make_sequence(column, at.action.constraint->sequence, true);
  });
}

void set_identity(const Alteration& at) {
  ObjectId sequence = 0;
  at.edit_column([&](Table&, Column& column) {
    sequence = column.sequence;
    if (at.action.text == "always") column.identity = Identity::always;
    if (at.action.text == "by default") column.identity = Identity::by_default;
  });
  at.to.catalog.edit<Sequence>(sequence, [&](Sequence& changed) {
    set_sequence_options(changed, at.action.options, false);
  });
}

void drop_identity(const Alteration& at) {
  ObjectId sequence = 0;
  at.edit_column([&](Table&, Column& column) {
    if (column.identity == Identity::none) return;
    column.identity = Identity::none;
    std::swap(sequence, column.sequence);
  });
  if (sequence != 0) drop_object(at.to, sequence);
}

void set_expression(const Alteration& at) {
  at.edit_column([&](Table& table, Column& column) {
    column.generated = at.to.text(at.action.expression, table.uses);
  });
}

void drop_expression(const Alteration& at) {
  at.edit_column([](Table&, Column& column) { column.generated.clear(); });
}

}  // namespace mig::alteration
