// One statement, parsed: what the tests of the front end look at.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "sql/ast.hpp"
#include "sql/parse.hpp"

namespace mig {

class Parsed {
 public:
  explicit Parsed(std::string text, Dialect dialect = Dialect::postgres)
      : text_(std::move(text)), script_(text_, dialect) {
    REQUIRE(script_.statements().size() == 1);
  }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  // The statement as one of its struct's; the test fails here when it is unreadable or another.
  template <typename T>
  const T& as() const {
    const ParsedStatement& parsed = script_.statements()[0];
    const std::string problem =
        parsed.unreadable ? parsed.unreadable->message : "a statement of another kind";
    INFO(text_);
    INFO(problem);
    REQUIRE(parsed.statement != nullptr);
    const T* statement = parsed.statement->as<T>();
    REQUIRE(statement != nullptr);
    return *statement;
  }
  Node kind() const { return as_any().kind; }

  // Of a statement that cannot be read: "message; hint at line-less offset", e.g. "expected TABLE, found TABEL; did you
  // mean TABLE? at 7". Of one that can: "".
  std::string problem() const {
    const ParsedStatement& parsed = script_.statements()[0];
    if (!parsed.unreadable) return {};
    std::string text = parsed.unreadable->message;
    if (!parsed.unreadable->hint.empty()) text += "; " + parsed.unreadable->hint;
    return text + " at " + std::to_string(parsed.unreadable->span.begin);
  }
  bool is_read() const { return script_.statements()[0].statement != nullptr; }

 private:
  const ast::Statement& as_any() const {
    INFO(text_);
    INFO(problem());
    REQUIRE(is_read());
    return *script_.statements()[0].statement;
  }

  std::string text_;
  Script script_;
};

}  // namespace mig
