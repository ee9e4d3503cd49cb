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
    references_ = references_of(at_.statement->syntax);
    const ast::ObjectName* made = made_relation(at_);
    for (const TableReference& each : references_.tables) {
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
  References references_;
};

bool drops_same(const ast::Drop& earlier, const JudgedStatement& before, const ast::Drop& drop,
                const JudgedStatement& at) {
  if (earlier.object != drop.object) return false;
  for (const ast::ObjectReference& mine : drop.objects) {
    if (at.find(drop.object, mine.name) != 0) continue;
    for (const ast::ObjectReference& each : earlier.objects) {
      const bool is_same = each.name.name.text == mine.name.name.text &&
                           each.name.schema.text == mine.name.schema.text;
      // Where IF EXISTS found nothing, nothing was dropped.
      if (is_same && before.find(drop.object, each.name) != 0) return true;
    }
  }
  return false;
}

bool drops_same_part(const ast::AlterTable& earlier, const JudgedStatement& before,
                     const ast::AlterTable& alter, const JudgedStatement& at) {
  if (before.relation(earlier.name) != at.relation(alter.name)) return false;
  for (const ast::AlterTableAction& mine : alter.actions) {
    if (mine.kind != Kind::drop_column && mine.kind != Kind::drop_constraint) continue;
    if (at.refusal.find(concat(" ", mine.name.text, " ")) == std::string::npos) continue;
    for (const ast::AlterTableAction& each : earlier.actions) {
      if (each.kind == mine.kind && each.name.text == mine.name.text) return true;
    }
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

bool is_repeated_drop(const LintContext& context, const JudgedStatement& at) {
  const auto* drop = at.as<ast::Drop>();
  const auto* alter = at.as<ast::AlterTable>();
  if (drop != nullptr && (drop->if_exists || !is_there_by_name(drop->object))) return false;
  if (drop == nullptr && (alter == nullptr || !at.was_refused)) return false;
  const auto earlier = context.earlier(at);
  return std::any_of(earlier.begin(), earlier.end(), [&](const JudgedStatement* each) {
    if (each->is_conditional || each->was_refused) return false;
    if (drop != nullptr) {
      const auto* other = each->as<ast::Drop>();
      return other != nullptr && drops_same(*other, *each, *drop, at);
    }
    const auto* other = each->as<ast::AlterTable>();
    return other != nullptr && drops_same_part(*other, *each, *alter, at);
  });
}

std::string text_of_name(const ast::ObjectName& name) {
  return name.schema ? concat(name.schema.text, ".", name.name.text) : std::string(name.name.text);
}

}  // namespace mig
