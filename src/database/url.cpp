#include "database/url.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "database/conninfo.hpp"

namespace mig {
namespace {

constexpr std::string_view forms =
    "write sqlite:PATH, postgres://USER@HOST:PORT/DATABASE, or \"host=… dbname=…\" as libpq takes "
    "it";

[[noreturn]] void refuse(std::string message, std::string_view hint = forms) {
  throw Error(ErrorKind::usage, concat("bad database URL: ", message), std::string(hint));
}

std::string printable(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, '?');
  return shorten(text, 200);
}

// --- SQLite ---

bool ends_like_a_database(std::string_view text) {
  return text.ends_with(".db") || text.ends_with(".sqlite") || text.ends_with(".sqlite3");
}

// "%20" is a blank; unlike in a PostgreSQL URL a `%` that encodes nothing is part of the name.
std::string decode_path(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::optional<std::string> byte =
        text[i] == '%' ? percent_decode(text.substr(i, 3)) : std::nullopt;
    out += byte ? *byte : std::string(1, text[i]);
    if (byte) i += 2;
  }
  return out;
}

std::string_view without_parameters(std::string_view path) {
  const std::size_t question = path.find('?');
  if (question == std::string_view::npos) return path;
  if (path.substr(question + 1) != "mode=rwc") {
    refuse("a SQLite URL takes no ?parameters",
           "leave out what follows the `?`; a `?` in a file's name is written %3F");
  }
  return path.substr(0, question);
}

DatabaseUrl sqlite_at(std::string path) {
  if (path.empty()) refuse("`sqlite:` without a path", "write sqlite:PATH or sqlite::memory:");
  if (path.starts_with("file:")) {
    refuse("SQLite's file: URIs are not taken", "write sqlite:PATH with a plain path");
  }
  DatabaseUrl url{Dialect::sqlite, std::move(path), {}};
  url.display = printable(concat("sqlite:", url.target));
  return url;
}

DatabaseUrl sqlite_url(std::string_view rest) {
  if (rest.starts_with("//")) rest.remove_prefix(2);
  return sqlite_at(decode_path(without_parameters(rest)));
}

// --- PostgreSQL ---

// What may be shown of a connection, of the parameters that either form can hold.
constexpr std::array<std::string_view, 6> shown = {"service", "host", "hostaddr",
                                                   "port",    "user", "dbname"};

std::string shown_parameters(const std::vector<ConnectionParameter>& parameters,
                             std::string_view separator) {
  std::vector<std::string> pieces;
  for (const auto& [key, value] : parameters) {
    if (std::find(shown.begin(), shown.end(), key) == shown.end()) continue;
    pieces.push_back(concat(key, "=", value));
  }
  return join(pieces, separator);
}

void check_ports(std::string_view hosts) {
  while (!hosts.empty()) {
    std::string_view host = hosts.substr(0, hosts.find(','));
    hosts.remove_prefix(std::min(host.size() + 1, hosts.size()));
    if (host.starts_with('[')) {
      const std::size_t bracket = host.find(']');
      if (bracket == std::string_view::npos) refuse("a `[` without `]` in the host");
      host.remove_prefix(bracket + 1);
    }
    const std::size_t colon = host.find(':');
    if (colon == std::string_view::npos || colon + 1 == host.size()) continue;
    const auto port = parse_number(host.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535) {
      refuse("the port is not a number from 1 to 65535",
             "in a user name or password write / as %2F, ? as %3F and : as %3A");
    }
  }
}

void check_uri(std::string_view text, const PostgresUri& uri) {
  if (!percent_decode(text)) {
    refuse("a % is not followed by two hex digits", "write the character % itself as %25");
  }
  const bool stray_at = uri.path.find('@') != std::string_view::npos;
  if (stray_at || uri.user_and_password.find('?') != std::string_view::npos) {
    refuse("an @ stands after a / or a ?",
           "in a user name or password write / as %2F and ? as %3F; elsewhere write @ as %40");
  }
  check_ports(uri.hosts);
}

// libpq ends the user and password at the first `@`, mig at the last: every other one is sent encoded.
std::string encode_at(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '@' ? std::string("%40") : std::string(1, c);
  return out;
}

DatabaseUrl postgres_uri(std::string_view text) {
  const PostgresUri uri = split_uri(text);
  check_uri(text, uri);
  const std::string_view user = uri.user_and_password.substr(0, uri.user_and_password.find(':'));
  const std::string parameters = shown_parameters(query_parameters(uri.query), "&");
  DatabaseUrl url{Dialect::postgres, std::string(text), {}};
  if (uri.has_user) {
    const std::size_t prefix = uri.scheme.size() + 3;
    url.target = concat(text.substr(0, prefix), encode_at(uri.user_and_password),
                        text.substr(prefix + uri.user_and_password.size()));
  }
  url.display = printable(concat(uri.scheme, "://", user, uri.has_user ? "@" : "", uri.hosts,
                                 uri.path.empty() ? "" : "/", uri.path,
                                 parameters.empty() ? "" : "?", parameters));
  return url;
}

DatabaseUrl postgres_keywords(std::string_view text) {
  const auto parameters = keyword_parameters(text);
  if (!parameters) {
    refuse("the connection string is not a list of key=value",
           "put a value that holds blanks in single quotes; inside them write ' as \\'");
  }
  DatabaseUrl url{Dialect::postgres, std::string(text), {}};
  url.display = printable(shown_parameters(*parameters, " "));
  if (url.display.empty()) url.display = "postgres://";
  return url;
}

// --- neither ---

[[noreturn]] void refuse_unknown(std::string_view text) {
  static constexpr std::array<std::string_view, 3> known = {"sqlite", "postgres", "postgresql"};
  const std::size_t colon = text.find(':');
  const std::string scheme = lower_ascii(text.substr(0, colon));
  const bool word =
      colon != std::string_view::npos && !scheme.empty() && scheme.size() <= 20 &&
      scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+.-") == std::string::npos;
  if (!word) refuse("it names neither SQLite nor PostgreSQL");
  if (std::find(known.begin(), known.end(), scheme) != known.end()) {
    refuse(concat("after `", scheme, ":` there must be two slashes"));
  }
  // Only a scheme before slashes is repeated: in `user:password@host` the word is somebody's name.
  if (!text.substr(colon).starts_with("://")) refuse("it names neither SQLite nor PostgreSQL");
  const auto meant = nearest(scheme, known);
  refuse(concat("mig does not know `", scheme, "://`",
                meant ? concat("; did you mean `", *meant, ":`?") : ""),
         "mig knows sqlite: and postgres://");
}

}  // namespace

DatabaseUrl DatabaseUrl::parse(std::string_view text) {
  text = trim(text);
  if (text.empty()) refuse("it is empty");
  if (text.find('\0') != std::string_view::npos) refuse("it holds a NUL byte");
  if (text.starts_with("sqlite:")) return sqlite_url(text.substr(7));
  if (is_postgres_uri(text)) return postgres_uri(text);
  if (is_keyword_string(text)) return postgres_keywords(text);
  const bool has_scheme = text.find("://") != std::string_view::npos;
  if (!has_scheme && ends_like_a_database(text)) return sqlite_at(std::string(text));
  refuse_unknown(text);
}

}  // namespace mig
