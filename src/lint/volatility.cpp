#include "lint/volatility.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/text.hpp"
#include "catalog/routine.hpp"
#include "lint/syntax_names.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Table = std::unordered_map<std::string_view, Volatility>;

void put_names(Table& table, Volatility volatility, std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (end > 0) table.emplace(names.substr(0, end), volatility);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

const Table& builtins() {
  static const Table table = [] {
    Table made;
#define MIG_FUNCTIONS(volatility, names) put_names(made, Volatility::volatility, names);
#include "lint/builtin_functions.def"
#undef MIG_FUNCTIONS
    return made;
  }();
  return table;
}

Volatility worst(Volatility a, Volatility b) { return std::max(a, b); }

class Judgement {
 public:
  explicit Judgement(const Catalog& catalog) : catalog_(catalog) {}

  Volatility of(const Syntax& root) {
    if (!root) return Volatility::immutable;
    Volatility found = Volatility::immutable;
    walk(root, [&](const Syntax& node) {
      found = worst(found, of_node(node));
      return found != Volatility::volatile_;
    });
    return found;
  }

  Volatility of_text(std::string_view text) {
    const std::string query = concat("SELECT ", text);
    const Script script(query, Dialect::postgres);
    const Syntax expression = only_target(script);
    return expression ? of(expression) : Volatility::unknown;
  }

 private:
  static constexpr int deepest = 8;  // calls put in line inside others

  Volatility of_node(const Syntax& node) {
    switch (node.kind()) {
      case Node::function_call: return of_call(node);
      case Node::special_value:  // CURRENT_DATE
      case Node::special_call:   // EXTRACT(…): of what is inside, and of time zones
      case Node::cast:           // '1 day'::interval reads a setting
      case Node::literal_typed:
      case Node::at_time_zone: return Volatility::stable;
      case Node::binary: return of_operator(node);
      case Node::parameter:
      case Node::select:
      case Node::subquery:
      case Node::exists:
      case Node::array_query: return Volatility::unknown;
      default: return Volatility::immutable;
    }
  }

  Volatility of_call(const Syntax& call) {
    const QualifiedName name = qualified_name_of(call.child(Node::object_name));
    const auto builtin = builtins().find(name.name);
    const bool is_builtin = builtin != builtins().end();
    if (name.schema == "pg_catalog" && is_builtin) return builtin->second;
    const Syntax arguments = call.child(Node::arguments);
    const std::size_t count = arguments ? arguments.children().size() : std::size_t{0};
    const std::optional<Volatility> user = of_user_function(name, count);
    if (name.schema.empty() && is_builtin) {
      // Their types decide which of the two is meant.
      return user && *user > builtin->second ? Volatility::unknown : builtin->second;
    }
    if (user && *user != Volatility::unknown) return *user;
    return volatility_of_builtin(name.name);  // an extension's, in whichever schema
  }

  // PostgreSQL's own change nothing; of one that was made here the function is not looked for.
  Volatility of_operator(const Syntax& binary) {
    std::string sign = lower_ascii(operator_of(binary));
    if (sign.starts_with("operator")) {
      const std::size_t dot = sign.rfind('.');
      if (dot != std::string::npos && sign.find("pg_catalog") == std::string::npos) {
        return Volatility::unknown;
      }
      sign = dot == std::string::npos ? sign : sign.substr(dot + 1, sign.rfind(')') - dot - 1);
    }
    return made_operators().count(sign) != 0 ? Volatility::unknown : Volatility::immutable;
  }

  const std::set<std::string>& made_operators() {
    if (made_operators_) return *made_operators_;
    made_operators_.emplace();
    catalog_.for_each([&](const Object& each) {
      if (each.kind == ObjectKind::operator_) made_operators_->insert(each.name);
    });
    return *made_operators_;
  }

  // The worst of those that may be meant; nullopt: there is none.
  std::optional<Volatility> of_user_function(const QualifiedName& name,
                                             std::size_t argument_count) {
    const ObjectId schema = name.schema.empty() ? 0 : catalog_.find_schema(name.schema);
    bool is_found = false;
    Volatility found = Volatility::immutable;
    catalog_.for_each([&](const Object& each) {
      if (each.name != name.name || (schema != 0 && each.parent != schema)) return;
      const auto* function = dynamic_cast<const Function*>(&each);
      if (function == nullptr || !takes(*function, argument_count)) return;
      is_found = true;
      found = worst(found, of_function(*function));
    });
    return is_found ? std::optional(found) : std::nullopt;
  }

  Volatility of_function(const Function& function) {
    if (function.is_unknown || function.is_uncertain) return Volatility::unknown;
    if (function.volatility == "immutable") return Volatility::immutable;
    if (function.volatility == "stable") return Volatility::stable;
    const bool is_inlined = function.language == "sql" && !function.returns_set &&
                            !function.is_security_definer && function.settings.empty() &&
                            !function.is_strict && depth_ < deepest;
    return is_inlined ? of_body(function) : Volatility::volatile_;
  }

  // PostgreSQL puts a body in line that is one SELECT of one expression.
  Volatility of_body(const Function& function) {
    std::string text(trim(function.body));
    if (function.has_sql_body) {
      if (!lower_ascii(text).starts_with("return ")) return Volatility::volatile_;
      text.replace(0, 6, "SELECT");
    }
    const Script script(text, Dialect::postgres);
    const Syntax expression = only_target(script);
    if (!expression) return Volatility::volatile_;
    ++depth_;
    const Volatility found = of(expression);
    --depth_;
    return found;
  }

  static Syntax only_target(const Script& script) {
    if (script.statements().size() != 1) return {};
    const ast::Statement* statement = script.statements().front().statement;
    if (statement == nullptr || statement->kind != Node::select) return {};
    const Syntax::Children parts = statement->syntax.children();
    if (parts.size() != 1 || !parts[0].is(Node::select_core)) return {};
    const Syntax::Children clauses = parts[0].children();
    if (clauses.size() != 1 || !clauses[0].is(Node::targets)) return {};
    const Syntax::Children targets = clauses[0].children();
    return targets.size() == 1 ? targets[0][0] : Syntax();
  }

  const Catalog& catalog_;
  std::optional<std::set<std::string>> made_operators_;
  int depth_ = 0;
};

}  // namespace

Volatility volatility_of(const Syntax& expression, const Catalog& catalog) {
  return Judgement(catalog).of(expression);
}

Volatility volatility_of(std::string_view expression, const Catalog& catalog) {
  return expression.empty() ? Volatility::immutable : Judgement(catalog).of_text(expression);
}

Volatility volatility_of_builtin(std::string_view function) {
  const auto found = builtins().find(function);
  return found != builtins().end() ? found->second : Volatility::unknown;
}

}  // namespace mig
