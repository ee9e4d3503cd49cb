// A word's characters but its first, as both engines have them: by table, for most of a text is words.
#pragma once

#include <array>
#include <cstddef>
#include <tao/pegtl.hpp>

namespace mig::grammar {

struct word_rest {
  using rule_t = word_rest;
  using subs_t = tao::pegtl::empty_list;

  static constexpr std::array<bool, 256> parts = [] {
    std::array<bool, 256> made{};
    for (std::size_t c = 0; c < made.size(); ++c) {
      made[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                c == '_' || c == '$' || c >= 0x80;
    }
    return made;
  }();

  template <typename Input>
  static bool match(Input& in) {
    const char* at = in.current();
    const char* const end = at + in.size();
    while (at < end && parts[static_cast<unsigned char>(*at)]) ++at;
    in.bump(static_cast<std::size_t>(at - in.current()));
    return true;
  }
};

}  // namespace mig::grammar
