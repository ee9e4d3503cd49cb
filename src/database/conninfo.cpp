#include "database/conninfo.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  return percent_decode(text).value_or(std::string(text));
}

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
}

// Takes one value off the front of `text`; nullopt when its quote never ends.
std::optional<std::string> take_value(std::string_view& text) {
  const bool quoted = text.starts_with('\'');
  if (quoted) text.remove_prefix(1);
  std::string value;
  while (!text.empty()) {
    const char c = text.front();
    if (quoted ? c == '\'' : blanks.find(c) != std::string_view::npos) break;
    text.remove_prefix(1);
    if (c == '\\' && !text.empty()) {
      value += text.front();
      text.remove_prefix(1);
    } else if (c != '\\') {
      value += c;
    }
  }
  if (quoted && text.empty()) return std::nullopt;
  if (quoted) text.remove_prefix(1);
  return value;
}

}  // namespace

bool is_postgres_uri(std::string_view text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

bool is_keyword_string(std::string_view text) {
  skip_blanks(text);
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
  if (end == 0 || end == std::string_view::npos) return false;
  text.remove_prefix(end);
  skip_blanks(text);
  return text.starts_with('=');
}

PostgresUri split_uri(std::string_view text) {
  PostgresUri uri;
  const std::size_t colon = text.find(':');
  uri.scheme = text.substr(0, colon);
  std::string_view rest = text.substr(colon + 3);
  // As libpq does, look for the `@` before the first slash; unlike libpq take the last, so that a password may hold one.
  const std::size_t at = rest.substr(0, rest.find('/')).rfind('@');
  if (at != std::string_view::npos) {
    uri.has_user = true;
    uri.user_and_password = rest.substr(0, at);
    rest.remove_prefix(at + 1);
  }
  const std::size_t question = rest.find('?');
  if (question != std::string_view::npos) uri.query = rest.substr(question + 1);
  rest = rest.substr(0, question);
  const std::size_t slash = rest.find('/');
  uri.hosts = rest.substr(0, slash);
  if (slash != std::string_view::npos) uri.path = rest.substr(slash + 1);
  return uri;
}

std::vector<ConnectionParameter> query_parameters(std::string_view query) {
  std::vector<ConnectionParameter> parameters;
  while (!query.empty()) {
    const std::string_view piece = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(piece.size() + 1, query.size()));
    const std::size_t equals = std::min(piece.find('='), piece.size());
    const std::string_view value = piece.substr(std::min(equals + 1, piece.size()));
    parameters.push_back({decoded(piece.substr(0, equals)), decoded(value)});
  }
  return parameters;
}

std::optional<std::vector<ConnectionParameter>> keyword_parameters(std::string_view text) {
  std::vector<ConnectionParameter> parameters;
  for (skip_blanks(text); !text.empty(); skip_blanks(text)) {
    const std::size_t end = text.find_first_of(" \t\r\n\f\v=");
    if (end == 0 || end == std::string_view::npos) return std::nullopt;
    ConnectionParameter parameter{std::string(text.substr(0, end)), {}};
    text.remove_prefix(end);
    skip_blanks(text);
    if (!text.starts_with('=')) return std::nullopt;
    text.remove_prefix(1);
    skip_blanks(text);
    std::optional<std::string> value = take_value(text);
    if (!value) return std::nullopt;
    parameter.value = std::move(*value);
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

std::vector<ConnectionParameter> connection_parameters(std::string_view text) {
  if (is_postgres_uri(text)) return query_parameters(split_uri(text).query);
  return keyword_parameters(text).value_or(std::vector<ConnectionParameter>{});
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

bool is_secret_parameter(std::string_view key) {
  static constexpr std::array<std::string_view, 4> secrets = {"password", "sslpassword",
                                                              "passphrase", "oauth_client_secret"};
  return std::find(secrets.begin(), secrets.end(), lower_ascii(key)) != secrets.end();
}

}  // namespace mig
