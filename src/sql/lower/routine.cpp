// Functions and procedures.
#include "sql/ast/routine.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "sql/ast/session.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

// ---- options

struct OptionWord {
  Keyword first;
  std::string_view name;
  std::string_view text;  // empty: that of the option's value
};

constexpr OptionWord option_words[] = {
    {Keyword::IMMUTABLE, "volatility", "immutable"},
    {Keyword::STABLE, "volatility", "stable"},
    {Keyword::VOLATILE, "volatility", "volatile"},
    {Keyword::STRICT, "strict", "true"},
    {Keyword::RETURNS, "strict", "true"},  // NULL ON NULL INPUT
    {Keyword::CALLED, "strict", "false"},
    {Keyword::LEAKPROOF, "leakproof", "true"},
    {Keyword::NOT, "leakproof", "false"},
    {Keyword::WINDOW, "window", "true"},
    {Keyword::EXTERNAL, "security", {}},
    {Keyword::SECURITY, "security", {}},
    {Keyword::PARALLEL, "parallel", {}},
    {Keyword::COST, "cost", {}},
    {Keyword::ROWS, "rows", {}},
    {Keyword::SUPPORT, "support", {}},
    {Keyword::TRANSFORM, "transform", {}},
    {Keyword::SET, "set", {}},
    {Keyword::RESET, "reset", {}},
};

const OptionWord& option_word(const Syntax& node) {
  return *std::find_if(std::begin(option_words), std::end(option_words) - 1,
                       [&](const OptionWord& each) { return node.has_word(0, each.first); });
}

bool is_setting(const OptionWord& word) {
  return word.first == Keyword::SET || word.first == Keyword::RESET;
}

ast::Option routine_option(Lowering& to, const Syntax& node, const OptionWord& word) {
  ast::Option made{word.name, node, word.text};
  if (!word.text.empty()) return made;
  if (is_setting(word)) {
    made.text = to.set_clause(node).name;
  } else if (word.name == "security") {
    made.text = to.lower_case(node.token_text(node.token_count() - 1));
  } else if (word.name != "transform") {
    made.value = node[0];
    made.text = made.value.is(Node::name) ? to.name(made.value).text : to.constant(made.value);
  } else {
    made.text = node.text();
  }
  return made;
}

ast::Option setting_option(Lowering& to, const Syntax& node) {
  const ast::Setting setting = to.set_clause(node);
  std::string values;
  for (const std::string_view value : setting.values) {
    if (!values.empty()) values += ", ";
    values += value;
  }
  return {setting.name, node, to.keep(values)};
}

// What CREATE FUNCTION has a field for; false for the others.
bool apply_option(const ast::Option& option, ast::CreateFunction& function) {
  const bool is_true = option.text == "true";
  if (option.name == "volatility") {
    function.volatility = option.text;
  } else if (option.name == "strict") {
    function.is_strict = is_true;
  } else if (option.name == "leakproof") {
    function.is_leakproof = is_true;
  } else if (option.name == "window") {
    function.is_window = is_true;
  } else if (option.name == "security") {
    function.is_security_definer = option.text == "definer";
  } else if (option.name == "parallel") {
    function.parallel = option.text;
  } else {
    return false;
  }
  return true;
}

void add_options(Lowering& to, const Syntax& node, ast::CreateFunction& function) {
  std::vector<ast::Option> settings, others;
  for (const Syntax& child : node.children()) {
    if (!child.is(Node::option)) continue;
    const OptionWord& word = option_word(child);
    if (is_setting(word)) {
      settings.push_back(setting_option(to, child));
      continue;
    }
    const ast::Option option = routine_option(to, child, word);
    if (!apply_option(option, function)) others.push_back(option);
  }
  function.settings = to.list(settings);
  function.others = to.list(others);
}

// ---- parameters

ast::ParameterMode mode_of(const Syntax& mode) {
  using Mode = ast::ParameterMode;
  if (!mode) return Mode::in;
  switch (static_cast<Keyword>(mode.code())) {
    case Keyword::OUT: return Mode::out;
    case Keyword::INOUT: return Mode::inout;
    case Keyword::VARIADIC: return Mode::variadic;
    default: return mode.token_count() > 1 ? Mode::inout : Mode::in;  // IN OUT, IN
  }
}

void add_parameters(Lowering& to, const Syntax& node, std::vector<ast::Parameter>& made) {
  if (!node) return;
  const bool is_result = node.is(Node::returns_table);
  for (const Syntax& child : node.children()) {
    if (!child.is(Node::function_parameter)) continue;
    ast::Parameter& parameter = made.emplace_back();
    parameter.mode =
        is_result ? ast::ParameterMode::table : mode_of(child.child(Node::parameter_mode));
    parameter.name = name_in(to, child);
    parameter.type = to.type(child.child(Node::type));
    if (const Syntax value = child.child(Node::default_)) parameter.default_value = value[0];
  }
}

}  // namespace

const ast::Statement* lower_CreateFunction(Lowering& to, const Syntax& node) {
  ast::CreateFunction& made = to.make<ast::CreateFunction>(node);
  made.object = to.object_kind(node.child(Node::object_kind));
  made.or_replace = node.has(Node::or_replace);
  made.name = to.object_name(node.child(Node::object_name));
  std::vector<ast::Parameter> parameters;
  add_parameters(to, node.child(Node::parameters), parameters);
  add_parameters(to, node.child(Node::returns_table), parameters);
  made.parameters = to.list(parameters);
  if (const Syntax returns = node.child(Node::returns)) made.returns = to.type(returns[0]);
  made.volatility = "volatile";
  made.parallel = "unsafe";
  add_options(to, node, made);
  made.sql_body = node.child(Node::sql_body);
  if (made.sql_body) made.language = "sql";
  if (const Syntax language = node.child(Node::language)) {
    made.language = to.lower_case(to.name(language[0]).text);
  }
  if (const Syntax body = node.child(Node::body_literal)) {
    made.body_literal = body[0];
    made.link_symbol = body[1];
  }
  return &made;
}

const ast::Statement* lower_AlterFunction(Lowering& to, const Syntax& node) {
  ast::AlterFunction& made = to.make<ast::AlterFunction>(node);
  made.object = to.object_kind(node.child(Node::object_kind));
  made.target = to.object_reference(node.child(Node::object_reference));
  std::vector<ast::Option> options;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::option)) options.push_back(routine_option(to, child, option_word(child)));
  }
  made.options = to.list(options);
  return &made;
}

}  // namespace mig
