// What PostgreSQL's parser refuses although every word of it fits: its actions look at what was read. Each function
// answers for a rule `judged<function, …>`.
#pragma once

#include <algorithm>
#include <charconv>
#include <string_view>

#include "grammar/rules.hpp"

namespace mig::grammar::postgres {

// ---- looking at what was read

// `word` is in small letters.
inline bool is_same_word(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
  });
}

// The identifier at a token is `name`, which is in small letters: any case without quotes, just so with them.
inline bool is_named(const TokenInput& in, std::uint32_t token, std::string_view name) {
  const std::string_view text = in.text_of(token);
  if (in.code_of_token(token) != quoted_identifier) return is_same_word(text, name);
  return text.size() == name.size() + 2 && text.substr(1, name.size()) == name;
}

// The whole number at a token; a large one where it has no plain digits.
inline int number_at(const TokenInput& in, std::uint32_t token) {
  const std::string_view text = in.text_of(token);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_plain = error == std::errc() && end == text.data() + text.size();
  return is_plain ? value : 1'000'000;
}

// Calls `visit(index)` for the children of a node, from the last to the first.
template <typename Visit>
void each_child(const Nodes& nodes, std::size_t parent, Visit visit) {
  for (std::size_t at = parent; at > nodes[parent].first_node;) {
    visit(at - 1);
    at = nodes[at - 1].first_node;
  }
}
// Calls `visit(node)` for the nodes from `first` on that are no children of one another, from the last to the first.
template <typename Visit>
void each_node_after(const Nodes& nodes, std::uint32_t first, Visit visit) {
  for (std::size_t at = nodes.size(); at > first;) {
    const NodeRecord& node = nodes[at - 1];
    visit(node);
    at = node.first_node;
  }
}

// ---- roles: RoleSpec, RoleId

inline constexpr Refusal none_is_reserved = {"role name \"none\" is reserved",
                                             "use another name: NONE means no role at all"};
inline constexpr Refusal public_is_reserved = {
    "role name \"public\" is reserved", "use another name: PUBLIC means all roles there are"};

inline const Refusal* judge_role(Judged& what) {
  return is_named(what.in, what.token, "none") ? &none_is_reserved : nullptr;
}
inline const Refusal* judge_new_role(Judged& what) {
  if (is_named(what.in, what.token, "public")) return &public_is_reserved;
  return judge_role(what);
}

// ---- names and numbers

inline constexpr Refusal too_many_names = {"improper qualified name (too many dotted names)",
                                           "write schema.name"};
inline const Refusal* judge_relation_name(Judged& what) {
  constexpr std::uint32_t longest = 5;  // database.schema.name
  if (what.in.token() - what.token <= longest) return nullptr;
  what.token += longest + 1;
  return &too_many_names;
}

inline constexpr Refusal float_too_small = {"precision for type float must be at least 1 bit",
                                            "write real or double precision"};
inline constexpr Refusal float_too_large = {"precision for type float must be less than 54 bits",
                                            "write double precision"};
// FLOAT ( n )
inline const Refusal* judge_float(Judged& what) {
  if (what.in.token() - what.token < 3) return nullptr;
  what.token += 2;
  const int bits = number_at(what.in, what.token);
  return bits < 1 ? &float_too_small : bits > 53 ? &float_too_large : nullptr;
}

inline constexpr Refusal column_number_range = {"column number must be in range from 1 to 32767",
                                                "columns of an index count from 1"};
inline const Refusal* judge_column_number(Judged& what) {
  const int number = number_at(what.in, what.token);
  return number < 1 || number > 32767 ? &column_number_range : nullptr;
}

// PostgreSQL before 16 reads any word and refuses it when the statement is run.
inline constexpr Refusal unknown_strategy = {"unrecognized partitioning strategy",
                                             "write RANGE, LIST or HASH"};
inline const Refusal* judge_strategy(Judged& what) {
  std::string_view text = what.in.text_of(what.token);
  if (text.size() > 2 && text[0] == '"') text = text.substr(1, text.size() - 2);
  const bool is_known =
      is_same_word(text, "range") || is_same_word(text, "list") || is_same_word(text, "hash");
  return is_known ? nullptr : &unknown_strategy;
}

// ---- window frames

struct FrameBound {
  enum Kind : int { unbounded_preceding, preceding, current_row, following, unbounded_following };
};
// What a frame's bound, from the token `from` up to `end`, is. The words decide, for an expression may lie before them.
inline int kind_of_bound(const TokenInput& in, std::uint32_t from, std::uint32_t end) {
  const bool is_unbounded =
      end - from == 2 && in.code_of_token(from) == code_of(Keyword::UNBOUNDED);
  switch (static_cast<Keyword>(in.code_of_token(end - 1))) {
    case Keyword::PRECEDING:
      return is_unbounded ? FrameBound::unbounded_preceding : FrameBound::preceding;
    case Keyword::FOLLOWING:
      return is_unbounded ? FrameBound::unbounded_following : FrameBound::following;
    default: return FrameBound::current_row;
  }
}

inline constexpr Refusal frame_starts_at_end = {"frame start cannot be UNBOUNDED FOLLOWING",
                                                "begin it with UNBOUNDED PRECEDING"};
inline constexpr Refusal frame_ends_at_start = {"frame end cannot be UNBOUNDED PRECEDING",
                                                "end it with UNBOUNDED FOLLOWING"};
inline constexpr Refusal frame_is_backward = {
    "a frame cannot end before it starts",
    "write the bound that comes first in the order of rows behind BETWEEN; without BETWEEN a frame "
    "ends with the current row"};
inline const Refusal* judge_frame_bounds(int start, int end) {
  if (start == FrameBound::unbounded_following) return &frame_starts_at_end;
  if (end == FrameBound::unbounded_preceding) return &frame_ends_at_start;
  const bool is_backward = (start == FrameBound::current_row && end == FrameBound::preceding) ||
                           (start == FrameBound::following && end <= FrameBound::current_row);
  return is_backward ? &frame_is_backward : nullptr;
}
// One bound: it ends with the current row.
inline const Refusal* judge_single_bound(Judged& what) {
  return judge_frame_bounds(kind_of_bound(what.in, what.token, what.in.token()),
                            FrameBound::current_row);
}

// ---- ordered-set aggregates: makeOrderedSetArgs

inline constexpr Refusal variadic_differs = {
    "an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated "
    "argument of the same data type",
    "repeat it behind ORDER BY"};

// The tokens of two nodes are the same words.
inline bool has_same_tokens(const TokenInput& in, const NodeRecord& a, const NodeRecord& b) {
  const std::uint32_t size = a.end_token - a.first_token;
  if (b.end_token - b.first_token != size) return false;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (in.text_of(a.first_token + i) != in.text_of(b.first_token + i)) return false;
  }
  return true;
}

// Direct arguments, then maybe ORDER BY and aggregated ones.
inline const Refusal* judge_ordered_set(Judged& what) {
  const NodeRecord* direct = nullptr;  // the last direct argument
  const NodeRecord* ordered = nullptr;
  int ordered_count = 0;
  std::uint32_t order_by = what.in.token();
  for (std::uint32_t token = what.token; token < what.in.token(); ++token) {
    if (what.in.code_of_token(token) == code_of(Keyword::ORDER)) order_by = token;
  }
  each_node_after(what.in.nodes(), what.node, [&](const NodeRecord& node) {
    if (node.first_token > order_by) {
      ordered = &node;
      ++ordered_count;
    } else if (direct == nullptr) {
      direct = &node;
    }
  });
  const bool is_variadic =
      direct != nullptr && what.in.code_of_token(direct->first_token) == code_of(Keyword::VARIADIC);
  if (!is_variadic || ordered_count == 0) return nullptr;
  const auto type_of = [&](const NodeRecord& parameter) {  // a name may stand before it
    return what.in.nodes()[static_cast<std::size_t>(&parameter - what.in.nodes().begin()) - 1];
  };
  const bool both_are = what.in.code_of_token(ordered->first_token) == code_of(Keyword::VARIADIC);
  if (ordered_count == 1 && both_are &&
      has_same_tokens(what.in, type_of(*direct), type_of(*ordered))) {
    return nullptr;
  }
  what.token = ordered->first_token;
  return &variadic_differs;
}

}  // namespace mig::grammar::postgres
