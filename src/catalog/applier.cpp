// How names are found while a statement is applied.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/with_names.hpp"
#include "sql/visit.hpp"

namespace mig {
namespace {

constexpr std::string_view temporary_schema_postgres = "pg_temp";
constexpr std::string_view temporary_schema_sqlite = "temp";

// Objects of this kind lie in a schema.
bool has_schema(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::operator_:
    case ObjectKind::operator_class:
    case ObjectKind::operator_family:
    case ObjectKind::collation:
    case ObjectKind::conversion:
    case ObjectKind::statistics:
    case ObjectKind::text_search_parser:
    case ObjectKind::text_search_dictionary:
    case ObjectKind::text_search_template:
    case ObjectKind::text_search_configuration: return true;
    default: return name_space_of(kind) != NameSpace::other;
  }
}

bool is_part(ObjectKind kind) {
  return kind == ObjectKind::trigger || kind == ObjectKind::rule || kind == ObjectKind::policy;
}

// Its types separated as in Function::signature.
std::string signature_of(Applier& to, ast::Types arguments) {
  std::string made;
  for (ast::Type type : arguments) {
    type.modifiers = {};
    type.is_set = false;
    if (!made.empty()) made += ", ";
    made += to.type_of(type);
  }
  return made;
}

}  // namespace

std::string text_of(const ast::ObjectName& name) {
  return name.schema ? concat(name.schema.text, ".", name.name.text) : std::string(name.name.text);
}

std::vector<std::string> texts(ast::List<ast::Name> names) {
  std::vector<std::string> made;
  made.reserve(names.size());
  for (const ast::Name& name : names) made.emplace_back(name.text);
  return made;
}

StoredSettings settings(ast::List<ast::Option> options) {
  StoredSettings made;
  put_settings(made, options);
  return made;
}

void put_settings(StoredSettings& in, ast::List<ast::Option> options) {
  for (const ast::Option& option : options) {
    const auto found = std::find_if(
        in.begin(), in.end(), [&](const StoredSetting& each) { return each.name == option.name; });
    if (found != in.end()) {
      found->value = option.text;
    } else {
      in.push_back({std::string(option.name), std::string(option.text)});
    }
  }
}

void remove_settings(StoredSettings& in, ast::List<ast::Option> options) {
  for (const ast::Option& option : options) {
    std::erase_if(in, [&](const StoredSetting& each) { return each.name == option.name; });
  }
}

void apply_statement(Applier& to, const ast::Statement& statement) {
  visit(statement, [&](const auto& each) { apply_to(to, each); });
}

ObjectId Applier::schema(std::string_view name) {
  if (const ObjectId present = catalog.find_schema(name); present != 0) return present;
  Schema made;
  made.name = name;
  made.is_unknown = name != temporary_schema_postgres && name != temporary_schema_sqlite;
  return add(std::move(made));
}

ObjectId Applier::creation_schema(std::string_view schema_name, bool is_temporary) {
  if (is_temporary)
    return schema(is_postgres() ? temporary_schema_postgres : temporary_schema_sqlite);
  if (!schema_name.empty()) return schema(schema_name);
  if (!is_postgres()) return schema("main");
  for (const std::string& each : session.search_path) {
    if (const ObjectId present = catalog.find_schema(each); present != 0) return present;
  }
  return schema(session.search_path.empty() ? "public" : session.search_path.back());
}

ObjectId find_by_name(const Catalog& catalog, const SessionState& session, ObjectKind kind,
                      std::string_view schema_name, std::string_view name) {
  if (!has_schema(kind)) return catalog.find(kind, 0, name);
  if (!schema_name.empty()) {
    const ObjectId named = catalog.find_schema(schema_name);
    return named == 0 ? 0 : catalog.find(kind, named, name);
  }
  const auto look = [&](std::string_view in) -> ObjectId {
    const ObjectId each = catalog.find_schema(in);
    return each == 0 ? 0 : catalog.find(kind, each, name);
  };
  if (const ObjectId found = look(catalog.dialect() == Dialect::postgres ? temporary_schema_postgres
                                                                         : temporary_schema_sqlite);
      found != 0) {
    return found;
  }
  for (const std::string& each : session.search_path) {
    if (const ObjectId found = look(each); found != 0) return found;
  }
  return 0;
}

ObjectId Applier::find(ObjectKind kind, std::string_view schema_name, std::string_view name) const {
  return find_by_name(catalog, session, kind, schema_name, name);
}

ObjectId Applier::table(const ast::ObjectName& name) {
  if (const ObjectId present = relation(name); present != 0) return present;
  Table made;
  made.name = name.name.text;
  made.parent = creation_schema(name.schema.text);
  made.is_unknown = true;
  return add(std::move(made));
}

ObjectId Applier::function(const ast::ObjectName& name, ast::Types arguments, bool has_arguments) {
  const ObjectId any = find(ObjectKind::function, name);
  if (any == 0) return 0;
  const std::vector<ObjectId> all =
      catalog.find_all(ObjectKind::function, catalog.object(any)->parent, name.name.text);
  if (!has_arguments) return all.size() == 1 ? all.front() : 0;
  const std::string wanted = signature_of(*this, arguments);
  for (const ObjectId each : all) {
    if (catalog.get<Function>(each)->signature == wanted) return each;
  }
  return 0;
}

std::string Applier::name_of_types(ObjectKind kind, const ast::ObjectReference& reference) {
  if (kind == ObjectKind::cast && !reference.arguments.empty()) {
    const auto plain = [&](ast::Type type) {  // a cast knows no modifiers
      type.modifiers = {};
      return type_of(type);
    };
    return concat(plain(reference.type), " AS ", plain(reference.arguments[0]));
  }
  if (kind == ObjectKind::transform) {
    return concat(type_of(reference.type), " LANGUAGE ", reference.part.text);
  }
  return {};
}

// SQLite says a trigger's name alone.
ObjectId Applier::part_of_any(ObjectKind kind, std::string_view name) const {
  ObjectId found = 0;
  catalog.for_each([&](const Object& each) {
    if (each.kind == kind && catalog.same_name(each.name, name)) found = each.id;
  });
  return found;
}

ObjectId Applier::find(ObjectKind kind, const ast::ObjectReference& reference) {
  if (is_part(kind)) {
    if (!reference.name) return part_of_any(kind, reference.part.text);
    const ObjectId owner = relation(reference.name);
    return owner == 0 ? 0 : part(kind, owner, reference.part.text);
  }
  switch (name_space_of(kind)) {
    case NameSpace::routine:
      return function(reference.name, reference.arguments, reference.has_arguments);
    case NameSpace::type:
      return reference.type ? data_type(reference.type).type : find(kind, reference.name);
    case NameSpace::constraint: return relation(reference.name);
    case NameSpace::relation: return find(kind, reference.name);
    default: break;
  }
  if (kind == ObjectKind::column) return relation(reference.name);
  if (kind == ObjectKind::attribute || kind == ObjectKind::enum_value ||
      kind == ObjectKind::domain_constraint) {
    return find(ObjectKind::type, reference.name);
  }
  if (const std::string types = name_of_types(kind, reference); !types.empty()) {
    return catalog.find(kind, 0, types);
  }
  const ObjectId any = find(kind, reference.name);
  if (any == 0 || !reference.has_arguments) return any;
  const std::string wanted = concat("(", signature_of(*this, reference.arguments), ")");
  for (const ObjectId each :
       catalog.find_all(kind, catalog.object(any)->parent, reference.name.name.text)) {
    const auto* other = catalog.get<Other>(each);
    if (other != nullptr && other->identity == wanted) return each;
  }
  return any;
}

DataType Applier::data_type(const ast::Type& type) {
  if (!type) return {};
  if (!is_postgres()) {
    return {0, type.modifiers.empty() ? std::string(type.name)
                                      : concat(type.name, "(", type.modifiers, ")")};
  }
  ObjectId found = type.is_percent ? 0 : find(ObjectKind::type, type.schema, type.name);
  if (found == 0 && !type.is_percent) found = find(ObjectKind::table, type.schema, type.name);
  std::string array = type.array_dimensions > 0 ? "[]" : "";
  if (found != 0) {
    if (uses_ != nullptr) uses_->push_back(found);
    return {found, std::move(array)};
  }
  ast::Type shown = type;
  const auto& path = session.search_path;
  if (std::find(path.begin(), path.end(), type.schema) != path.end()) shown.schema = {};
  return {0, ast::to_string(shown)};
}

std::string Applier::collation_of(const ast::ObjectName& name) const {
  const Object* known = catalog.object(is_postgres() ? find(ObjectKind::collation, name) : 0);
  const Object* owner = known == nullptr ? nullptr : catalog.object(known->parent);
  return owner == nullptr ? text_of(name) : concat(owner->name, ".", known->name);
}

std::string Applier::text(const Syntax& syntax, std::vector<ObjectId>& uses) {
  Syntax bare = syntax;
  while (bare && bare.is(Node::grouped)) bare = bare[0];
  uses_ = &uses;
  std::string made = expression_text(bare, *this);
  uses_ = nullptr;
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  return made;
}

std::string Applier::relation_text(const ast::ObjectName& name) {
  if (!is_postgres()) return catalog.quoted(name.name.text);
  const ObjectId found = relation(name);
  if (found != 0) {
    if (uses_ != nullptr) uses_->push_back(found);
    return catalog.qualified_name(found);
  }
  if (!name.schema) return catalog.quoted(name.name.text);
  return concat(catalog.quoted(name.schema.text), ".", catalog.quoted(name.name.text));
}

std::string Applier::function_text(const ast::ObjectName& name) {
  if (!is_postgres()) return lower_ascii(name.name.text);
  const ObjectId found = name.schema.text == "pg_catalog" ? 0 : find(ObjectKind::function, name);
  if (found != 0) {
    if (uses_ != nullptr) uses_->push_back(found);
    return catalog.qualified_name(found);
  }
  const auto& path = session.search_path;
  const bool drop_schema = name.schema.text == "pg_catalog" ||
                           std::find(path.begin(), path.end(), name.schema.text) != path.end();
  if (!name.schema || drop_schema) return catalog.quoted(name.name.text);
  return concat(catalog.quoted(name.schema.text), ".", catalog.quoted(name.name.text));
}

std::string Applier::type_text(const ast::Type& type) { return type_of(type); }

std::string Applier::star_text(const Syntax& node) {
  const auto found = stars.find(node.index());
  return found == stars.end() ? std::string() : found->second;
}

}  // namespace mig
