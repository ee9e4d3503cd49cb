// What the grammars read: a row of token codes, ended by `end_of_statement`. It also builds the tree, so that going back
// in the text and forgetting nodes is one thing and cannot be done by halves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <tao/pegtl.hpp>
#include <utility>
#include <vector>

#include "grammar/token_code.hpp"
#include "grammar/tree.hpp"

namespace mig::grammar {

// Thrown where a text nests deeper than max_depth or makes the grammar try too long.
struct TooComplex : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Why an engine's own parser refuses what fits word by word, and what to write instead.
struct Refusal {
  const char* message;
  const char* hint;
};

// The text of a token, for the few rules that must see it. `tree` owns the tokens.
struct TokenTexts {
  const void* tree;
  std::string_view (*of)(const void* tree, std::uint32_t token);
};

class TokenInput {
 public:
  // Levels of expressions, queries and joins inside one another. A level takes about 1 kB of stack, 6 kB with
  // AddressSanitizer.
  static constexpr unsigned max_depth = 500;

  // `codes` must end in `end_of_statement`; `first_token` is the index of codes[0] in the tree's tokens, by which `texts`
  // finds them too.
  TokenInput(std::span<const TokenCode> codes, std::uint32_t first_token, TokenTexts texts,
             Nodes& nodes)
      : begin_(codes.data()),
        at_(codes.data()),
        farthest_(codes.data()),
        nodes_(&nodes),
        texts_(texts),
        first_token_(first_token),
        steps_left_(10'000 + 200 * codes.size()) {}

  TokenCode code() const { return *at_; }
  TokenCode code(std::size_t ahead) const {
    const TokenCode* at = at_;
    while (ahead > 0 && *at != end_of_statement) ++at, --ahead;
    return *at;
  }
  // The code of the first token that is no opening parenthesis, and the one after it.
  std::pair<TokenCode, TokenCode> codes_behind_parentheses() const {
    const TokenCode* at = at_;
    while (*at == '(') ++at;
    return {*at, *at == end_of_statement ? *at : at[1]};
  }
  bool at_end() const { return *at_ == end_of_statement; }
  void next() {
    ++at_;
    if (at_ > farthest_) farthest_ = at_;
  }

  // ---- where it is, as indexes into the tree
  std::uint32_t token() const { return first_token_ + static_cast<std::uint32_t>(at_ - begin_); }
  std::uint32_t node() const { return static_cast<std::uint32_t>(nodes_->size()); }
  void emit(Node kind, std::uint32_t from_token, std::uint32_t from_node) {
    nodes_->push({kind, from_token, token(), from_node});
  }
  const Nodes& nodes() const { return *nodes_; }
  // By index into the tree.
  std::string_view text_of(std::uint32_t token) const { return texts_.of(texts_.tree, token); }
  TokenCode code_of_token(std::uint32_t token) const { return begin_[token - first_token_]; }
  // The node made last turns out to be of another kind.
  void rename_last(Node kind) { nodes_->back().kind = kind; }

  // ---- what went wrong
  std::uint32_t farthest_token() const {
    return first_token_ + static_cast<std::uint32_t>(farthest_ - begin_);
  }
  // In a second pass over a bad statement: note what would have been taken at the farthest token of the first.
  struct Expectations {
    std::uint32_t token = 0;
    std::vector<TokenCode> codes;      // keywords and symbols
    std::vector<const char*> things;   // "an expression", "the name of a table"
    std::vector<TokenCode> similar;    // keywords that may be meant, too many to be named
    const Refusal* refusal = nullptr;  // instead of all these; of the token `refused`
    std::uint32_t refused = 0;
  };
  void trace(Expectations& expectations) { expectations_ = &expectations; }
  bool miss(TokenCode code) {
    if (expectations_ != nullptr) note(code);
    return false;
  }
  bool miss(const char* thing) {
    if (expectations_ != nullptr) note(thing);
    return false;
  }
  // How much has been noted; and to note one thing for all that has been since, at this token.
  struct Noted {
    std::size_t codes, things;
  };
  Noted noted() const {
    if (expectations_ == nullptr) return {};
    return {expectations_->codes.size(), expectations_->things.size()};
  }
  bool miss_instead(const char* thing, Noted since) {
    if (expectations_ == nullptr || token() != expectations_->token) return false;
    auto& [_, codes, things, similar, refusal, refused] = *expectations_;
    for (std::size_t i = since.codes; i < codes.size(); ++i) {
      if (is_keyword_code(codes[i])) similar.push_back(codes[i]);
    }
    codes.resize(since.codes);
    things.resize(since.things);
    return miss(thing);
  }
  // What was read is not to be, because of this token. Counts where nothing gets farther than what has been read.
  bool refuse(const Refusal& why, std::uint32_t at_token) {
    if (expectations_ != nullptr && farthest_token() == expectations_->token) {
      expectations_->refusal = &why;
      expectations_->refused = at_token;
    }
    return false;
  }
  void suggest(TokenCode keyword) {
    if (expectations_ != nullptr && token() == expectations_->token) {
      expectations_->similar.push_back(keyword);
    }
  }

  // ---- bounds
  class Depth {
   public:
    explicit Depth(TokenInput& in) : in_(in) {
      if (++in_.depth_ > max_depth) throw TooComplex("nested too deeply");
    }
    ~Depth() { --in_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

   private:
    TokenInput& in_;
  };

  // ---- going back, in the form PEGTL wants it
  template <tao::pegtl::rewind_mode M>
  class [[nodiscard]] Marker {
   public:
    static constexpr tao::pegtl::rewind_mode next_rewind_mode = M;
    explicit Marker(TokenInput&) {}
    bool operator()(bool result) const { return result; }
  };
  template <tao::pegtl::rewind_mode M>
  Marker<M> mark() {
    return Marker<M>(*this);
  }

 private:
  friend class Marker<tao::pegtl::rewind_mode::required>;

  // Out of line: the first pass over a statement asks for nothing of this, hundreds of times.
  [[gnu::noinline, gnu::cold]] void note(TokenCode code) {
    if (token() == expectations_->token) expectations_->codes.push_back(code);
  }
  [[gnu::noinline, gnu::cold]] void note(const char* thing) {
    if (token() == expectations_->token) expectations_->things.push_back(thing);
  }

  const TokenCode* begin_;
  const TokenCode* at_;
  const TokenCode* farthest_;
  Nodes* nodes_;
  TokenTexts texts_;
  std::uint32_t first_token_;
  unsigned depth_ = 0;
  std::size_t steps_left_;
  Expectations* expectations_ = nullptr;
};

template <>
class [[nodiscard]] TokenInput::Marker<tao::pegtl::rewind_mode::required> {
 public:
  static constexpr tao::pegtl::rewind_mode next_rewind_mode = tao::pegtl::rewind_mode::active;
  explicit Marker(TokenInput& in) : in_(&in), at_(in.at_), nodes_(in.nodes_->size()) {
    if (in.steps_left_-- == 0) throw TooComplex("too ambiguous");
  }
  Marker(const Marker&) = delete;
  Marker& operator=(const Marker&) = delete;
  ~Marker() {
    if (in_ == nullptr) return;
    in_->at_ = at_;
    in_->nodes_->truncate(nodes_);
  }
  bool operator()(bool result) {
    if (result) in_ = nullptr;
    return result;
  }

 private:
  TokenInput* in_;
  const TokenCode* at_;
  std::size_t nodes_;
};

}  // namespace mig::grammar
