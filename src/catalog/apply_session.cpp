// Settings, and code whose effect cannot be seen.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/apply_body.hpp"
#include "catalog/called.hpp"
#include "catalog/drop.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

std::vector<std::string> path_from(ast::List<std::string_view> values) {
  std::vector<std::string> path;
  for (const std::string_view value : values) {
    if (!value.empty() && value != "$user") path.emplace_back(value);
  }
  return path;
}

std::vector<std::string> path_in(std::string_view text) {
  std::vector<std::string> path;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view name = trim(text.substr(0, comma));
    if (name.size() > 1 && name.front() == '"') name = name.substr(1, name.size() - 2);
    if (!name.empty() && name != "$user") path.emplace_back(name);
    text = comma < text.size() ? text.substr(comma + 1) : std::string_view();
  }
  return path;
}

void set_path(SessionState& session, std::vector<std::string> path, bool is_local) {
  session.search_path = std::move(path);
  if (!is_local) session.set_search_path = session.search_path;
}

// SELECT pg_catalog.set_config('search_path', '', false), as pg_dump writes.
void read_set_config(Applier& to, const Syntax& query) {
  Lowering names = lowering_of(query);
  walk(query, [&](const Syntax& node) {
    if (!node.is(Node::function_call)) return true;
    if (names.object_name(node.child(Node::object_name)).name.text != "set_config") return true;
    const Syntax arguments = node.child(Node::arguments);
    if (arguments.children().size() != 3 || !arguments[1].is(Node::literal_string)) return true;
    if (lower_ascii(names.constant(arguments[0])) != "search_path") return true;
    const bool is_local = lower_ascii(arguments[2].text()) == "true";
    set_path(to.session, path_in(names.constant(arguments[1])), is_local);
    return true;
  });
}

}  // namespace

void apply_to(Applier& to, const ast::Set& statement) {
  if (statement.name != "search_path" && !(statement.is_reset && statement.name == "all")) return;
  std::vector<std::string> path =
      statement.is_reset ? std::vector<std::string>{"public"} : path_from(statement.values);
  // SET search_path = '' and a single string with several names
  if (statement.values.size() == 1 && path.size() == 1 && path[0].find(',') != std::string::npos) {
    path = {path[0]};
  }
  set_path(to.session, std::move(path), statement.is_local);
}

void apply_to(Applier& to, const ast::Query& statement) {
  if (!to.is_postgres()) return;
  read_set_config(to, statement.syntax);
  apply_calls(to, statement);
}

void apply_to(Applier& to, const ast::Do& statement) { apply_body(to, statement); }

void apply_to(Applier& to, const ast::Call& statement) {
  if (to.find(ObjectKind::function, statement.procedure) == 0) {
    return to.not_known(
        concat("CALL ", text_of(statement.procedure), ": what it changes is not known"));
  }
  apply_calls(to, statement);
}

void apply_to(Applier& to, const ast::Pragma& statement) {
  if (statement.name.name.text == "legacy_alter_table" && statement.has_value) {
    const std::string value = lower_ascii(statement.value);
    to.session.legacy_alter_table =
        value == "1" || value == "on" || value == "true" || value == "yes";
  }
}

void apply_to(Applier& to, const ast::Attach& statement) {
  if (statement.kind == Node::attach) {
    to.schema(statement.schema.text);
    to.session.search_path.emplace_back(statement.schema.text);
    return;
  }
  drop_object(to, to.catalog.find_schema(statement.schema.text));
  std::erase(to.session.search_path, std::string(statement.schema.text));
}

}  // namespace mig
