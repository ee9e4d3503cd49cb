#include "tools/json_value.hpp"

#include <cstdint>

namespace mig::tools {

namespace {

const JsonValue nothing;

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  JsonValue value() {
    JsonValue value;
    const char first = peek();
    if (first == '{') {
      list('}', [&] {
        std::string name = string();
        take(':');
        value.members.emplace_back(std::move(name), this->value());
      });
    } else if (first == '[') {
      list(']', [&] { value.items.push_back(this->value()); });
    } else if (first == '"') {
      value.text = string();
    } else {
      while (at_ < text_.size() && std::string_view(",]} \n").find(text_[at_]) == text_.npos)
        value.text += text_[at_++];
    }
    return value;
  }

 private:
  char peek() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  void take(char expected) {
    if (peek() == expected) ++at_;
  }

  template <typename Element>
  void list(char end, Element element) {
    ++at_;
    while (peek() != end && at_ < text_.size()) {
      element();
      take(',');
    }
    ++at_;
  }

  std::string string() {
    std::string out;
    take('"');
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_++];
      out += c == '\\' ? "" : std::string(1, c);
      if (c == '\\') escape(out);
    }
    ++at_;
    return out;
  }

  void escape(std::string& out) {
    constexpr std::string_view letters = "bfnrt", meant = "\b\f\n\r\t";
    const char c = text_[at_++];
    if (c == 'u') {
      append_utf8(out, static_cast<std::uint32_t>(
                           std::stoul(std::string(text_.substr(at_, 4)), nullptr, 16)));
      at_ += 4;
    } else {
      const std::size_t which = letters.find(c);
      out += which == letters.npos ? c : meant[which];
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const JsonValue& JsonValue::operator[](std::string_view name) const {
  for (const auto& member : members) {
    if (member.first == name) return member.second;
  }
  return nothing;
}

bool JsonValue::has(std::string_view name) const { return &(*this)[name] != &nothing; }

std::string_view JsonValue::tag() const {
  return members.empty() ? std::string_view() : members[0].first;
}

const JsonValue& JsonValue::inside() const { return members.empty() ? nothing : members[0].second; }

JsonValue read_json(std::string_view text) { return Reader(text).value(); }

}  // namespace mig::tools
