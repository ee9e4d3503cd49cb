#include "sql/body/plpgsql_reader.hpp"

#include "base/text.hpp"
#include "grammar/postgres/plpgsql.hpp"
#include "sql/body/known_text.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/tree_tokens.hpp"

namespace mig {
namespace {

using How = BodyStatement::How;

// How each part of PL/pgSQL that is SQL is read.
struct PartKind {
  Node node;
  How how;
  bool is_value;  // SELECT is to be thought before it
  GrammarEntry entry;
};
constexpr PartKind part_kinds[] = {
    {Node::body_sql, How::direct, false, grammar::postgres::read_plpgsql_sql},
    {Node::body_query, How::query, false, grammar::postgres::read_plpgsql_sql},
    {Node::body_perform, How::perform, false, grammar::postgres::read_query},
    {Node::body_expression, How::expression, true, grammar::postgres::read_plpgsql_expression},
    {Node::body_dynamic, How::expression, true, grammar::postgres::read_plpgsql_expression},
};

// The one value of a SELECT that has nothing but that; empty for others.
Syntax only_value(const ast::Statement& select) {
  const Syntax core = select.syntax[0];
  if (select.syntax.children().size() != 1 || !core.is(Node::select_core)) return {};
  const Syntax targets = core.child(Node::targets);
  if (core.children().size() != 1 || !targets || targets.children().size() != 1) return {};
  const Syntax target = targets[0];
  return target.children().size() == 1 ? target[0] : Syntax();
}

}  // namespace

void copy_tokens(SyntaxTree& to, const Syntax& node, bool is_value) {
  const SyntaxTree& from = node.tree();
  const std::uint32_t begin = node.first_token();
  const std::uint32_t end = begin + node.token_count();
  if (is_value) {
    const std::uint32_t at = from.places[begin].begin;
    to.places.push_back({at, at});
    to.codes.push_back(grammar::code_of(Keyword::SELECT));
  }
  auto copy_up_to = [&, at = begin](std::uint32_t stop, std::uint32_t next) mutable {
    for (; at < stop; ++at) {
      // The tree may be the same one, and its vectors grow.
      const TokenPlace place = from.places[at];
      const TokenCode code = from.codes[at];
      to.places.push_back(place);
      to.codes.push_back(code);
    }
    at = next;
  };
  for (const Syntax& child : node.children()) {
    if (!child.is(Node::body_into)) continue;
    copy_up_to(child.first_token(), child.first_token() + child.token_count());
  }
  copy_up_to(end, end);
  end_tokens(to, from.places[end - 1].end);
}

void PlpgsqlReader::read(BodyContext context) {
  visit(Syntax(tree_, static_cast<std::uint32_t>(tree_.nodes.size() - 1)), context);
}

void PlpgsqlReader::visit_children(const Syntax& node, BodyContext context) {
  for (const Syntax& child : node.children()) visit(child, context);
}

void PlpgsqlReader::visit(const Syntax& node, BodyContext context) {
  switch (node.kind()) {
    case Node::body_branch: context.conditional = true; break;
    case Node::body_guarded: context.guard = reader_.add_guard(context.guard); break;
    case Node::body_exit: check_exit(node); break;
    case Node::body_message: check_message(node); break;
    case Node::body_block:
    case Node::body_loop:
      check_end_label(node);
      enclosing_.push_back({label_of(node.child(Node::body_label)), node.is(Node::body_loop)});
      visit_children(node, context);
      enclosing_.pop_back();
      return;
    case Node::body_sql:
    case Node::body_query:
    case Node::body_perform:
    case Node::body_expression:
    case Node::body_dynamic:
      context.conditional = context.conditional || may_have_left_;
      return read_part(node, context);
    default: break;
  }
  visit_children(node, context);
  // Without a label it leaves a loop, in which everything is conditional anyway.
  const bool may_leave = node.is(Node::body_exit) && node.has(Node::body_label);
  if (may_leave || node.is(Node::body_return)) may_have_left_ = true;
}

// ---- what PL/pgSQL's grammar says in code

std::string_view PlpgsqlReader::label_of(const Syntax& node) {
  return node ? Lowering(tree_).name(node.child(Node::name)).text : std::string_view();
}

void PlpgsqlReader::problem(const Syntax& at, std::string message) {
  reader_.add_problem({at.span(), std::move(message), ""}, text_);
}

void PlpgsqlReader::check_end_label(const Syntax& node) {
  const Syntax behind = node.child(Node::body_end_label);
  if (!behind) return;
  const Syntax before = node.child(Node::body_label);
  if (!before) return problem(behind, concat("there is no label ", behind.text(), " to end"));
  if (label_of(before) == label_of(behind)) return;
  problem(behind, concat("expected the label of what ends here, ", before.child(Node::name).text(),
                         ", found ", behind.text()));
}

void PlpgsqlReader::check_exit(const Syntax& node) {
  const std::string_view word = node.token_text(0);
  const Syntax label = node.child(Node::body_label);
  const std::string_view name = label_of(label);
  for (auto outer = enclosing_.rbegin(); outer != enclosing_.rend(); ++outer) {
    if (!label && outer->is_loop) return;
    if (!label || outer->label != name) continue;
    if (outer->is_loop || node.has_word(0, Keyword::EXIT)) return;
    return problem(label, concat(word, " needs a loop, and ", label.text(), " is a block"));
  }
  if (!label) return problem(node, concat(word, " stands outside of a loop"));
  problem(label, concat("no block or loop around this is labelled ", label.text()));
}

void PlpgsqlReader::check_message(const Syntax& node) {
  const std::string text = unquote_string(node.token_text(0), Dialect::postgres);
  std::size_t places = 0;
  for (std::size_t at = 0; (at = text.find('%', at)) != std::string::npos; ++at) {
    if (at + 1 < text.size() && text[at + 1] == '%') {
      ++at;
    } else {
      ++places;
    }
  }
  const std::size_t values = node.children().size();
  if (places == values) return;
  problem(node, concat("the message has ", count_of(places, "place"), " for values, and ",
                       count_of(values, "value"), values == 1 ? " is given" : " are given"));
}

// ---- SQL

void PlpgsqlReader::read_part(const Syntax& node, BodyContext context) {
  for (const PartKind& kind : part_kinds) {
    if (!node.is(kind.node)) continue;
    const auto first = static_cast<std::uint32_t>(tree_.places.size());
    copy_tokens(tree_, node, kind.is_value);
    if (kind.how == How::perform) tree_.codes[first] = grammar::code_of(Keyword::SELECT);
    ParsedStatement parsed = parse_tokens(tree_, first, kind.entry);
    const ast::Statement* statement = parsed.statement;
    reader_.add(std::move(parsed), node.span(), kind.how, text_, context);
    if (node.is(Node::body_dynamic)) read_dynamic(node, statement, context);
    return;
  }
}

void PlpgsqlReader::read_dynamic(const Syntax& node, const ast::Statement* value,
                                 BodyContext context) {
  if (value == nullptr) return;  // unreadable, and said so
  Syntax unknown;
  const Syntax expression = only_value(*value);
  std::optional<KnownText> known = expression ? known_text(expression, unknown) : std::nullopt;
  if (!known) {
    const std::string_view part = unknown ? unknown.text() : node.text();
    DynamicSql& made = reader_.add_dynamic(
        node.span(), concat("the text depends on ", shorten(part, 60)), text_, context);
    if (expression) made.beginning = known_beginning(expression);
    return;
  }
  if (++context.depth > BodyReader::max_depth) {
    reader_.add_dynamic(node.span(), "it is nested too deeply", text_, context);
    return;
  }
  reader_.read_sql(reader_.keep(std::move(*known), text_), How::dynamic_literal, context);
}

}  // namespace mig
