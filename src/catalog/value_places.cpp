#include "catalog/value_places.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Form = ValueForm;

// '{sad,"ok"}' with an element renamed.
std::string with_element_renamed(std::string_view array, std::string_view from,
                                 std::string_view to) {
  std::string made;
  for (std::size_t at = 0; at < array.size();) {
    const std::size_t end = std::min(array.find_first_of("{},", at), array.size());
    const std::string_view element = trim(array.substr(at, end - at));
    if (element == from || element == concat("\"", from, "\"")) {
      const bool needs_quotes = to.empty() || to.find_first_of("{},\"\\ \t\n") != to.npos;
      made += needs_quotes ? concat("\"", to, "\"") : std::string(to);
    } else {
      made += array.substr(at, end - at);
    }
    if (end < array.size()) made += array[end];
    at = end + 1;
  }
  return made;
}

class ValuePlaces {
 public:
  ValuePlaces(const Catalog& catalog, const EnumTypes& types, std::string_view from,
              std::string_view to, ObjectId table, Form own)
      : catalog_(catalog), types_(types), from_(from), to_(to), own_(own) {
    if (table != 0) relations_.push_back({"", table});
  }

  struct Edit {
    Span span;
    std::string text;
  };
  std::vector<Edit> edits;

  // The relations that the text itself reads.
  void collect(const Syntax& root) {
    walk(root, [&](const Syntax& node) {
      if (!node.is(Node::relation)) return true;
      const QualifiedName name = qualified_name_of(node.child(Node::object_name));
      const Syntax alias = node.child(Node::table_alias);
      const ObjectId schema = catalog_.find_schema(name.schema);
      relations_.push_back({alias ? name_of(alias[0]) : name.name,
                            catalog_.find(ObjectKind::table, schema, name.name)});
      return true;
    });
  }

  void visit(const Syntax& node, Form expected) {
    switch (node.kind()) {
      case Node::literal_string: return constant(node, expected);
      case Node::grouped: return visit(node[0], expected);
      case Node::cast:
      case Node::literal_typed: {
        const Form form = types_.form_of(node.child(Node::type).text());
        return each_child(node, [&](const Syntax& child) { visit(child, form); });
      }
      case Node::case_: return visit_case(node, expected);
      case Node::array: {
        const Form form = expected == Form::array ? Form::value : common(node, Form::other);
        return each_child(node, [&](const Syntax& child) { visit(child, form); });
      }
      case Node::quantified: {
        const bool is_value = form_of(node[0]) == Form::value || form_of(node[1]) == Form::array;
        visit(node[0], is_value ? Form::value : Form::other);
        return visit(node[1], is_value ? Form::array : Form::other);
      }
      case Node::binary:
        if (node[0].is(Node::row) && node[1].is(Node::row)) return visit_rows(node[0], node[1]);
        [[fallthrough]];
      case Node::in_:
      case Node::list_of:
      case Node::between:
      case Node::is_distinct:
      case Node::special_call: {
        const bool is_value = node.is(Node::list_of) || node.is(Node::special_call);
        const Form form = common(node, is_value ? expected : Form::other);
        return each_child(node, [&](const Syntax& child) { visit(child, form); });
      }
      case Node::function_call: return visit_call(node);
      case Node::partition_bound:
        return each_child(node, [&](const Syntax& child) { visit(child, expected); });
      default: return each_child(node, [&](const Syntax& child) { visit(child, Form::other); });
    }
  }

 private:
  struct Relation {
    std::string alias;  // empty: the one whose columns need no FROM
    ObjectId id;
  };

  template <typename Visit>
  static void each_child(const Syntax& node, Visit visit) {
    for (const Syntax& child : node.children()) visit(child);
  }

  void constant(const Syntax& node, Form expected) {
    if (expected == Form::other) return;
    const std::string text(lowering_of(node).constant(node));
    if (expected == Form::value) {
      if (text == from_) edits.push_back({node.span(), quote_string(to_)});
      return;
    }
    const std::string renamed = with_element_renamed(text, from_, to_);
    if (renamed != text) edits.push_back({node.span(), quote_string(renamed)});
  }

  void visit_case(const Syntax& node, Form expected) {
    Form operand = Form::other, result = expected == Form::other ? form_of(node) : expected;
    const Syntax::Children parts = node.children();
    const bool has_operand = !parts.empty() && !parts[0].is(Node::when);
    if (has_operand) operand = form_of(parts[0]);
    for (const Syntax& each : parts) {
      if (has_operand && each.is(Node::when)) operand = std::max(operand, form_of(each[0]));
    }
    for (const Syntax& each : parts) {
      if (each.is(Node::when)) {
        visit(each[0], operand);
        visit(each[1], result);
      } else {
        visit(each.is(Node::else_) ? each[0] : each, each.is(Node::else_) ? result : operand);
      }
    }
  }

  void visit_rows(const Syntax& left, const Syntax& right) {
    for (std::size_t i = 0; left[i] && right[i]; ++i) {
      const Form form = std::max(form_of(left[i]), form_of(right[i]));
      visit(left[i], form);
      visit(right[i], form);
    }
  }

  void visit_call(const Syntax& node) {
    const Syntax arguments = node.child(Node::arguments);
    const Function* function = called(node);
    const bool is_of_arrays = name_of(node).starts_with("array_");
    Form form = is_of_arrays && arguments ? common(arguments, Form::other) : Form::other;
    if (form == Form::array) form = Form::value;
    std::size_t position = 0;
    for (const Syntax& each : node.children()) {
      if (!each.is(Node::arguments)) {
        visit(each, Form::other);
        continue;
      }
      for (const Syntax& argument : each.children()) {
        const bool is_known = function != nullptr && position < function->parameters.size();
        visit(argument, is_known ? types_.form_of(function->parameters[position].type) : form);
        ++position;
      }
    }
  }

  std::string name_of(const Syntax& node) const {
    if (node.is(Node::function_call)) {
      return qualified_name_of(node.child(Node::object_name)).name;
    }
    return mig::name_of(node);
  }

  // The only function of that name.
  const Function* called(const Syntax& node) const {
    const QualifiedName name = qualified_name_of(node.child(Node::object_name));
    const ObjectId schema = catalog_.find_schema(name.schema);
    const auto all = catalog_.find_all(ObjectKind::function, schema, name.name);
    return schema != 0 && all.size() == 1 ? catalog_.get<Function>(all[0]) : nullptr;
  }

  // The form that any of the children has; `otherwise` where none tells one.
  Form common(const Syntax& node, Form otherwise) const {
    Form form = otherwise;
    each_child(node, [&](const Syntax& child) {
      form = std::max(form, child.is(Node::list_of) ? common(child, Form::other) : form_of(child));
    });
    return form;
  }

  Form form_of(const Syntax& node) const {
    if (!node) return Form::other;
    switch (node.kind()) {
      case Node::grouped: return form_of(node[0]);
      case Node::cast:
      case Node::literal_typed: return types_.form_of(node.child(Node::type).text());
      case Node::column: return form_of_column(node);
      case Node::subscript: return form_of(node[0]) == Form::array ? Form::value : Form::other;
      case Node::array: return common(node, Form::other) == Form::value ? Form::array : Form::other;
      case Node::special_call: return common(node, Form::other);
      case Node::function_call: {
        const Function* function = called(node);
        return function == nullptr ? Form::other : types_.form_of(function->returns);
      }
      case Node::case_: {
        Form form = Form::other;
        each_child(node, [&](const Syntax& each) {
          if (each.is(Node::when)) form = std::max(form, form_of(each[1]));
          if (each.is(Node::else_)) form = std::max(form, form_of(each[0]));
        });
        return form;
      }
      default: return Form::other;
    }
  }

  Form form_of_column(const Syntax& node) const {
    const Syntax::Children parts = node.children();
    const std::string name = name_of(parts[parts.size() - 1]);
    const std::string qualifier = parts.size() > 1 ? name_of(parts[parts.size() - 2]) : "";
    if (qualifier.empty() && name == "value" && own_ != Form::other) return own_;
    const bool is_row = qualifier == "new" || qualifier == "old";
    Form form = Form::other;
    for (const Relation& each : relations_) {
      const bool is_meant = qualifier.empty() || each.alias == qualifier ||
                            (each.alias.empty() && (is_row || parts.size() > 1));
      const auto* table = catalog_.get<Table>(each.id);
      const Column* column = is_meant && table != nullptr ? table->column(name) : nullptr;
      if (column != nullptr) form = std::max(form, types_.form_of(column->type));
    }
    return form;
  }

  const Catalog& catalog_;
  const EnumTypes& types_;
  std::string_view from_, to_;
  Form own_;
  std::vector<Relation> relations_;
};

}  // namespace

EnumTypes::EnumTypes(const Catalog& catalog, ObjectId type) : types_{type} {
  for (std::size_t i = 0; i < types_.size(); ++i) {
    names_.push_back(catalog.qualified_name(types_[i]));
    for (const Domain* each : catalog.dependents<Domain>(types_[i])) {
      if (each->type.type == types_[i] && each->type.text.empty()) types_.push_back(each->id);
    }
  }
}

ValueForm EnumTypes::form_of(const DataType& type) const {
  if (type.type == 0 || std::find(types_.begin(), types_.end(), type.type) == types_.end()) {
    return Form::other;
  }
  return type.text.empty() ? Form::value : Form::array;
}

ValueForm EnumTypes::form_of(std::string_view type_text) const {
  const bool is_array = type_text.ends_with("]");
  const std::string_view plain = type_text.substr(0, type_text.find('['));
  if (std::find(names_.begin(), names_.end(), plain) == names_.end()) return Form::other;
  return is_array ? Form::array : Form::value;
}

std::string with_value_renamed(const Catalog& catalog, const EnumTypes& types,
                               std::string_view text, std::string_view from, std::string_view to,
                               ValueForm form, ObjectId table, ValueForm own) {
  const std::string inside = quote_string(from);  // as a constant, without its quotes
  if (text.find(std::string_view(inside).substr(1, inside.size() - 2)) == std::string_view::npos) {
    return std::string(text);
  }
  // Makes statements of an expression, a bound, a body; a whole statement needs nothing.
  constexpr std::array<std::string_view, 4> heads = {
      "select ", "", "create table t partition of p ", "create function f() language sql "};
  for (const std::string_view head : heads) {
    const std::string sql = concat(head, text);
    const Script script(sql, Dialect::postgres);
    if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) continue;
    const Syntax root = script.statements()[0].statement->syntax;
    ValuePlaces places(catalog, types, from, to, table, own);
    places.collect(root);
    if (head == heads[0]) {
      const Syntax targets = root[0].child(Node::targets);
      if (!targets || targets.children().size() != 1) continue;
      places.visit(targets[0][0], form);
    } else if (const Syntax bound = root.child(Node::partition_bound)) {
      places.visit(bound, form);
    } else {
      places.visit(root, Form::other);
    }
    std::string made(text);
    auto& edits = places.edits;
    std::sort(edits.begin(), edits.end(),
              [](const auto& a, const auto& b) { return a.span.begin > b.span.begin; });
    for (const auto& each : edits) {
      made.replace(each.span.begin - head.size(), each.span.end - each.span.begin, each.text);
    }
    return made;
  }
  return std::string(text);
}

}  // namespace mig
