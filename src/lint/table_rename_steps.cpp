#include "lint/table_rename_steps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/rename_steps.hpp"
#include "lint/row_copy.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

using Kind = ast::ConstraintKind;

struct RenamedColumn {
  std::string from, to;
};

class TableChange {
 public:
  TableChange(const LikelyRename& rename, const Catalog& end)
      : before_(rename.drop->before),
        end_(end),
        was_(*before_.get<Table>(rename.relation)),
        is_(*end.get<Table>(rename.made)),
        // A query gives its table no keys, defaults and NOT NULL: nobody meant them to go.
        is_query_(rename.add->as<ast::CreateTableAs>() != nullptr) {
    find_renamed(rename);
    for (const Column& each : is_.columns) {
      if (const Column* old = old_column(each.name)) {
        compare(*old, each);
      } else {
        added_.push_back(&each);
      }
    }
    for (const Column& each : was_.columns) {
      if (is_.column(new_name(each.name)) == nullptr) gone_.push_back(&each);
    }
    compare_keys();
  }

  const std::vector<RenamedColumn>& renamed() const { return renamed_; }
  // SQLite can add all that is new, and whoever writes the new table need not know what stays of the old one.
  bool is_simple() const {
    return others_.empty() &&
           std::all_of(added_.begin(), added_.end(),
                       [](const Column* each) { return can_be_added(*each); }) &&
           std::none_of(gone_.begin(), gone_.end(), [](const Column* each) {
             return each->not_null && each->default_value.empty();
           });
  }

  // What makes the old table, under the name `table`, the new one; nothing that is in it goes.
  std::vector<std::string> additions(const std::string& table) const {
    std::vector<std::string> steps;
    const std::string alter = concat("ALTER TABLE ", table, " ");
    for (const Column* each : added_) steps.push_back(concat(alter, added(*each), ";"));
    if (end_.dialect() == Dialect::postgres) {
      for (const Column* each : gone_) {
        if (!each->not_null || !each->default_value.empty()) continue;
        steps.push_back(concat(alter, "ALTER COLUMN ", end_.quoted(each->name), " DROP NOT NULL;"));
      }
    }
    return steps;
  }

  // As a comment, for whoever has to decide: "PRIMARY KEY (id) instead of …".
  std::vector<std::string> rest(const std::string& table) const {
    std::vector<std::string> all = others_;
    for (const Column* each : added_) {
      if (!can_be_added(*each)) {
        all.push_back(concat(end_.quoted(each->name), " needs a value in each row"));
      }
    }
    if (all.empty()) return {};
    return {concat("-- what is different besides in ", table, ": ", listed(all, all.size()))};
  }

  // SELECT list of a view that has the old names.
  std::string old_columns() const {
    std::vector<std::string> names;
    for (const Column& each : was_.columns) {
      const std::string to = new_name(each.name);
      names.push_back(to == each.name ? end_.quoted(to)
                                      : concat(end_.quoted(to), " AS ", before_.quoted(each.name)));
    }
    return join(names, ", ");
  }

  // INSERT of all rows into the new table, which gets first what it lacks of the old one.
  std::vector<std::string> copy(const std::string& from, const std::string& to) const {
    std::vector<std::string> steps, targets, sources;
    for (const Column* each : gone_) {
      steps.push_back(concat("ALTER TABLE ", to, " ADD COLUMN ", end_.quoted(each->name), " ",
                             before_.to_string(each->type), ";"));
    }
    for (const Column& each : was_.columns) {
      if (!each.generated.empty()) continue;
      targets.push_back(end_.quoted(new_name(each.name)));
      sources.push_back(before_.quoted(each.name));
    }
    for (const Column* each : added_) {
      const bool needs_value = each->not_null && each->default_value.empty() && !is_key(*each);
      if (!needs_value) continue;
      targets.push_back(end_.quoted(each->name));
      sources.push_back(concat("/* a value for ", end_.quoted(each->name), " */"));
    }
    steps.push_back(concat("-- behind CREATE TABLE ", to, " and in front of DROP TABLE ", from,
                           ":\nINSERT INTO ", to, " (", join(targets, ", "), ") SELECT ",
                           join(sources, ", "), " FROM ", from, ";"));
    return steps;
  }

  const std::vector<const Column*>& gone() const { return gone_; }

 private:
  void find_renamed(const LikelyRename& rename) {
    if (rename.copy == nullptr) return;
    for (const CopiedColumn& each : copy_of(*rename.copy, &was_).columns) {
      const bool is_new_name = !each.from.empty() && was_.column(each.to) == nullptr &&
                               is_.column(each.to) != nullptr && is_.column(each.from) == nullptr;
      if (is_new_name && new_name(each.from) == each.from) renamed_.push_back({each.from, each.to});
    }
  }

  std::string new_name(const std::string& old) const {
    for (const RenamedColumn& each : renamed_) {
      if (each.from == old) return each.to;
    }
    return old;
  }

  const Column* old_column(const std::string& name) const {
    for (const RenamedColumn& each : renamed_) {
      if (each.to == name) return was_.column(each.from);
    }
    return was_.column(name);
  }

  static bool is_rowid(const Column& column) {
    return column.identity != Identity::none || column.default_value.starts_with("nextval(");
  }
  static bool can_be_added(const Column& column) {
    const bool is_constant = column.default_value.find('(') == std::string::npos &&
                             !column.default_value.starts_with("CURRENT_");
    return !is_rowid(column) && column.generated.empty() && is_constant &&
           (!column.not_null || !column.default_value.empty());
  }
  bool is_key(const Column& column) const {
    const Constraint* key = is_.primary_key();
    return is_rowid(column) ||
           (key != nullptr && key->columns.size() == 1 && key->columns.front() == column.name);
  }

  std::string added(const Column& column) const {
    const std::string text =
        concat("ADD COLUMN ", end_.quoted(column.name), " ", end_.to_string(column.type));
    if (!can_be_added(column) || column.default_value.empty()) return text;
    return concat(text, column.not_null ? " NOT NULL" : "", " DEFAULT ", column.default_value);
  }

  void compare(const Column& old, const Column& now) {
    const std::string name = end_.quoted(now.name);
    const std::string was = before_.to_string(old.type), is = end_.to_string(now.type);
    if (was != is) others_.push_back(concat(name, " is ", is, " instead of ", was));
    if (is_query_) return;
    if (old.not_null != now.not_null) {
      others_.push_back(concat(name, now.not_null ? " is NOT NULL" : " may be NULL"));
    }
    if (old.default_value == now.default_value || (is_rowid(old) && is_rowid(now))) return;
    others_.push_back(now.default_value.empty()
                          ? concat(name, " has no default")
                          : concat(name, " has the default ", now.default_value));
  }

  static std::string names(const Catalog& catalog, const std::vector<std::string>& columns) {
    std::vector<std::string> quoted;
    for (const std::string& each : columns) quoted.push_back(catalog.quoted(each));
    return concat("(", join(quoted, ", "), ")");
  }

  // Of keys and CHECKs; empty: of another kind.
  static std::string text_of(const Catalog& catalog, const Constraint& constraint) {
    const std::string columns = names(catalog, constraint.columns);
    switch (constraint.kind) {
      case Kind::primary_key: return concat("PRIMARY KEY ", columns);
      case Kind::unique: return concat("UNIQUE ", columns);
      case Kind::check: return concat("CHECK (", constraint.expression, ")");
      case Kind::foreign_key: {
        const std::string to = constraint.references != 0
                                   ? catalog.qualified_name(constraint.references)
                                   : constraint.referenced_name;
        return concat("FOREIGN KEY ", columns, " REFERENCES ", to);
      }
      default: return {};
    }
  }

  std::vector<std::string> keys_of(const Catalog& catalog, const Table& table, bool is_old) const {
    std::vector<std::string> found;
    for (Constraint each : table.constraints) {
      if (is_old) {
        for (std::string& column : each.columns) column = new_name(column);
      }
      if (std::string text = text_of(catalog, each); !text.empty()) {
        found.push_back(std::move(text));
      }
    }
    return found;
  }

  void compare_keys() {
    const std::vector<std::string> was = keys_of(before_, was_, true),
                                   is = keys_of(end_, is_, false);
    const auto has = [](const std::vector<std::string>& all, const std::string& one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (const std::string& each : is) {
      if (!has(was, each)) others_.push_back(concat(each, " is new"));
    }
    for (const std::string& each : was) {
      if (!is_query_ && !has(is, each)) others_.push_back(concat(each, " is gone"));
    }
  }

  const Catalog& before_;
  const Catalog& end_;
  const Table& was_;
  const Table& is_;
  bool is_query_;
  std::vector<RenamedColumn> renamed_;
  std::vector<const Column*> added_, gone_;
  std::vector<std::string> others_;
};

bool are_both_known(const LikelyRename& rename, const Catalog& end) {
  return rename.drop->before.get<Table>(rename.relation) != nullptr &&
         end.get<Table>(rename.made) != nullptr;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

std::vector<std::string> sqlite_steps(const LikelyRename& rename, const TableChange& change,
                                      std::vector<std::string> renames, const std::string& from,
                                      const std::string& to) {
  // Keys and types stay as they are with a RENAME: there the new table is made and filled.
  if (!change.is_simple()) {
    return rename.copy != nullptr ? std::vector<std::string>() : change.copy(from, to);
  }
  append(renames, change.additions(to));
  return renames;
}

}  // namespace

std::vector<std::string> table_rename_steps(const LintContext& context, const LikelyRename& rename,
                                            const Catalog& end) {
  if (!are_both_known(rename, end)) return {};
  const Catalog& before = rename.drop->before;
  const Object *was = before.object(rename.relation), *is = end.object(rename.made);
  if (was->parent != is->parent) return {};
  // Made by an earlier file, it has the name already.
  if (rename.add->file != rename.drop->file && rename.add->position < rename.drop->position) {
    return {};
  }
  const TableChange change(rename, end);
  const std::string from = before.qualified_name(rename.relation),
                    to = end.qualified_name(rename.made);
  std::vector<std::string> renames{
      concat("ALTER TABLE ", from, " RENAME TO ", end.quoted(is->name), ";")};
  for (const RenamedColumn& each : change.renamed()) {
    renames.push_back(concat("ALTER TABLE ", to, " RENAME COLUMN ", before.quoted(each.from),
                             " TO ", end.quoted(each.to), ";"));
  }
  if (context.dialect == Dialect::sqlite) {
    return sqlite_steps(rename, change, std::move(renames), from, to);
  }
  std::string all = join(renames, "\n");
  all.pop_back();  // the ; that the steps have themselves
  std::vector<std::string> steps =
      relation_rename_steps(context, before, rename.relation, all, to,
                            change.renamed().empty() ? "*" : change.old_columns());
  std::vector<std::string> more = change.additions(to);
  append(more, change.rest(to));
  steps.insert(steps.end() - 1, more.begin(), more.end());
  return steps;
}

std::vector<std::string> table_change_steps(const LikelyRename& rename, const Catalog& end) {
  if (!are_both_known(rename, end)) return {};
  const TableChange change(rename, end);
  const std::string table = end.qualified_name(rename.made);
  std::vector<std::string> steps = change.additions(table);
  append(steps, change.rest(table));
  for (const Column* each : change.gone()) {
    steps.push_back(
        concat("-- next release: once no running code uses it\n-- mig: ignore "
               "dropping-column -- nothing uses it since release …\nALTER TABLE ",
               table, " DROP COLUMN ", end.quoted(each->name), ";"));
  }
  return steps;
}

}  // namespace mig
