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
    case Node::body_guarded: context.guarded = true; break;
    case Node::body_block:
    case Node::body_loop: check_labels(node); break;
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
  // EXIT without a label leaves a loop, in which everything is conditional anyway.
  const bool leaves_block = node.is(Node::body_exit) && node.has_word(0, Keyword::EXIT) &&
                            node.token_count() > 1 && !node.has_word(1, Keyword::WHEN);
  if (node.is(Node::body_return) || leaves_block) may_have_left_ = true;
}

void PlpgsqlReader::check_labels(const Syntax& node) {
  const Syntax behind = node.child(Node::body_end_label);
  if (!behind) return;
  const Syntax before = node.child(Node::body_label);
  Lowering lowering(tree_);
  const std::string_view name = lowering.token_name(behind, 0).text;
  if (before && lowering.token_name(before, 1).text == name) return;
  const std::string message =
      before ? concat("the label behind END, ", behind.text(), ", is not that of the block, ",
                      before.token_text(1))
             : concat("a label behind END, ", behind.text(), ", of what has no label");
  reader_.add_problem({behind.span(), message, ""}, text_);
}

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
    return reader_.add_dynamic(node.span(), concat("the text depends on ", shorten(part, 60)),
                               text_, context);
  }
  if (++context.depth > BodyReader::max_depth) {
    return reader_.add_dynamic(node.span(), "it is nested too deeply", text_, context);
  }
  reader_.read_sql(reader_.keep(std::move(*known), text_), How::dynamic_literal, context);
}

}  // namespace mig
