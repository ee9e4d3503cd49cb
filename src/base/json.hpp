// Writes JSON (RFC 8259); mig never reads it back. Members appear in the order they are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mig {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);  // must be UTF-8
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(bool truth);
  JsonWriter& null();

  template <typename T>
  JsonWriter& member(std::string_view name, const T& thing) {
    key(name);
    if constexpr (std::is_same_v<T, bool>) {
      return value(thing);
    } else if constexpr (std::is_integral_v<T>) {
      return value(static_cast<std::int64_t>(thing));
    } else {
      return value(std::string_view(thing));
    }
  }

  const std::string& text() const { return out_; }

 private:
  void separate();
  std::string out_;
  bool fresh_ = true;  // nothing was written since the last opening bracket or key
};

}  // namespace mig
