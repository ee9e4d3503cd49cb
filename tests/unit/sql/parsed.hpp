// One statement, parsed: what it lowers to, or why it cannot be read.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "sql/ast.hpp"
#include "sql/parse.hpp"

namespace mig {

struct Parsed {
  explicit Parsed(std::string sql, Dialect dialect = Dialect::postgres)
      : text(std::move(sql)), script(text, dialect) {
    REQUIRE(script.statements().size() == 1);
  }

  const ParsedStatement& parsed() const { return script.statements()[0]; }
  bool is_read() const { return parsed().statement != nullptr; }

  // The statement, which must be one of T's.
  template <typename T>
  const T& as() const {
    INFO(text);
    REQUIRE(is_read());
    REQUIRE(parsed().statement->template as<T>() != nullptr);
    return *parsed().statement->template as<T>();
  }

  // Why it cannot be read: "at 7: expected …, found …; did you mean …?"
  std::string problem() const {
    if (is_read()) return "";
    const Unreadable& why = *parsed().unreadable;
    return "at " + std::to_string(why.span.begin) + ": " + why.message +
           (why.hint.empty() ? "" : "; " + why.hint);
  }

  std::string text;
  Script script;
};

}  // namespace mig
