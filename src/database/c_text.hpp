// SQL text for the C interfaces, which want it to end in NUL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mig {

// A large text as it lies in memory, up to a NUL, when nothing but blanks and one `;` come between; nullopt otherwise,
// and for every small text, which is cheaper to copy than to look behind. So a 50 MB statement is not held twice.
// The memory of a large text must therefore end in NUL, as that of every std::string does.
inline std::optional<std::string_view> up_to_nul(std::string_view text) {
  constexpr std::size_t large = 1U << 20U;
  if (text.size() < large) return std::nullopt;
  const char* after = text.data() + text.size();
  for (bool ended = false; *after != '\0'; ++after) {
    const bool blank = *after == ' ' || *after == '\t' || *after == '\r' || *after == '\n';
    if (!blank && (*after != ';' || ended)) return std::nullopt;
    ended = ended || *after == ';';
  }
  return std::string_view(text.data(), static_cast<std::size_t>(after - text.data()));
}

// A C string of `text`, which must outlive it; copied only where up_to_nul() cannot help.
class CText {
 public:
  explicit CText(std::string_view text) {
    const auto in_place = up_to_nul(text);
    if (!in_place) copy_ = text;
    start_ = in_place ? in_place->data() : copy_.c_str();
  }
  CText(const CText&) = delete;
  CText& operator=(const CText&) = delete;

  const char* get() const noexcept { return start_; }

 private:
  std::string copy_;
  const char* start_;
};

}  // namespace mig
