// SQL inside SQL: the statements in the body of a function, a procedure or a DO block (PostgreSQL; languages sql and
// plpgsql).
//
// A body's text is a part of the file wherever the string around it says what lies between its quotes: then all spans
// of a statement inside, those in its struct and its syntax too, are places in the file. Where it does not ('it''s',
// E'\n', format(…)), the body has a text of its own, and place() leads from there to the file.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sql/parse.hpp"

namespace mig {

struct BodyText;

// A statement inside a body. `parsed.span` and the span of `parsed.unreadable` are places in the outer text; what
// `parsed.statement` holds are places in the text it was read from.
struct BodyStatement {
  enum class How : unsigned char {
    direct,           // a SQL statement of a SQL body or of PL/pgSQL; its INTO is cut out
    dynamic_literal,  // the text of an EXECUTE, where it is known
    perform,          // PERFORM x, read as SELECT x
    query,            // of FOR … IN, RETURN QUERY, OPEN and CURSOR FOR
    expression,       // a condition, an assigned or returned value, …, read as SELECT x
  };

  ParsedStatement parsed;
  Span span;  // in the outer text: all of it, INTO and PERFORM too
  How how = How::direct;
  bool conditional =
      false;  // perhaps not run: below IF, CASE, a loop, a handler, or behind a RETURN that may be taken
  unsigned guard = 0;  // innermost block around it whose handlers catch its errors; 0: none
  unsigned depth = 0;  // texts of EXECUTE and of DO between the body and this one
  const BodyText* text = nullptr;

  // The place in the outer text of a span that the statement or its syntax gave.
  Span place(Span inner) const;
};

// EXECUTE of what cannot be known, or not whole.
struct DynamicSql {
  Span span;              // of the expression, in the outer text
  std::string why;        // "the text depends on tbl"
  std::string beginning;  // what the text is known to begin with: "GRANT SELECT ON t TO "
  bool conditional = false;
  bool guarded = false;

  enum class Changes : unsigned char {
    anything,
    rows,  // INSERT, UPDATE, DELETE, COPY
    privileges,  // GRANT, roles, and what else leaves both tables and rows as they are: COMMENT, ANALYZE, NOTIFY
  };
  // As far as the beginning tells: one statement of which a name or a value is not known.
  Changes changes() const;
};

// Owns texts and trees. The outer text must outlive it. Statements of a DO inside are among its statements, behind the
// DO itself; those of a function that is created inside are not: read_body() of that statement gives them.
class Body {
 public:
  Body();
  Body(Body&&) noexcept;
  Body& operator=(Body&&) noexcept;
  ~Body();

  std::string language;                   // lower case; empty: the statement has no body
  std::vector<BodyStatement> statements;  // in the order of the text
  std::vector<DynamicSql> dynamic;
  // The block around each that BodyStatement::guard names, 0 for none; the first stands for no block. An error in one
  // takes back all that it did.
  std::vector<unsigned> guards{0};
  std::optional<Unreadable>
      problem;  // of what is around the statements; its span is in the outer text

 private:
  friend class BodyReader;
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

// Of a DO, a CREATE FUNCTION or CREATE PROCEDURE. Empty for other statements and other languages. Never throws for what
// a text holds; linear in its length.
Body read_body(const ast::Statement& statement);

// Of a statement that lies in a body itself, which must outlive this one.
Body read_body(const BodyStatement& statement);

}  // namespace mig
