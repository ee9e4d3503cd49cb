// Reads a body part by part: what sql/body.hpp promises.
#pragma once

#include <deque>
#include <string_view>

#include "sql/body.hpp"
#include "sql/body/text.hpp"
#include "sql/statement_parser.hpp"

namespace mig {

struct Body::Memory {
  std::deque<BodyText> texts;
  std::deque<SyntaxTree> trees;
};

// Under what conditions a statement is run, and how deep it lies in texts inside texts.
struct BodyContext {
  bool conditional = false;
  unsigned guard = 0;
  unsigned depth = 0;
};

class BodyReader {
 public:
  explicit BodyReader(Body& body);

  // The body of a statement whose places are those of `text`; null: of the file.
  void read(const ast::Statement& statement, const BodyText* text);

 private:
  friend class PlpgsqlReader;
  static constexpr unsigned max_depth = 8;

  SyntaxTree& new_tree(BodyPart part);
  // What an expression says, as a part of its own text if it can be one.
  BodyPart keep(KnownText known, const BodyText& parent);

  void read_literal(const Syntax& literal, const BodyText& text, std::string_view language,
                    BodyContext context);
  void read_sql(BodyPart part, BodyStatement::How how, BodyContext context);
  void read_plpgsql(BodyPart part, BodyContext context);
  void read_sql_body(const Syntax& sql_body, const BodyText& text);

  void add(ParsedStatement parsed, Span span, BodyStatement::How how, const BodyText& text,
           BodyContext context);
  DynamicSql& add_dynamic(Span span, std::string why, const BodyText& text, BodyContext context);
  // A block with exception handlers inside that one.
  unsigned add_guard(unsigned outer);
  void add_problem(Unreadable problem, const BodyText& text);

  Body& body_;
};

}  // namespace mig
