#include "sql/syntax.hpp"

namespace mig {

Span Syntax::span() const {
  const grammar::NodeRecord& own = record();
  if (own.first_token == own.end_token) {
    const std::size_t at = tree_->places[own.first_token].begin;
    return {at, at};
  }
  return {tree_->places[own.first_token].begin, tree_->places[own.end_token - 1].end};
}

std::string_view Syntax::token_text(std::uint32_t token) const {
  if (token >= token_count()) return {};
  const TokenPlace place = tree_->places[record().first_token + token];
  return tree_->text.substr(place.begin, place.end - place.begin);
}

bool Syntax::has_own_word(Keyword keyword) const {
  const TokenCode wanted = grammar::code_of(keyword);
  std::uint32_t at = record().first_token;
  const auto found_before = [&](std::uint32_t end) {
    for (; at < end; ++at) {
      if (tree_->codes[at] == wanted) return true;
    }
    return false;
  };
  for (const Syntax& child : children()) {
    if (found_before(child.record().first_token)) return true;
    at = child.record().end_token;
  }
  return found_before(record().end_token);
}

Syntax::Children Syntax::children() const { return Children(*this); }

Syntax Syntax::child(Node kind) const {
  // From the last to the first, for that is how they lie; the first one is wanted.
  Syntax found;
  const std::uint32_t first = record().first_node;
  for (std::uint32_t at = index_; at > first;) {
    const std::uint32_t child = at - 1;
    if (tree_->nodes[child].kind == kind) found = Syntax(*tree_, child);
    at = tree_->nodes[child].first_node;
  }
  return found;
}

Syntax Syntax::operator[](std::size_t position) const {
  const Children all = children();
  return position < all.size() ? all[position] : Syntax();
}

Syntax::Children::Children(const Syntax& parent) : tree_(parent.tree_) {
  const std::uint32_t first = parent.record().first_node;
  for (std::uint32_t at = parent.index_; at > first;) {
    const std::uint32_t child = at - 1;
    if (size_ < few) {
      first_[size_] = child;
    } else {
      rest_.push_back(child);
    }
    ++size_;
    at = tree_->nodes[child].first_node;
  }
}

}  // namespace mig
