#include "catalog/qualified_statement.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

struct Edit {
  Span span;
  std::string text;
};

// The options of a definition that name something else than a type.
struct OptionKind {
  std::string_view name;
  ObjectKind kind;
};
constexpr OptionKind option_kinds[] = {
    {"procedure", ObjectKind::function},
    {"function", ObjectKind::function},
    {"join", ObjectKind::function},
    {"restrict", ObjectKind::function},
    {"commutator", ObjectKind::operator_},
    {"negator", ObjectKind::operator_},
    {"sortop", ObjectKind::operator_},
    {"copy", ObjectKind::text_search_configuration},
    {"template", ObjectKind::text_search_template},
    {"parser", ObjectKind::text_search_parser},
    {"dictionary", ObjectKind::text_search_dictionary},
    {"stype", ObjectKind::type},
    {"mstype", ObjectKind::type},
    {"leftarg", ObjectKind::type},
    {"rightarg", ObjectKind::type},
    {"basetype", ObjectKind::type},
};

ObjectKind kind_of_option(const std::string& name) {
  const auto* found = std::find_if(std::begin(option_kinds), std::end(option_kinds),
                                   [&](const OptionKind& each) { return each.name == name; });
  if (found != std::end(option_kinds)) return found->kind;
  return name.ends_with("func") ? ObjectKind::function : ObjectKind::unknown;
}

class Qualifier {
 public:
  Qualifier(Applier& to, const Syntax& statement, ObjectId schema)
      : to_(to), names_(lowering_of(statement)), statement_(statement), schema_(schema) {}

  std::string text() {
    visit(statement_);
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    const std::string_view whole = statement_.text();
    const std::size_t first = statement_.span().begin;
    std::string made;
    std::size_t done = 0;
    for (const Edit& each : edits_) {
      made += concat(whole.substr(done, each.span.begin - first - done), each.text);
      done = each.span.end - first;
    }
    return made += whole.substr(done);
  }

 private:
  void visit(const Syntax& node) {
    for (const Syntax& child : node.children()) {
      switch (child.kind()) {
        case Node::object_reference: reference(child); break;
        case Node::option: option(child); break;
        case Node::type: type(child); break;
        case Node::object_name: name_below(node, child); break;
        case Node::literal_string: break;
        default: visit(child);
      }
    }
  }

  void put(const Syntax& node, std::string text) {
    if (!text.empty()) edits_.push_back({node.span(), std::move(text)});
  }

  std::string in_schema(ObjectId schema, const Syntax& name) const {
    const Object* found = to_.catalog.object(schema);
    return found == nullptr ? std::string()
                            : concat(to_.catalog.quoted(found->name), ".", name.text());
  }

  // The first is the object itself, others are functions.
  void reference(const Syntax& node) {
    const Syntax name = node.child(Node::object_name);
    if (!is_named_) {
      is_named_ = true;
      own_ = std::string(name ? name.text() : std::string_view());
      if (name && is_plain(name)) put(name, in_schema(schema_, name));
    } else if (name) {
      known(ObjectKind::function, name);
    }
    for (const Syntax& child : node.children()) {
      if (child.is(Node::type)) type(child);
      if (child.is(Node::parameters)) visit(child);
    }
  }

  // What stands in a statement without parameters: by the statement.
  void name_below(const Syntax& parent, const Syntax& name) {
    switch (parent.kind()) {
      case Node::create_event_trigger:
      case Node::create_conversion: known(ObjectKind::function, name); break;
      case Node::create_operator_class:
        known(ObjectKind::operator_family, name);
        known(ObjectKind::operator_, name);
        break;
      case Node::define: known(ObjectKind::collation, name); break;  // FROM another
      default: break;
    }
  }

  void option(const Syntax& node) {
    const Syntax name = node[0], value = node[1];
    if (!name || !value) return;
    const ObjectKind kind = kind_of_option(lower_ascii(names_.name(name).text));
    if (kind == ObjectKind::unknown) return;
    if (kind == ObjectKind::type) return type(value);
    const Syntax object = value.is(Node::type) ? value.child(Node::object_name) : value;
    if (!object || !(object.is(Node::object_name) || object.is(Node::name))) return;
    if (kind == ObjectKind::operator_ && object.is(Node::name)) return sign(object);
    if (object.is(Node::object_name)) known(kind, object);
  }

  // An operator's name alone: its own, or one that the catalogue has.
  void sign(const Syntax& node) {
    const std::string text(node.text());
    const ObjectId found = to_.find(ObjectKind::operator_, "", text);
    const Object* object = to_.catalog.object(found);
    const ObjectId schema = text == own_ ? schema_ : object == nullptr ? 0 : object->parent;
    if (const Object* in = to_.catalog.object(schema)) {
      put(node, concat("OPERATOR(", to_.catalog.quoted(in->name), ".", text, ")"));
    }
  }

  void type(const Syntax& node) {
    if (node.child(Node::object_name)) put(node, to_.type_text(names_.type(node)));
  }

  bool is_plain(const Syntax& name) { return !names_.object_name(name).schema; }

  void known(ObjectKind kind, const Syntax& name) {
    const ast::ObjectName object = names_.object_name(name);
    const ObjectId found = object.schema ? 0 : to_.find(kind, object);
    if (const Object* known = to_.catalog.object(found)) put(name, in_schema(known->parent, name));
  }

  Applier& to_;
  Lowering names_;
  Syntax statement_;
  ObjectId schema_;
  bool is_named_ = false;
  std::string own_;
  std::vector<Edit> edits_;
};

}  // namespace

std::string qualified_statement(Applier& to, const Syntax& statement, ObjectId schema) {
  return to.is_postgres() ? Qualifier(to, statement, schema).text() : std::string(statement.text());
}

}  // namespace mig
