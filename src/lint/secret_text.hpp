// Passwords that stand in SQL: nothing that lint prints repeats them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "base/source.hpp"

namespace mig {

// Where passwords stand in a script, in order: PASSWORD '…', secret OPTIONS of foreign data, and in any string what libpq
// takes for one (`password=…`, postgres://user:…@host), also inside of bodies and of SQL that is executed as a string.
std::vector<Span> secrets_in(std::string_view sql, Dialect dialect);

// The same text with something else in the place of each character of these spans: no byte moves.
std::string masked(std::string_view text, const std::vector<Span>& secrets);

// A message or a step with *** in the place of these words, also of one that was cut off in front of " …".
std::string without_words(std::string text, const std::vector<std::string_view>& secrets);

}  // namespace mig
