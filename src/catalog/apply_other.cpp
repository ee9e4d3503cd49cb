// Schemas, extensions, publications, statistics, and objects known by name only.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/drop.hpp"
#include "catalog/statement_text.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

// Kinds that lie in a schema, by the name they were created with.
ObjectId parent_of(Applier& to, ObjectKind kind, const ast::ObjectName& name) {
  switch (kind) {
    case ObjectKind::operator_:
    case ObjectKind::operator_class:
    case ObjectKind::operator_family:
    case ObjectKind::collation:
    case ObjectKind::conversion:
    case ObjectKind::text_search_parser:
    case ObjectKind::text_search_dictionary:
    case ObjectKind::text_search_template:
    case ObjectKind::text_search_configuration:
    case ObjectKind::aggregate:
    case ObjectKind::type: return to.creation_schema(name.schema.text);
    default: return 0;
  }
}

std::string arguments_of(Applier& to, const ast::ObjectReference& reference) {
  std::string made;
  for (const ast::Type& each : reference.arguments) {
    if (!made.empty()) made += ", ";
    made += to.type_of(each);
  }
  return made;
}

std::string type_in(Applier& to, const ast::Option& option) {
  if (!option.value) return lower_ascii(option.text);
  const ast::Type type = lowering_of(option.value).type(option.value);
  return type && option.value.is(Node::type) ? to.type_of(type) : lower_ascii(option.text);
}

// CREATE AGGREGATE name (BASETYPE = type, …), as before 8.2
std::string old_style_argument(Applier& to, const ast::Define& statement) {
  for (const ast::Option& each : statement.options) {
    if (each.name == "basetype" && each.value) return type_in(to, each);
  }
  return {};
}

Other named(Applier& to, ObjectKind kind, std::string_view name, const ast::Statement& statement) {
  Other made(kind);
  made.name = name;
  made.statements.push_back(statement_text(to, statement.syntax, made.uses));
  return made;
}

template <typename T>
void add_named(Applier& to, T made) {
  const ObjectId id = to.add(std::move(made));
  if (to.catalog.object(id)->parent != 0) renew_own_name(to.catalog, id);
}

void add_tables(Applier& to, std::vector<ObjectId>& uses,
                ast::List<ast::PublicationObject> objects) {
  for (const ast::PublicationObject& each : objects) {
    if (!each.is_schema && each.table) uses.push_back(to.table(each.table));
  }
}

}  // namespace

void apply_to(Applier& to, const ast::CreateSchema& statement) {
  const std::string name(statement.name ? statement.name.text : statement.role.text);
  const ObjectId present = to.catalog.find_schema(name);
  if (present == 0) {
    Schema made;
    made.name = name;
    to.add(std::move(made));
  } else if (!statement.if_not_exists && !to.catalog.object(present)->is_unknown &&
             name != "public") {
    throw Refused{concat("schema ", name, " exists already")};
  } else {
    to.catalog.edit<Schema>(present, [](Schema& changed) { changed.is_unknown = false; });
  }
  const std::vector<std::string> path = to.session.search_path;
  to.session.search_path.insert(to.session.search_path.begin(), name);
  for (const ast::Statement* each : statement.elements) {
    if (each != nullptr) apply_statement(to, *each);
  }
  to.session.search_path = path;
}

void apply_to(Applier& to, const ast::CreateExtension& statement) {
  if (statement.name.text == "plpgsql") return;  // there from the beginning, in every database
  if (to.catalog.find(ObjectKind::extension, 0, statement.name.text) != 0) return;
  Other made = named(to, ObjectKind::extension, statement.name.text, statement);
  const ObjectId schema = to.creation_schema(statement.schema.text);
  made.identity = to.catalog.object(schema)->name;
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterExtension& statement) {
  static_cast<void>(to);  // which version is installed is no part of the schema
  static_cast<void>(statement);
}

void apply_to(Applier& to, const ast::CreatePublication& statement) {
  std::vector<ObjectId> tables;
  add_tables(to, tables, statement.objects);
  Other made = named(to, ObjectKind::publication, statement.name.text, statement);
  made.uses = std::move(tables);
  if (statement.all_tables) made.identity = "all tables";
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterPublication& statement) {
  using Action = ast::AlterPublication::Action;
  std::vector<ObjectId> tables;
  add_tables(to, tables, statement.objects);
  const ObjectId id = to.catalog.find(ObjectKind::publication, 0, statement.name.text);
  std::vector<ObjectId> named;
  const std::string text = statement_text(to, statement.syntax, named);
  to.catalog.edit<Other>(id, [&](Other& changed) {
    changed.statements.push_back(text);
    if (statement.action == Action::set) changed.uses.clear();
    for (const ObjectId each : tables) {
      std::erase(changed.uses, each);
      if (statement.action != Action::drop) changed.uses.push_back(each);
    }
  });
}

void apply_to(Applier& to, const ast::CreateSubscription& statement) {
  to.add(named(to, ObjectKind::subscription, statement.name.text, statement));
}

namespace {

// Names of columns, quoted, in the order of the table's columns: so they are kept.
void sort_by_place(const Catalog& catalog, ObjectId id, std::vector<std::string>& names) {
  const auto* table = catalog.get<Table>(id);
  if (table == nullptr) return;
  const auto place = [&](const std::string& name) {
    return std::find_if(table->columns.begin(), table->columns.end(),
                        [&](const Column& each) { return catalog.quoted(each.name) == name; }) -
           table->columns.begin();
  };
  std::stable_sort(names.begin(), names.end(),
                   [&](const std::string& a, const std::string& b) { return place(a) < place(b); });
}

}  // namespace

void apply_to(Applier& to, const ast::CreateStatistics& statement) {
  const ObjectId table = to.table(statement.table);
  const Object& owner = *to.catalog.object(table);
  Other made(ObjectKind::statistics);
  made.name = statement.name.name.text;
  made.parent = to.creation_schema(statement.name.schema.text);
  std::vector<std::string> columns, elements, expressions;
  for (const ast::IndexElement& each : statement.elements) {
    columns.push_back(each.column ? std::string(each.column.text) : std::string("expr"));
    if (each.column) {
      elements.push_back(to.catalog.quoted(each.column.text));
    } else {
      expressions.push_back(concat("(", to.text(each.expression, made.uses), ")"));
    }
  }
  sort_by_place(to.catalog, table, elements);
  elements.insert(elements.end(), expressions.begin(), expressions.end());  // as it is kept
  made.identity = join(elements, ", ");
  if (made.name.empty()) {
    made.parent = owner.parent;
    made.name = choose_statistics_name(to.catalog, made.parent, owner.name, std::move(columns));
  } else if (statement.if_not_exists &&
             to.catalog.find(ObjectKind::statistics, made.parent, made.name) != 0) {
    return;
  }
  std::vector<std::string> kinds = texts(statement.kinds);
  std::sort(kinds.begin(), kinds.end());
  made.statements.push_back(join(kinds, ", "));
  made.uses.push_back(table);
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterStatistics& statement) {
  const ObjectId id = to.find(ObjectKind::statistics, statement.name);
  to.catalog.edit<Other>(id, [&](Other& changed) {
    changed.statements.resize(1);
    if (statement.target != "-1" && statement.target != "default") {
      changed.statements.emplace_back(statement.target);
    }
  });
}

void apply_to(Applier& to, const ast::CreateOther& statement) {
  Other made = named(to, statement.object, statement.target.name.name.text, statement);
  made.parent = parent_of(to, statement.object, statement.target.name);
  if (std::string types = to.name_of_types(statement.object, statement.target); !types.empty()) {
    made.name = std::move(types);
    made.uses.push_back(to.data_type(statement.target.type).type);
    for (const ast::Type& each : statement.target.arguments) {
      made.uses.push_back(to.data_type(each).type);
    }
  }
  if (statement.target.has_arguments) {
    made.identity = concat("(", arguments_of(to, statement.target), ")");
  }
  const ObjectId present = to.find(statement.object, statement.target);
  if (present != 0 && (statement.if_not_exists || statement.or_replace)) return;
  add_named(to, std::move(made));
}

void apply_to(Applier& to, const ast::Define& statement) {
  const ast::ObjectName& name = statement.target.name;
  if (statement.object == ObjectKind::aggregate) {
    Function made(ObjectKind::aggregate);
    made.name = name.name.text;
    made.parent = to.creation_schema(name.schema.text);
    made.signature = arguments_of(to, statement.target);
    if (!statement.target.has_arguments) made.signature = old_style_argument(to, statement);
    made.definition = statement_text(to, statement.syntax, made.uses);
    add_named(to, std::move(made));
    return;
  }
  if (statement.object == ObjectKind::type) {
    UserType made;
    made.name = name.name.text;
    made.parent = to.creation_schema(name.schema.text);
    const ObjectId shell = to.catalog.find(ObjectKind::type, made.parent, made.name);
    made.options = settings(statement.options);
    if (shell != 0) {
      to.catalog.edit<UserType>(shell, [&](UserType& changed) { changed.options = made.options; });
    } else {
      to.add(std::move(made));
    }
    return;
  }
  Other made = named(to, statement.object, name.name.text, statement);
  made.parent = parent_of(to, statement.object, name);
  if (statement.object == ObjectKind::operator_) {
    std::string left = "NONE", right = "NONE";
    for (const ast::Option& each : statement.options) {
      if (each.name == "leftarg") left = type_in(to, each);
      if (each.name == "rightarg") right = type_in(to, each);
    }
    made.identity = concat("(", left, ", ", right, ")");
  }
  if (statement.if_not_exists && to.catalog.find(made.kind, made.parent, made.name) != 0) return;
  add_named(to, std::move(made));
}

// Statements that are kept behind the one that made the object.
namespace {

// DISCARD TEMP, DISCARD ALL
bool discards_temporary(const ast::Plain& statement) {
  return statement.kind == Node::discard && !statement.syntax.has_word(1, Keyword::PLANS) &&
         !statement.syntax.has_word(1, Keyword::SEQUENCES);
}

}  // namespace

void apply_to(Applier& to, const ast::Plain& statement) {
  if (discards_temporary(statement)) {
    drop_object(to, to.catalog.find_schema("pg_temp"));
    if (statement.syntax.has_word(1, Keyword::ALL)) {
      to.session.search_path = to.session.set_search_path = {"public"};
    }
    return;
  }
  constexpr std::pair<Node, ObjectKind> kept[] = {
      {Node::alter_server, ObjectKind::server},
      {Node::alter_foreign_data_wrapper, ObjectKind::foreign_data_wrapper},
      {Node::alter_operator, ObjectKind::operator_},
      {Node::alter_operator_family, ObjectKind::operator_family},
      {Node::alter_text_search_configuration, ObjectKind::text_search_configuration},
      {Node::alter_text_search_dictionary, ObjectKind::text_search_dictionary}};
  for (const auto& [node, kind] : kept) {
    if (statement.kind != node) continue;
    Lowering names = lowering_of(statement.syntax);
    const Syntax reference = statement.syntax.child(Node::object_reference);
    const ObjectId id =
        reference ? to.find(kind, names.object_reference(reference))
                  : to.find(kind, names.object_name(statement.syntax.child(Node::object_name)));
    std::vector<ObjectId> uses;
    const std::string text = statement_text(to, statement.syntax, uses);
    to.catalog.edit<Other>(id, [&](Other& changed) {
      changed.statements.push_back(text);
      changed.uses.insert(changed.uses.end(), uses.begin(), uses.end());
    });
    if (id != 0) renew_own_name(to.catalog, id);
  }
}

void apply_to(Applier& to, const ast::ImportForeignSchema&) {
  to.not_known("IMPORT FOREIGN SCHEMA: its tables are not known");
}

}  // namespace mig
