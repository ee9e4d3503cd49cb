#include "catalog/statement_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/parse.hpp"

namespace mig {
namespace {

struct Edit {
  Span span;
  std::string text;
};

std::string edited(std::string_view text, std::size_t begin, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
  std::string made(text);
  for (const Edit& each : edits) {
    made.replace(each.span.begin - begin, each.span.end - each.span.begin, each.text);
  }
  return made;
}

// The name of what the statement makes or changes; empty where it has none, as a cast.
Syntax own_name_in(const Syntax& statement) {
  for (const Syntax& each : statement.children()) {
    if (each.is(Node::object_reference)) return each.child(Node::object_name);
    if (each.is(Node::name) || each.is(Node::object_name)) return each;
  }
  return {};
}

// What the options of a definition name.
struct OptionKind {
  std::string_view name;
  ObjectKind kind;
};
constexpr OptionKind option_kinds[] = {
    {"procedure", ObjectKind::function},
    {"function", ObjectKind::function},
    {"join", ObjectKind::function},
    {"restrict", ObjectKind::function},
    {"handler", ObjectKind::function},
    {"validator", ObjectKind::function},
    {"subtype_diff", ObjectKind::function},
    {"canonical", ObjectKind::function},
    {"commutator", ObjectKind::operator_},
    {"negator", ObjectKind::operator_},
    {"sortop", ObjectKind::operator_},
    {"copy", ObjectKind::text_search_configuration},
    {"template", ObjectKind::text_search_template},
    {"parser", ObjectKind::text_search_parser},
    {"dictionary", ObjectKind::text_search_dictionary},
};

ObjectKind kind_of_option(std::string_view name) {
  const auto* found = std::find_if(std::begin(option_kinds), std::end(option_kinds),
                                   [&](const OptionKind& each) { return each.name == name; });
  if (found != std::end(option_kinds)) return found->kind;
  if (name.ends_with("func")) return ObjectKind::function;
  return name.ends_with("type") || name.ends_with("arg") ? ObjectKind::type : ObjectKind::unknown;
}

class StatementNames {
 public:
  StatementNames(Applier& to, const Syntax& statement, std::vector<ObjectId>& uses)
      : to_(to),
        names_(lowering_of(statement)),
        own_(own_name_in(statement)),
        uses_(uses),
        is_operator_class_(statement.is(Node::create_operator_class)) {}

  void visit(const Syntax& node, ObjectKind meant) {
    if (own_ && node == own_) return;
    switch (node.kind()) {
      case Node::option: return visit_option(node);
      case Node::relation:
      case Node::publication_table: return children(node, ObjectKind::table);
      case Node::function_call: return children(node, ObjectKind::function);
      case Node::type: return visit_type(node);
      case Node::object_name: return visit_name(node, meant);
      default: return children(node, meant);
    }
  }

  std::vector<Edit> edits;

 private:
  void children(const Syntax& node, ObjectKind meant) {
    for (const Syntax& each : node.children()) visit(each, meant);
  }

  void visit_name(const Syntax& node, ObjectKind meant) {
    const ast::ObjectName name = names_.object_name(node);
    ObjectId id = to_.find(meant, name);
    if (id == 0 && is_operator_class_) id = to_.find(ObjectKind::operator_family, name);
    if (id != 0) return found(node, id);
    if (is_operator_class_ && !name.schema) put_sign(node, "", "");
  }

  void visit_option(const Syntax& node) {
    const Syntax value = node[1];
    if (!value) return;
    const ObjectKind kind = kind_of_option(lower_ascii(names_.name(node[0]).text));
    if (kind == ObjectKind::type) return visit(value, kind);
    if (kind == ObjectKind::unknown) return;
    if (kind == ObjectKind::operator_) return visit_sign(value);
    // The grammar takes either for a type.
    value.is(Node::type) ? children(value, kind) : visit(value, kind);
  }

  // An operator's name alone: that of the statement itself, or one that the catalogue has.
  void visit_sign(const Syntax& value) {
    const Syntax name = value.is(Node::type) ? value.child(Node::object_name) : value;
    if (name && name.is(Node::name)) put_sign(name, "OPERATOR(", ")");
  }

  void put_sign(const Syntax& node, std::string_view before, std::string_view after) {
    const ObjectId id = to_.find(ObjectKind::operator_, "", node.text());
    const bool is_own = own_ && own_.text() == node.text();
    const Object* object = to_.catalog.object(id);
    const Object* schema = to_.catalog.object(object != nullptr ? object->parent
                                              : is_own          ? to_.creation_schema("")
                                                                : 0);
    if (schema == nullptr) return;
    if (object != nullptr) uses_.push_back(id);
    edits.push_back(
        {node.span(), concat(before, to_.catalog.quoted(schema->name), ".", node.text(), after)});
  }

  void visit_type(const Syntax& node) {
    const Syntax name = node.child(Node::object_name);
    if (name) found(name, to_.data_type(names_.type(node)).type);
  }

  void found(const Syntax& node, ObjectId id) {
    if (id == 0) return;
    uses_.push_back(id);
    edits.push_back({node.span(), to_.catalog.qualified_name(id)});
  }

  Applier& to_;
  Lowering names_;
  Syntax own_;
  std::vector<ObjectId>& uses_;
  bool is_operator_class_;
};

std::string name_in_statements(const Catalog& catalog, const Object& object) {
  if (object.kind != ObjectKind::operator_) return catalog.qualified_name(object.id);
  const Object* schema = catalog.object(object.parent);
  return schema == nullptr ? object.name : concat(catalog.quoted(schema->name), ".", object.name);
}

std::string with_own_name(std::string_view text, const std::string& name) {
  const Script script(text, Dialect::postgres);
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) {
    return std::string(text);
  }
  const Syntax own = own_name_in(script.statements()[0].statement->syntax);
  return own ? edited(text, 0, {{own.span(), name}}) : std::string(text);
}

}  // namespace

std::string statement_text(Applier& to, const Syntax& statement, std::vector<ObjectId>& uses) {
  StatementNames names(to, statement, uses);
  // CREATE COLLATION … FROM another
  names.visit(statement, statement.is(Node::define) ? ObjectKind::collation : ObjectKind::function);
  return edited(statement.text(), statement.span().begin, std::move(names.edits));
}

void renew_own_name(Catalog& catalog, ObjectId id) {
  const Object* object = catalog.object(id);
  if (object == nullptr || object->kind == ObjectKind::statistics ||
      object->kind == ObjectKind::extension) {
    return;
  }
  const bool is_aggregate = object->kind == ObjectKind::aggregate;
  const std::string name = name_in_statements(catalog, *object);
  catalog.edit<Other>(id, [&](Other& changed) {
    for (std::string& each : changed.statements) each = with_own_name(each, name);
  });
  catalog.edit<Rule>(
      id, [&](Rule& changed) { changed.definition = with_own_name(changed.definition, name); });
  if (is_aggregate) {
    catalog.edit<Function>(id, [&](Function& changed) {
      changed.definition = with_own_name(changed.definition, name);
    });
  }
}

bool says_published(std::string_view statement, std::string_view table, std::string_view column) {
  const Script script(statement, Dialect::postgres);
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) return false;
  bool found = false;
  walk(script.statements()[0].statement->syntax, [&](const Syntax& node) {
    if (!node.is(Node::publication_table)) return true;
    const Syntax name = node.child(Node::object_name);
    if (!name || name.text() != table) return false;
    const std::string_view rest = node.text().substr(name.span().end - node.span().begin);
    found = found || mentions_column(rest, column, Dialect::postgres);
    return false;
  });
  return found;
}

std::string without_published(std::string_view statement, std::string_view table) {
  const Script script(statement, Dialect::postgres);
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) {
    return std::string(statement);
  }
  const Syntax root = script.statements()[0].statement->syntax;
  Syntax name, gone;
  std::vector<Syntax> listed;
  for (const Syntax& each : root.children()) {
    if (each.is(Node::name) && !name) name = each;
    if (!each.is(Node::publication_table) && !each.is(Node::publication_schema)) continue;
    listed.push_back(each);
    const Syntax object = each.child(Node::object_name);
    if (object && object.text() == table) gone = each;
  }
  if (!gone) return std::string(statement);
  const auto cut = [&](std::size_t begin, std::size_t end) {
    return concat(statement.substr(0, begin), statement.substr(end));
  };
  if (listed.size() == 1) {
    return root.is(Node::create_publication) ? cut(name.span().end, gone.span().end) : "";
  }
  const auto at = std::find(listed.begin(), listed.end(), gone);
  if (at + 1 != listed.end()) return cut(gone.span().begin, at[1].span().begin);
  return cut(at[-1].span().end, gone.span().end);
}

}  // namespace mig
