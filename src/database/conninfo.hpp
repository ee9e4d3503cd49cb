// The two forms of a libpq connection string, read without libpq: what a URL shows and hides is decided before any
// library is loaded. Lenient where that helps to find a secret; `DatabaseUrl::parse` does the refusing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mig {

struct ConnectionParameter {
  std::string key;
  std::string value;
};

// A URI's pieces, still percent-encoded; views into the text.
struct PostgresUri {
  std::string_view scheme;             // "postgres" or "postgresql"
  std::string_view user_and_password;  // before the last `@` of the authority; empty: none
  bool has_user = false;               // there was an `@`
  std::string_view hosts;              // host[:port][,host[:port]]…
  std::string_view path;               // between the first `/` and the `?`
  std::string_view query;              // after the `?`
};

// True for "postgres://…" and "postgresql://…".
bool is_postgres_uri(std::string_view text);

// True for text that begins with `word =`: libpq's keyword form.
bool is_keyword_string(std::string_view text);

// Requires is_postgres_uri(text).
PostgresUri split_uri(std::string_view text);

// `key=value&key=value`, decoded where the encoding is well-formed.
std::vector<ConnectionParameter> query_parameters(std::string_view query);

// libpq's `key = value key='quoted \' value'`. nullopt: it does not follow that grammar.
std::optional<std::vector<ConnectionParameter>> keyword_parameters(std::string_view text);

// The parameters of either form, however they were spelled; empty where the text is malformed.
std::vector<ConnectionParameter> connection_parameters(std::string_view text);

// nullopt where a `%` is not followed by two hex digits, or stands for a NUL byte.
std::optional<std::string> percent_decode(std::string_view text);

// True for password, sslpassword and whatever other parameter is a secret.
bool is_secret_parameter(std::string_view key);

}  // namespace mig
