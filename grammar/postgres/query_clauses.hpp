// What PostgreSQL's parser refuses of the clauses around a query: insertSelectOptions.
#pragma once

#include "grammar/rules.hpp"

namespace mig::grammar::postgres {

// The clauses around a query: those of (SELECT …) LIMIT 1 are of one query, though written at two places.
class QueryClauses {
 public:
  // Of the nodes from `first` on, which are to be the children of one select.
  QueryClauses(const TokenInput& in, std::uint32_t first) : in_(in) {
    const Nodes& nodes = in.nodes();
    std::size_t end = nodes.size();
    for (;;) {
      const std::size_t operand = note(end, first);
      if (nodes[operand].kind != Node::subquery) return;
      end = operand - 1;  // the select in the parentheses
      first = nodes[end].first_node;
    }
  }

  // Why the parser refuses them, and the token to point at; null where it does not.
  const Refusal* judge(std::uint32_t& token) const {
    static constexpr Refusal twice[] = {
        {"multiple ORDER BY clauses not allowed", "keep one, or make the inner query a subquery"},
        {"multiple LIMIT clauses not allowed", "keep one, or make the inner query a subquery"},
        {"multiple OFFSET clauses not allowed", "keep one, or make the inner query a subquery"},
        {"multiple WITH clauses not allowed", "put all into one"},
    };
    static constexpr Refusal no_order = {
        "WITH TIES cannot be specified without ORDER BY clause",
        "add ORDER BY, which says which rows are equal, or write ONLY"};
    static constexpr Refusal skips = {"SKIP LOCKED and WITH TIES options cannot be used together",
                                      "write ONLY instead of WITH TIES, or leave SKIP LOCKED out"};
    for (int i = 0; i < kinds; ++i) {
      if (found_[i].count < 2) continue;
      token = found_[i].token;
      return &twice[i];
    }
    token = found_[limit_].token;
    if (has_ties_ && found_[order].count == 0) return &no_order;
    return has_ties_ && skips_locked_ ? &skips : nullptr;
  }

 private:
  enum : int { order, limit_, offset_, with_, kinds };
  struct Found {
    int count;
    std::uint32_t token;  // of the outermost
  };

  bool has(std::uint32_t token, Keyword keyword) const {
    return in_.code_of_token(token) == code_of(keyword);
  }
  void count(int kind, const NodeRecord& node) {
    if (found_[kind].count++ == 0) found_[kind].token = node.first_token;
  }
  // Notes the clauses below `end`, down to `first`; returns the index of the operand.
  std::size_t note(std::size_t end, std::uint32_t first) {
    std::size_t operand = end - 1;
    for (std::size_t at = end; at > first; at = in_.nodes()[at - 1].first_node) {
      const NodeRecord& node = in_.nodes()[at - 1];
      switch (node.kind) {
        case Node::order_by: count(order, node); break;
        case Node::offset: count(offset_, node); break;
        case Node::with: count(with_, node); break;
        case Node::limit:
          count(limit_, node);
          has_ties_ = has_ties_ || has(node.end_token - 1, Keyword::TIES);
          break;
        case Node::locking:
          skips_locked_ = skips_locked_ || has(node.end_token - 1, Keyword::LOCKED);
          break;
        default: operand = at - 1;
      }
    }
    return operand;
  }

  const TokenInput& in_;
  Found found_[kinds] = {};
  bool has_ties_ = false;
  bool skips_locked_ = false;
};

}  // namespace mig::grammar::postgres
