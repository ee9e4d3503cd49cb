#include "cli/error_output.hpp"

#include <array>

#include "base/json.hpp"
#include "base/text.hpp"
#include "database/url.hpp"

namespace mig {
namespace {

// Together with the rest no more than the 2 kB an error may take on a terminal.
constexpr std::size_t most_message_bytes = 1000;
constexpr std::size_t most_other_bytes = 250;  // of hint, detail and file each

void optional_text(JsonWriter& json, std::string_view name, std::string_view text) {
  if (text.empty()) {
    json.key(name).null();
  } else {
    json.member(name, shorten(clean_text(text), most_other_bytes));
  }
}

void place(JsonWriter& json, const Error& error) {
  const bool known = error.location.has_value();
  optional_text(json, "file", known ? std::string_view(error.location->file) : "");
  const bool has_line = known && error.location->line != 0;
  if (has_line) {
    json.member("line", error.location->line).member("column", error.location->column);
  } else {
    json.key("line").null().key("column").null();
  }
}

template <typename Change>
void change_texts(Error& error, Change change) {
  change(error.message);
  change(error.hint);
  change(error.detail);
  if (!error.location) return;
  change(error.location->file);
  change(error.location->text);
  for (std::string& line : error.location->before) change(line);
}

}  // namespace

std::string_view to_string(ErrorKind kind) {
  constexpr std::array<std::string_view, 9> words{"answer_no",  "usage",    "refused",
                                                  "failed",     "half_way", "lock",
                                                  "connection", "internal", "interrupted"};
  const auto at = static_cast<std::size_t>(kind);
  return at < words.size() ? words[at] : words[7];
}

std::string error_json(const Error& error) {
  JsonWriter json;
  json.begin_object().key("error").begin_object();
  json.member("kind", to_string(error.kind));
  json.member("message", shorten(clean_text(error.message), most_message_bytes));
  optional_text(json, "hint", error.hint);
  optional_text(json, "detail", error.detail);
  place(json, error);
  optional_text(json, "sqlstate", error.sqlstate);
  json.member("exit", exit_code(error.kind, error.signal));
  json.end_object().end_object();
  return json.text() + "\n";
}

Error without_secrets(Error error, std::span<const std::string> secrets) {
  for (const std::string& secret : secrets) {
    change_texts(error, [&secret](std::string& text) { text = redact(text, secret); });
  }
  change_texts(error, [](std::string& text) { text = clean_text(text); });
  return error;
}

std::string clean_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t good = first_invalid_utf8(text).value_or(text.size());
    for (const char c : text.substr(0, good)) {
      const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7F';
      out += control ? '?' : c;
    }
    text.remove_prefix(good);
    if (text.empty()) break;
    out += "\uFFFD";
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace mig
