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

bool names_function(std::string_view option) {
  constexpr std::string_view known[] = {"function", "procedure", "restrict",     "join",
                                        "handler",  "validator", "subtype_diff", "canonical"};
  return option.ends_with("func") ||
         std::find(std::begin(known), std::end(known), option) != std::end(known);
}

bool names_type(std::string_view option) {
  return option.ends_with("type") || option.ends_with("arg");
}

class StatementNames {
 public:
  StatementNames(Applier& to, const Syntax& statement, std::vector<ObjectId>& uses)
      : to_(to), names_(lowering_of(statement)), own_(own_name_in(statement)), uses_(uses) {}

  void visit(const Syntax& node, ObjectKind meant) {
    if (own_ && node == own_) return;
    switch (node.kind()) {
      case Node::option: return visit_option(node);
      case Node::relation:
      case Node::publication_table: return children(node, ObjectKind::table);
      case Node::function_call: return children(node, ObjectKind::function);
      case Node::type: return visit_type(node);
      case Node::object_name: return found(node, to_.find(meant, names_.object_name(node)));
      default: return children(node, meant);
    }
  }

  std::vector<Edit> edits;

 private:
  void children(const Syntax& node, ObjectKind meant) {
    for (const Syntax& each : node.children()) visit(each, meant);
  }

  void visit_option(const Syntax& node) {
    const std::string name = lower_ascii(names_.name(node[0]).text);
    if (!node[1]) return;
    // The grammar takes either for a type.
    if (names_function(name)) children(node[1], ObjectKind::function);
    if (names_type(name)) visit(node[1], ObjectKind::type);
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
  names.visit(statement, ObjectKind::function);
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
