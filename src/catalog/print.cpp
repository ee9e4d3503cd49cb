#include "catalog/print.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "catalog/secrets.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// The order of kinds; what one needs of a later kind comes before it all the same.
enum Rank : int {
  schemas,
  extensions,
  dictionaries,
  configurations,  // of text search: which indexes and defaults name
  types,
  routines,
  wrappers,
  servers,
  sequences,
  tables,
  views,
  families,
  others,
  classes,  // name operators
};

Rank rank_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::schema: return schemas;
    case ObjectKind::extension: return extensions;
    case ObjectKind::type:
    case ObjectKind::domain: return types;
    case ObjectKind::function:
    case ObjectKind::procedure:
    case ObjectKind::aggregate: return routines;
    case ObjectKind::sequence: return sequences;
    case ObjectKind::table:
    case ObjectKind::foreign_table: return tables;
    case ObjectKind::view:
    case ObjectKind::materialized_view: return views;
    case ObjectKind::foreign_data_wrapper: return wrappers;
    case ObjectKind::server: return servers;
    case ObjectKind::operator_family: return families;
    case ObjectKind::text_search_dictionary: return dictionaries;
    case ObjectKind::text_search_configuration: return configurations;
    case ObjectKind::operator_class: return classes;
    default: return others;
  }
}

using Key = std::tuple<int, std::string, ObjectId>;

class Printer {
 public:
  explicit Printer(const Catalog& catalog) : catalog_(catalog) {}

  Statements print() {
    catalog_.for_each([&](const Object& each) {
      if (!is_left_out(each)) {
        keys_.emplace(each.id, Key{rank_of(each.kind), catalog_.qualified_name(each.id), each.id});
      }
    });
    sort();
    // Bodies may name what comes later.
    if (is_postgres() && !catalog_.all<Function>().empty()) add("SET check_function_bodies TO off");
    for (const ObjectId each : order_) create(*catalog_.object(each));
    for (const ObjectId each : order_) rest(*catalog_.object(each));
    keys();
    for (const ObjectId each : order_) foreign_keys(*catalog_.object(each));
    for (const ObjectId each : order_) hangers(*catalog_.object(each));
    for (const ObjectId each : order_) print_notes(catalog_, *catalog_.object(each), made_);
    for (const ObjectId each : order_) defaults(*catalog_.object(each));
    return std::move(made_);
  }

 private:
  bool is_postgres() const { return catalog_.dialect() == Dialect::postgres; }

  bool is_left_out(const Object& object) const {
    // A subscription's connection string is a secret.
    if (!object.extension.empty() || object.kind == ObjectKind::subscription) return true;
    // SQLite: main goes without saying, others are attached files.
    if (!is_postgres() && object.kind == ObjectKind::schema) return true;
    if (object.is_unknown && object.kind == ObjectKind::schema) return is_empty(object.id);
    if (object.is_unknown) return true;
    // SQLite has no table without columns: those of a query over what is not known.
    const auto* table = dynamic_cast<const Table*>(&object);
    if (table != nullptr && !is_postgres() && table->columns.empty() && table->module.empty()) {
      return true;
    }
    const auto* trigger = dynamic_cast<const Trigger*>(&object);
    if (trigger != nullptr && trigger->is_temporary) return true;
    if (const auto* index = dynamic_cast<const Index*>(&object)) {
      const Object* indexed = catalog_.object(index->table);
      if (indexed == nullptr || is_left_out(*indexed)) return true;
    }
    const Object* parent = catalog_.object(object.parent);
    if (parent == nullptr) return false;
    if (parent->name == "pg_temp") return true;
    if (!is_postgres() && parent->kind == ObjectKind::schema && parent->name != "main") return true;
    return parent->kind != ObjectKind::schema && is_left_out(*parent);
  }

  // A schema that nothing known lies in.
  bool is_empty(ObjectId schema) const {
    bool found = false;
    catalog_.for_each(
        [&](const Object& each) { found = found || (each.parent == schema && !each.is_unknown); });
    return !found;
  }

  void sort() {
    std::map<ObjectId, std::size_t> waits;
    std::map<ObjectId, std::vector<ObjectId>> needed_by;
    std::set<Key> ready;
    std::set<Key> left;
    for (const auto& [id, key] : keys_) {
      std::vector<ObjectId> ids = needs_of(catalog_, *catalog_.object(id));
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
      for (const ObjectId each : ids) {
        if (each == id || keys_.count(each) == 0) continue;
        ++waits[id];
        needed_by[each].push_back(id);
      }
      (waits[id] == 0 ? ready : left).insert(key);
    }
    while (!ready.empty() || !left.empty()) {
      std::set<Key>& from = ready.empty() ? left : ready;  // of a circle the first
      const ObjectId id = std::get<2>(*from.begin());
      from.erase(from.begin());
      order_.push_back(id);
      for (const ObjectId each : needed_by[id]) {
        if (--waits[each] != 0 || left.erase(keys_.at(each)) == 0) continue;
        ready.insert(keys_.at(each));
      }
    }
  }

  void add(std::string text) {
    if (!text.empty()) made_.push_back(std::move(text));
  }

  // The keys of partitions come before those of their parents, which then find theirs there.
  static bool has_late_keys(const Table& table) {
    return table.is_partitioned() || table.partition_of != 0;
  }

  void create(const Object& object) {
    if (const auto* table = dynamic_cast<const Table*>(&object)) {
      add(print_table(catalog_, *table, !has_late_keys(*table)));
    } else if (const auto* sequence = dynamic_cast<const Sequence*>(&object)) {
      if (!sequence->is_identity) add(print_sequence(catalog_, *sequence));
    } else if (const auto* view = dynamic_cast<const View*>(&object)) {
      add(print_view(catalog_, *view));
    } else if (const auto* type = dynamic_cast<const UserType*>(&object)) {
      add(print_type(catalog_, *type));
    } else if (const auto* domain = dynamic_cast<const Domain*>(&object)) {
      add(print_domain(catalog_, *domain));
    } else if (const auto* function = dynamic_cast<const Function*>(&object)) {
      add(print_function(catalog_, *function));
    } else if (object.kind == ObjectKind::schema) {
      if (object.name != "public") {
        add(concat("CREATE SCHEMA IF NOT EXISTS ", catalog_.quoted(object.name)));
      }
    } else if (object.kind == ObjectKind::extension) {
      add(extension(static_cast<const Other&>(object)));
    } else if (const auto* other = dynamic_cast<const Other*>(&object);
               other != nullptr && other->kind != ObjectKind::statistics &&
               other->kind != ObjectKind::publication && other->kind != ObjectKind::unknown) {
      for (const std::string& each : other->statements) {
        if (std::string text = without_secret_options(each); !text.empty()) add(std::move(text));
      }
    }
  }

  // Some can lie in one schema only, so none is said where it is the usual one. Which version there is, the server says.
  std::string extension(const Other& extension) const {
    const bool is_usual = extension.identity.empty() || extension.identity == "public";
    const std::string created = extension.statements.empty() ? "" : extension.statements.front();
    return concat(
        "CREATE EXTENSION IF NOT EXISTS ", catalog_.quoted(extension.name),
        is_usual ? std::string() : concat(" WITH SCHEMA ", catalog_.quoted(extension.identity)),
        lower_ascii(created).ends_with(" cascade") ? " CASCADE" : "");
  }

  void rest(const Object& object) {
    if (const auto* domain = dynamic_cast<const Domain*>(&object)) {
      for (const Constraint& each : domain->constraints) {
        if (each.is_valid) continue;
        add(concat("ALTER DOMAIN ", catalog_.qualified_name(domain->id), " ADD CONSTRAINT ",
                   catalog_.quoted(each.name), " CHECK (", each.expression, ") NOT VALID"));
      }
    }
    if (const auto* table = dynamic_cast<const Table*>(&object)) {
      print_table_rest(catalog_, *table, made_);
    } else if (const auto* sequence = dynamic_cast<const Sequence*>(&object);
               sequence != nullptr && sequence->owner_table != 0 && !sequence->is_identity) {
      add(concat("ALTER SEQUENCE ", catalog_.qualified_name(sequence->id), " OWNED BY ",
                 catalog_.qualified_name(sequence->owner_table), ".",
                 catalog_.quoted(sequence->owner_column)));
    }
  }

  // Default privileges, which must not reach what is made here.
  void defaults(const Object& object) {
    const auto* other = dynamic_cast<const Other*>(&object);
    if (other == nullptr || other->kind != ObjectKind::unknown) return;
    for (const std::string& each : other->statements) add(each);
  }

  int depth_of(ObjectId table) const {
    const auto* found = catalog_.get<Table>(table);
    return found == nullptr || found->partition_of == 0 ? 0 : 1 + depth_of(found->partition_of);
  }

  void keys() {
    std::vector<std::pair<int, ObjectId>> deepest_first;
    for (const ObjectId each : order_) {
      if (const auto* index = catalog_.get<Index>(each)) {
        deepest_first.emplace_back(-depth_of(index->table), each);
      }
    }
    std::stable_sort(deepest_first.begin(), deepest_first.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [depth, id] : deepest_first) {
      const auto* index = catalog_.get<Index>(id);
      const auto* table = catalog_.get<Table>(index->table);
      if (index->constraint.empty()) {
        add(print_index(catalog_, *index));
      } else if (table != nullptr) {
        const Constraint* constraint = table->constraint(index->constraint);
        if (constraint != nullptr && (has_late_keys(*table) || repeats_key(*table, *constraint))) {
          add(concat("ALTER TABLE ", catalog_.qualified_name(table->id), " ADD ",
                     print_constraint(catalog_, *table, *constraint)));
        }
      }
    }
  }

  void foreign_keys(const Object& object) {
    const auto* table = dynamic_cast<const Table*>(&object);
    if (table == nullptr || !is_postgres()) return;
    const std::string alter = concat("ALTER TABLE ", catalog_.qualified_name(table->id), " ");
    std::map<std::string, const Constraint*> by_name;
    for (const Constraint& each : table->constraints) {
      const bool is_own = each.is_local || !each.is_inherited;
      if (each.kind == ast::ConstraintKind::foreign_key && is_own) by_name[each.name] = &each;
    }
    for (const auto& [name, each] : by_name) {
      add(concat(alter, "ADD ", print_constraint(catalog_, *table, *each)));
    }
    if (!table->replica_identity.empty()) {
      add(concat(alter, "REPLICA IDENTITY ", table->replica_identity));
    }
    if (!table->clustered_on.empty()) {
      add(concat(alter, "CLUSTER ON ", catalog_.quoted(table->clustered_on)));
    }
  }

  void hangers(const Object& object) {
    constexpr std::string_view states[] = {"", "ENABLE ALWAYS", "ENABLE REPLICA", "DISABLE"};
    const auto state = [&](Enabled enabled, std::string_view kind) {
      if (enabled == Enabled::origin) return;
      add(concat("ALTER TABLE ", catalog_.qualified_name(object.parent), " ",
                 states[static_cast<std::size_t>(enabled)], " ", kind, " ",
                 catalog_.quoted(object.name)));
    };
    if (const auto* trigger = dynamic_cast<const Trigger*>(&object)) {
      if (trigger->parent_trigger == 0) add(print_trigger(catalog_, *trigger));
      state(trigger->enabled, "TRIGGER");
    } else if (const auto* policy = dynamic_cast<const Policy*>(&object)) {
      add(print_policy(catalog_, *policy));
    } else if (const auto* rule = dynamic_cast<const Rule*>(&object)) {
      add(rule->definition);
      state(rule->enabled, "RULE");
    } else if (const auto* other = dynamic_cast<const Other*>(&object)) {
      if (other->kind == ObjectKind::publication) {
        for (const std::string& each : other->statements) add(each);
      }
      if (other->kind == ObjectKind::statistics) statistics(*other);
    }
  }

  void statistics(const Other& other) {
    std::string table;
    for (const ObjectId each : other.uses) {
      if (catalog_.get<Table>(each) != nullptr) table = catalog_.qualified_name(each);
    }
    const std::string name = catalog_.qualified_name(other.id);
    const std::string& kinds = other.statements.front();
    add(concat("CREATE STATISTICS ", name, kinds.empty() ? "" : concat(" (", kinds, ")"), " ON ",
               other.identity, " FROM ", table));
    if (other.statements.size() > 1) {
      add(concat("ALTER STATISTICS ", name, " SET STATISTICS ", other.statements[1]));
    }
  }

  const Catalog& catalog_;
  std::map<ObjectId, Key> keys_;
  std::vector<ObjectId> order_;
  Statements made_;
};

}  // namespace

std::vector<std::string> print_statements(const Catalog& catalog) {
  return Printer(catalog).print();
}

std::string print(const Catalog& catalog) {
  std::string made;
  for (const std::string& each : print_statements(catalog)) made += concat(each, ";\n\n");
  return made;
}

}  // namespace mig
