// The body of the first statement of a text: what the tests of bodies look at.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/source.hpp"
#include "base/text.hpp"
#include "sql/ast.hpp"
#include "sql/body.hpp"

namespace mig {

class BodyOf {
 public:
  explicit BodyOf(std::string text) : text_(std::move(text)), script_(text_, Dialect::postgres) {
    REQUIRE(script_.statements().size() == 1);
    const ParsedStatement& parsed = script_.statements()[0];
    const std::string why = parsed.unreadable ? parsed.unreadable->message : "";
    INFO(why);
    REQUIRE(parsed.statement != nullptr);
    body_ = read_body(*parsed.statement);
  }
  BodyOf(const BodyOf&) = delete;
  BodyOf& operator=(const BodyOf&) = delete;

  const Body& body() const { return body_; }
  const std::vector<BodyStatement>& statements() const { return body_.statements; }

  // The texts of the statements of a kind, as the file has them.
  std::vector<std::string> texts(BodyStatement::How how) const {
    std::vector<std::string> found;
    for (const BodyStatement& statement : body_.statements) {
      if (statement.how == how) found.emplace_back(statement.span.of(text_));
    }
    return found;
  }
  std::vector<std::string> direct() const { return texts(BodyStatement::How::direct); }

  // What cannot be read, one a line: "line:column message; hint".
  std::string problems() const {
    std::string all;
    if (body_.problem) all += told(*body_.problem);
    for (const BodyStatement& statement : body_.statements) {
      if (statement.parsed.unreadable) all += told(*statement.parsed.unreadable);
    }
    return all;
  }
  std::string at(Span span) const {
    const Location location = Source("file.sql", text_).locate(span);
    return concat(location.line, ':', location.column);
  }
  const std::string& text() const { return text_; }

 private:
  std::string told(const Unreadable& problem) const {
    std::string line = concat(at(problem.span), ' ', problem.message);
    if (!problem.hint.empty()) line += "; " + problem.hint;
    return line + "\n";
  }

  std::string text_;
  Script script_;
  Body body_;
};

}  // namespace mig
