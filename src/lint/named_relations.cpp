#include "lint/named_relations.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

class Collector {
 public:
  explicit Collector(const JudgedStatement& at) : at_(at) {}
  std::vector<NamedRelation> found;

  void run() {
    const bool is_postgres = at_.before.dialect() == Dialect::postgres;
    if (const auto* made = at_.as<ast::CreateTable>()) {
      if (is_postgres) create(*made);
    } else if (const auto* alter = at_.as<ast::AlterTable>()) {
      change(*alter, is_postgres);
    } else if (const auto* index = at_.as<ast::CreateIndex>()) {
      add(index->table);
    } else if (const auto* trigger = at_.as<ast::CreateTrigger>()) {
      if (is_postgres) add(trigger->table);
    } else if (const auto* truncate = at_.as<ast::Truncate>()) {
      for (const ast::ObjectName& each : truncate->tables) add(each);
    } else if (const auto* drop = at_.as<ast::Drop>()) {
      drops(*drop);
    } else if (reads_rows(is_postgres)) {
      queries();
    }
  }

 private:
  void add(const ast::ObjectName& name) {
    if (name) found.push_back({name, name.span()});
  }

  // A table may refer to itself.
  void references(const ast::Constraint& each, const ast::ObjectName& owner) {
    if (!each.references) return;
    const ast::ObjectName& to = each.references->table;
    if (to.name.text == owner.name.text) return;
    add(to);
  }

  void create(const ast::CreateTable& made) {
    for (const ast::Column& column : made.columns) {
      for (const ast::Constraint& each : column.constraints) references(each, made.name);
    }
    for (const ast::Constraint& each : made.constraints) references(each, made.name);
    for (const ast::ObjectName& each : made.inherits) add(each);
    add(made.partition_of);
    for (const ast::LikeTable& each : made.likes) add(each.table);
  }

  void change(const ast::AlterTable& alter, bool is_postgres) {
    const bool is_table =
        alter.object == ObjectKind::table || alter.object == ObjectKind::foreign_table;
    if (alter.if_exists || !is_table) return;
    add(alter.name);
    if (!is_postgres) return;
    for (const ast::AlterTableAction& action : alter.actions) {
      if (action.kind == Kind::add_constraint) references(*action.constraint, alter.name);
      if (action.kind != Kind::add_column) continue;
      for (const ast::Constraint& each : action.column->constraints) references(each, alter.name);
    }
  }

  void drops(const ast::Drop& drop) {
    if (drop.if_exists || drop.object != ObjectKind::table) return;
    for (const ast::ObjectReference& each : drop.objects) add(each.name);
  }

  bool reads_rows(bool is_postgres) const {
    switch (at_.statement->kind) {
      case Node::select:
      case Node::insert:
      case Node::update:
      case Node::delete_:
      case Node::merge:
      case Node::create_table_as: return true;
      case Node::create_view:
      case Node::create_materialized_view: return is_postgres;
      default: return false;
    }
  }

  void queries() {
    const ast::ObjectName* made = made_relation(at_);
    for (const TableReference& each : at_.references().tables) {
      if (made != nullptr && each.name.name == made->name.text) continue;  // a recursive view
      NamedRelation named;
      // The text of the name lives as long as the file where it is written as it is.
      const Span span = each.span;
      const std::string_view text = span.of(at_.statement->syntax.tree().text);
      const std::size_t dot = text.find('.');
      const std::string_view schema =
          dot == std::string_view::npos ? std::string_view() : text.substr(0, dot);
      const std::string_view name = dot == std::string_view::npos ? text : text.substr(dot + 1);
      if (schema != each.name.schema || name != each.name.name) continue;  // quoted, or in capitals
      named.name.schema = {schema, schema.empty() ? Span() : Span(span.begin, span.begin + dot)};
      named.name.name = {name, Span(span.end - name.size(), span.end)};
      named.span = span;
      found.push_back(named);
    }
  }

  const JudgedStatement& at_;
};

bool drops_part(const ast::AlterTableAction& action) {
  return action.kind == Kind::drop_column || action.kind == Kind::drop_constraint;
}

// They are in the order in which they run.
bool has_one_before(const std::vector<const JudgedStatement*>& drops, const JudgedStatement& at) {
  for (const JudgedStatement* each : drops) {
    if (each->position >= at.position) return false;
    if (runs_with(at, *each)) return true;
  }
  return false;
}

bool is_there_by_name(ObjectKind kind) {
  return kind == ObjectKind::table || kind == ObjectKind::view || kind == ObjectKind::index ||
         kind == ObjectKind::sequence || kind == ObjectKind::materialized_view ||
         kind == ObjectKind::type;
}

}  // namespace

std::vector<NamedRelation> named_relations(const JudgedStatement& at) {
  Collector collector(at);
  collector.run();
  return std::move(collector.found);
}

const ast::ObjectName* made_relation(const JudgedStatement& at) {
  if (const auto* made = at.as<ast::CreateTable>()) return &made->name;
  if (const auto* made = at.as<ast::CreateTableAs>()) return &made->name;
  if (const auto* made = at.as<ast::CreateView>()) return &made->name;
  return nullptr;
}

bool runs_with(const JudgedStatement& a, const JudgedStatement& b) {
  if (a.file->direction != b.file->direction) return false;
  return a.file->direction == Direction::up || a.file == b.file;
}

RepeatedDrops::RepeatedDrops(const LintContext& context) {
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.runs == Runs::when_called || at.is_conditional || at.was_refused) continue;
    if (const auto* drop = at.as<ast::Drop>()) {
      for (const ast::ObjectReference& gone : drop->objects) {
        // Where IF EXISTS found nothing, nothing was dropped.
        if (at.find(drop->object, gone.name) == 0) continue;
        dropped_[{drop->object, text_of_name(gone.name)}].push_back(&at);
      }
    } else if (const auto* alter = at.as<ast::AlterTable>()) {
      for (const ast::AlterTableAction& gone : alter->actions) {
        if (!drops_part(gone)) continue;
        parts_[{at.relation(alter->name), gone.kind, gone.name.text}].push_back(&at);
      }
    }
  }
}

bool RepeatedDrops::has(const JudgedStatement& at) const {
  if (const auto* drop = at.as<ast::Drop>()) {
    if (drop->if_exists || !is_there_by_name(drop->object)) return false;
    return std::any_of(drop->objects.begin(), drop->objects.end(), [&](const auto& each) {
      const auto found = dropped_.find({drop->object, text_of_name(each.name)});
      return found != dropped_.end() && has_one_before(found->second, at) &&
             at.find(drop->object, each.name) == 0;
    });
  }
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr || !at.was_refused) return false;
  const ObjectId table = at.relation(alter->name);
  return std::any_of(alter->actions.begin(), alter->actions.end(), [&](const auto& each) {
    if (!drops_part(each)) return false;
    if (at.refusal.find(concat(" ", each.name.text, " ")) == std::string::npos) return false;
    const auto found = parts_.find({table, each.kind, each.name.text});
    return found != parts_.end() && has_one_before(found->second, at);
  });
}

std::string text_of_name(const ast::ObjectName& name) {
  return name.schema ? concat(name.schema.text, ".", name.name.text) : std::string(name.name.text);
}

}  // namespace mig
