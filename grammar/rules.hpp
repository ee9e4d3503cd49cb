// The words a grammar over tokens is written in.
//
//   SELECT               a keyword (in capitals; NULL_)         one<'('>, op<not_equal>   a symbol or operator
//   seq sor opt star …   PEGTL's                                list<R>, parens<R>        R, R, …    ( R )
//   named<"thing", R>    what an error calls R when nothing of it fits ("expected a type")
//   tree<Node::x, R>     R, and a node x around what it read
//   flag<Node::x, R>     the same for a mark without content, e.g. IF NOT EXISTS
//   nodes<Node::x, R>    a node x only where R made more than one node (a list of one is its item)
//   judged<check, R>     R, unless the engine refuses it for a reason that a function knows
#pragma once

#include <algorithm>
#include <tao/pegtl.hpp>

#include "grammar/token_input.hpp"

namespace mig::grammar {

namespace pegtl = tao::pegtl;
using pegtl::at;
using pegtl::not_at;
using pegtl::opt;
using pegtl::plus;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;
using pegtl::success;

// A rule that looks at one token and makes no node.
struct Leaf {
  using subs_t = pegtl::empty_list;
};

template <TokenCode C>
struct code_rule : Leaf {
  using rule_t = code_rule;
  static bool match(TokenInput& in) {
    if (in.code() != C) return in.miss(C);
    in.next();
    return true;
  }
};

template <char C>
using one = code_rule<static_cast<TokenCode>(C)>;
template <Code C>
using op = code_rule<C>;
template <Keyword K>
using word = code_rule<code_of(K)>;

// Any of several codes: one look instead of a chain of choices.
template <TokenCode... Codes>
struct any_code : Leaf {
  using rule_t = any_code;
  static bool match(TokenInput& in) {
    const TokenCode code = in.code();
    if (!((code == Codes) || ...)) {
      (in.miss(Codes), ...);
      return false;
    }
    in.next();
    return true;
  }
};
template <Keyword... Ks>
using any_word = any_code<code_of(Ks)...>;

struct end_rule : Leaf {
  using rule_t = end_rule;
  static bool match(TokenInput& in) { return in.at_end() || in.miss(end_of_statement); }
};
// Whatever token, but not the end.
struct any_token : Leaf {
  using rule_t = any_token;
  static bool match(TokenInput& in) {
    if (in.at_end()) return false;
    in.next();
    return true;
  }
};

// A keyword's class, e.g. may_be_column; other identifiers always do.
template <std::uint8_t Bits>
struct postgres_name : Leaf {
  using rule_t = postgres_name;
  static bool fits(TokenCode code) {
    return code == identifier || code == quoted_identifier ||
           (is_keyword_code(code) && (entry_of(static_cast<Keyword>(code)).postgres & Bits) != 0);
  }
  static bool match(TokenInput& in) {
    if (!fits(in.code())) return in.miss("a name");
    in.next();
    return true;
  }
};
// Any word: ColLabel.
struct any_label : Leaf {
  using rule_t = any_label;
  static bool fits(TokenCode code) {
    return code == identifier || code == quoted_identifier || is_keyword_code(code);
  }
  static bool match(TokenInput& in) {
    if (!fits(in.code())) return in.miss("a name");
    in.next();
    return true;
  }
};

template <std::size_t N>
struct Text {
  char text[N];
  constexpr Text(const char (&from)[N]) { std::copy_n(from, N, text); }
};

template <Text Thing, typename... Rules>
struct named : Leaf {
  using rule_t = named;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control>
  static bool match(TokenInput& in) {
    const auto noted = in.noted();
    if (Control<seq<Rules...>>::template match<A, pegtl::rewind_mode::required, Action, Control>(
            in)) {
      return true;
    }
    return in.miss_instead(Thing.text, noted);
  }
};

// A node around what the rules read; with `OnlyAroundSeveral` where that is not one node already.
template <Node Kind, bool OnlyAroundSeveral, typename... Rules>
struct node_around : Leaf {
  using rule_t = node_around;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control>
  static bool match(TokenInput& in) {
    const std::uint32_t token = in.token();
    const std::uint32_t node = in.node();
    if (!Control<seq<Rules...>>::template match<A, M, Action, Control>(in)) return false;
    const bool is_needed =
        !OnlyAroundSeveral || (in.node() > node && in.nodes().back().first_node != node);
    if (is_needed) in.emit(Kind, token, node);
    return true;
  }
};
template <Node Kind, typename... Rules>
using tree = node_around<Kind, false, Rules...>;
template <Node Kind, typename... Rules>
using flag = tree<Kind, Rules...>;
template <Node Kind, typename... Rules>
using nodes = node_around<Kind, true, Rules...>;

// What R has read: its tokens and nodes reach from here to where the input is. Returns why that is refused, or null;
// `token` is what the error points at, to begin with the first.
struct Judged {
  const TokenInput& in;
  std::uint32_t token, node;
};
template <const Refusal* (*Check)(Judged&), typename... Rules>
struct judged : Leaf {
  using rule_t = judged;
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control>
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    Judged what{in, in.token(), in.node()};
    if (!Control<seq<Rules...>>::template match<A, pegtl::rewind_mode::active, Action, Control>(
            in)) {
      return mark(false);
    }
    const Refusal* why = Check(what);
    return mark(why == nullptr || in.refuse(*why, what.token));
  }
};

template <typename... Rules>
using parens = seq<one<'('>, Rules..., one<')'>>;
template <typename Rule, typename Separator = one<','>>
using list = pegtl::list<Rule, Separator>;

// A rule whose grammar lies in another translation unit: `struct expression : elsewhere<read_expression> {};`
template <bool (*Read)(TokenInput&)>
struct elsewhere : Leaf {
  using rule_t = elsewhere;
  static bool match(TokenInput& in) {
    auto mark = in.mark<pegtl::rewind_mode::required>();
    return mark(Read(in));
  }
};

// Runs a rule from the outside, e.g. in the function an `elsewhere` names. Goes back when it fails.
template <typename Rule>
struct Control : pegtl::normal<Rule> {
  static constexpr bool enable = false;
};
template <typename Rule>
bool read(TokenInput& in) {
  return Control<Rule>::template match<pegtl::apply_mode::nothing, pegtl::rewind_mode::required,
                                       pegtl::nothing, Control>(in);
}

// The keywords as rules.
namespace words {
#define MIG_KEYWORD(name, postgres, sqlite) using name = word<Keyword::name>;
#include "grammar/keywords.def"
#undef MIG_KEYWORD
}  // namespace words

}  // namespace mig::grammar
