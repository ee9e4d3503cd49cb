// Transactions, settings, prepared statements, code that runs at once.
#include "sql/ast/session.hpp"

#include "base/text.hpp"
#include "sql/ast/query.hpp"
#include "sql/ast/routine.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

using Action = ast::TransactionAction;

// The token right behind the first words decides between the forms of COMMIT and ROLLBACK.
Action transaction_action(const Syntax& node) {
  const bool prepared = node.has_own_word(Keyword::PREPARED);
  switch (static_cast<Keyword>(node.code())) {
    case Keyword::BEGIN:
    case Keyword::START: return Action::begin;
    case Keyword::COMMIT: return prepared ? Action::commit_prepared : Action::commit;
    case Keyword::END: return Action::commit;
    case Keyword::SAVEPOINT: return Action::savepoint;
    case Keyword::RELEASE: return Action::release;
    case Keyword::PREPARE: return Action::prepare;
    case Keyword::ROLLBACK:
      if (prepared) return Action::rollback_prepared;
      return node.has_own_word(Keyword::TO) ? Action::rollback_to : Action::rollback;
    default: return Action::rollback;  // ABORT
  }
}

struct SettingWords {
  std::string_view words, name;
};

// Settings that are set by words of their own.
constexpr SettingWords setting_words[] = {
    {"time zone", "timezone"},
    {"names", "client_encoding"},
    {"schema", "search_path"},
    {"session authorization", "session_authorization"},
    {"xml option", "xmloption"},
    {"transaction isolation level", "transaction_isolation"},
    {"transaction snapshot", "transaction"},
    {"session characteristics as transaction", "transaction"},
};

std::string dotted_name(Lowering& to, const Syntax& node) {
  std::string name;
  for (std::uint32_t token = 0; token < node.token_count(); token += 2) {
    if (token > 0) name += '.';
    name += lower_ascii(to.token_name(node, token).text);
  }
  return name;
}

std::string_view special_name(Lowering& to, const Syntax& node) {
  const std::string_view words = to.words(node);
  for (const SettingWords& each : setting_words) {
    if (each.words == words) return each.name;
  }
  return words;
}

}  // namespace

const ast::Statement* lower_Transaction(Lowering& to, const Syntax& node) {
  if (to.dialect() == Dialect::sqlite) return lower_sqlite_transaction(to, node);
  ast::Transaction& made = to.make<ast::Transaction>(node);
  made.action = transaction_action(node);
  Syntax name = node.child(Node::name);
  if (!name) name = node.child(Node::literal_string);
  made.savepoint = to.name(name);
  made.and_chain = node.has_own_word(Keyword::CHAIN) && !node.has_own_word(Keyword::NO);
  return &made;
}

ast::Setting Lowering::set_clause(const Syntax& node) {
  ast::Setting made;
  made.is_reset = node.has_own_word(Keyword::RESET);
  std::vector<std::string_view> values;
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::setting: made.name = keep(dotted_name(*this, child)); break;
      case Node::special_setting: made.name = special_name(*this, child); break;
      case Node::default_value: made.is_reset = true; break;
      case Node::literal_string:
      case Node::literal_boolean:
      case Node::name: values.push_back(name(child).text); break;
      case Node::transaction_mode: values.push_back(words(child)); break;
      case Node::literal_decimal:
      case Node::literal_typed: values.push_back(child.text()); break;
      default: break;
    }
  }
  made.values = list(values);
  return made;
}

const ast::Statement* lower_Set(Lowering& to, const Syntax& node) {
  ast::Set& made = to.make<ast::Set>(node);
  made.is_local = node.has(Node::local);
  static_cast<ast::Setting&>(made) = to.set_clause(node);
  return &made;
}

const ast::Statement* lower_SetConstraints(Lowering& to, const Syntax& node) {
  ast::SetConstraints& made = to.make<ast::SetConstraints>(node);
  made.all = node.has_own_word(Keyword::ALL);
  made.constraints = to.object_names(node);
  made.deferred = node.has_own_word(Keyword::DEFERRED);
  return &made;
}

const ast::Statement* lower_Prepare(Lowering& to, const Syntax& node) {
  ast::Prepare& made = to.make<ast::Prepare>(node);
  made.name = to.name(node.child(Node::name));
  const Syntax::Children parts = node.children();
  made.statement = to.statement(parts[parts.size() - 1]);
  return &made;
}

const ast::Statement* lower_Call(Lowering& to, const Syntax& node) {
  ast::Call& made = to.make<ast::Call>(node);
  made.procedure = to.object_name(node[0].child(Node::object_name));
  return &made;
}

}  // namespace mig
