// What text an expression gives, where that can be known without running it.
#pragma once

#include <optional>

#include "sql/body/text.hpp"
#include "sql/syntax.hpp"

namespace mig {

// Of strings, numbers, what || joins, format(), quote_ident(), quote_literal() and concat() of such, with or without a
// cast to text. Otherwise nothing, and `unknown` is the part that it depends on.
std::optional<KnownText> known_text(const Syntax& expression, Syntax& unknown);

// What the text certainly begins with, of one that is not known whole: up to the first unknown operand of ||, the first
// placeholder of format(), the first unknown argument of concat().
std::string known_beginning(const Syntax& expression);

}  // namespace mig
