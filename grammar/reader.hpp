// What the parts of a grammar share that are written as functions: operators that climb, and parentheses whose content
// shows only behind them. Rules call them through doors, and they call rules with read<R>(in_).
#pragma once

#include "grammar/rules.hpp"

namespace mig::grammar {

class Reader {
 protected:
  explicit Reader(TokenInput& in) : in_(in) {}

  // Where something begins, for the node that will be around it.
  struct Place {
    std::uint32_t token, node;
  };
  Place here() const { return {in_.token(), in_.node()}; }
  // Always true, as the end of a chain of &&.
  bool emit(Node kind, Place from) {
    in_.emit(kind, from.token, from.node);
    return true;
  }
  // The next token as a node without children.
  bool leaf(Node kind) {
    const Place from = here();
    in_.next();
    return emit(kind, from);
  }

  static bool is(TokenCode code, Keyword keyword) { return code == code_of(keyword); }
  bool is(Keyword keyword) const { return is(in_.code(), keyword); }
  bool take(TokenCode code) {
    if (in_.code() != code) return in_.miss(code);
    in_.next();
    return true;
  }
  bool take(Keyword keyword) { return take(code_of(keyword)); }
  // Notes nothing where the keyword is not there.
  bool take_if(Keyword keyword) { return is(keyword) && take(keyword); }

  TokenInput& in_;
};

}  // namespace mig::grammar
