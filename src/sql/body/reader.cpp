#include "sql/body/reader.hpp"

#include "base/text.hpp"
#include "grammar/postgres/plpgsql.hpp"
#include "sql/ast/routine.hpp"
#include "sql/body/plpgsql_reader.hpp"
#include "sql/statement_end.hpp"
#include "sql/tree_tokens.hpp"

namespace mig {

Body::Body() = default;
Body::Body(Body&&) noexcept = default;
Body& Body::operator=(Body&&) noexcept = default;
Body::~Body() = default;

Span BodyStatement::place(Span inner) const { return text == nullptr ? inner : text->place(inner); }

Body read_body(const ast::Statement& statement) {
  Body body;
  BodyReader(body).read(statement, nullptr);
  return body;
}

Body read_body(const BodyStatement& statement) {
  Body body;
  if (statement.parsed.statement != nullptr) {
    BodyReader(body).read(*statement.parsed.statement, statement.text);
  }
  return body;
}

BodyReader::BodyReader(Body& body) : body_(body) {
  body_.memory_ = std::make_unique<Body::Memory>();
}

void BodyReader::read(const ast::Statement& statement, const BodyText* text) {
  if (text == nullptr) {
    BodyText& file = body_.memory_->texts.emplace_back();
    file.text = statement.syntax.tree().text;
    text = &file;
  }
  if (const auto* block = statement.as<ast::Do>()) {
    body_.language = block->language;
    read_literal(block->body_literal, *text, block->language, {});
  } else if (const auto* function = statement.as<ast::CreateFunction>()) {
    body_.language = function->language;
    if (function->sql_body) read_sql_body(function->sql_body, *text);
    if (!function->link_symbol) {
      read_literal(function->body_literal, *text, function->language, {});
    }
  }
}

SyntaxTree& BodyReader::new_tree(BodyPart part) {
  SyntaxTree& tree = body_.memory_->trees.emplace_back();
  // Nothing behind the part is seen, and its places are those of the text.
  tree.text = part.text->text.substr(0, part.within.end);
  tree.dialect = Dialect::postgres;
  return tree;
}

BodyPart BodyReader::keep(KnownText known, const BodyText& parent) {
  if (known.is_one_piece()) {
    const std::size_t from = known.pieces.front().from;
    return {&parent, {from, from + known.text.size()}};
  }
  BodyText& made = body_.memory_->texts.emplace_back();
  made.own = std::move(known.text);
  made.text = made.own;
  made.pieces = std::move(known.pieces);
  made.parent = &parent;
  return {&made, {0, made.text.size()}};
}

void BodyReader::read_literal(const Syntax& literal, const BodyText& text,
                              std::string_view language, BodyContext context) {
  if (!literal || (language != "sql" && language != "plpgsql")) return;
  KnownText known;
  known.text = unquote_string(literal.text(), Dialect::postgres, &known.pieces);
  for (TextPiece& piece : known.pieces) piece.from += literal.span().begin;
  const BodyPart part = keep(std::move(known), text);
  if (language == "sql") {
    read_sql(part, BodyStatement::How::direct, context);
  } else {
    read_plpgsql(part, context);
  }
}

void BodyReader::read_sql(BodyPart part, BodyStatement::How how, BodyContext context) {
  SyntaxTree& tree = new_tree(part);
  Lexer lexer(tree.text, Dialect::postgres);
  lexer.seek(part.within.begin);
  StatementEnd end(Dialect::postgres);
  std::size_t first = 0;
  const auto finish = [&](std::uint32_t at) {
    if (tree.places.size() == first) return;
    end_tokens(tree, at);
    ParsedStatement parsed =
        parse_tokens(tree, static_cast<std::uint32_t>(first), statement_grammar(Dialect::postgres));
    const Span span = parsed.span;
    first = tree.places.size();
    add(std::move(parsed), span, how, *part.text, context);
  };
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::comment) continue;
    if (end.take(token, lexer.text_of(token))) {
      finish(token.begin);
    } else {
      add_token(tree, first, token);
    }
  }
  finish(tree.places.size() == first ? 0 : tree.places.back().end);
}

void BodyReader::read_plpgsql(BodyPart part, BodyContext context) {
  SyntaxTree& tree = new_tree(part);
  Lexer lexer(tree.text, Dialect::postgres);
  lexer.seek(part.within.begin);
  for (Token token; lexer.next(token);) {
    if (token.kind != TokenKind::comment) add_token(tree, 0, token);
  }
  end_tokens(tree, static_cast<std::uint32_t>(part.within.end));
  if (tree.places.size() == 1) {
    return add_problem({{part.within.begin, part.within.begin}, "the body is empty", ""},
                       *part.text);
  }
  const ParsedStatement parsed = parse_tokens(tree, 0, grammar::postgres::read_plpgsql);
  if (parsed.unreadable) return add_problem(*parsed.unreadable, *part.text);
  PlpgsqlReader(*this, tree, *part.text).read(context);
}

// The statements of BEGIN ATOMIC … END, the value of RETURN. They are read again into a tree of this body's own.
void BodyReader::read_sql_body(const Syntax& sql_body, const BodyText& text) {
  SyntaxTree& tree = new_tree({&text, {0, text.text.size()}});
  for (const Syntax& child : sql_body.children()) {
    const bool is_value = child.is(Node::return_);
    const Syntax part = is_value ? child[0] : child;
    const auto first = static_cast<std::uint32_t>(tree.places.size());
    copy_tokens(tree, part, is_value);
    ParsedStatement parsed = parse_tokens(tree, first,
                                          is_value ? grammar::postgres::read_plpgsql_expression
                                                   : statement_grammar(Dialect::postgres));
    add(std::move(parsed), part.span(),
        is_value ? BodyStatement::How::expression : BodyStatement::How::direct, text, {});
  }
}

void BodyReader::add(ParsedStatement parsed, Span span, BodyStatement::How how,
                     const BodyText& text, BodyContext context) {
  const ast::Statement* statement = parsed.statement;
  parsed.span = text.place(parsed.span);
  if (parsed.unreadable) {
    auto moved = std::make_shared<Unreadable>(*parsed.unreadable);
    moved->span = text.place(moved->span);
    parsed.unreadable = std::move(moved);
  }
  body_.statements.push_back({std::move(parsed), text.place(span), how, context.conditional,
                              context.guard, context.depth, &text});
  const auto* block = statement == nullptr ? nullptr : statement->as<ast::Do>();
  if (block == nullptr) return;
  if (++context.depth > max_depth) {
    add_dynamic(span, "it is nested too deeply", text, context);
    return;
  }
  read_literal(block->body_literal, text, block->language, context);
}

DynamicSql& BodyReader::add_dynamic(Span span, std::string why, const BodyText& text,
                                    BodyContext context) {
  return body_.dynamic.emplace_back(
      DynamicSql{text.place(span), std::move(why), {}, context.conditional, context.guard != 0});
}

unsigned BodyReader::add_guard(unsigned outer) {
  body_.guards.push_back(outer);
  return static_cast<unsigned>(body_.guards.size() - 1);
}

void BodyReader::add_problem(Unreadable problem, const BodyText& text) {
  if (body_.problem) return;
  problem.span = text.place(problem.span);
  body_.problem = std::move(problem);
}

}  // namespace mig
