#include "config/setting_table.hpp"

#include <algorithm>

#include "base/duration.hpp"

namespace mig {
namespace {

constexpr std::string_view a_duration = "a duration such as 500ms, 2s, 5min, 1h or 0";
constexpr std::size_t most_identifier_bytes = 63;  // PostgreSQL's NAMEDATALEN - 1

template <std::string Settings::*member>
std::string_view set_text(Settings& settings, const std::string& text) {
  settings.*member = text;
  return {};
}

template <std::chrono::milliseconds Settings::*member>
std::string_view set_duration(Settings& settings, const std::string& text) {
  const auto time = parse_duration(text);
  if (!time) return a_duration;
  settings.*member = *time;
  return {};
}

std::string_view set_migrations(Settings& settings, const std::string& text) {
  settings.migrations = text;
  return {};
}

std::string_view set_dialect(Settings& settings, const std::string& text) {
  settings.dialect = dialect_from(text);
  return settings.dialect ? "" : "sqlite or postgres";
}

std::string_view set_history_schema(Settings& settings, const std::string& text) {
  if (text.size() > most_identifier_bytes) return "a schema name of at most 63 bytes";
  settings.history_schema = text;
  return {};
}

std::string_view set_protected(Settings& settings, const std::string& text) {
  settings.is_protected = text == "true";
  return {};
}

std::string_view set_out_of_order(Settings& settings, const std::string& text) {
  // "true" is what the option --out-of-order of `mig up` gives.
  settings.allow_out_of_order = text == "allow" || text == "true";
  return settings.allow_out_of_order || text == "refuse" ? "" : "\"refuse\" or \"allow\"";
}

}  // namespace

std::span<const Setting> setting_table() {
  using enum SettingForm;
  static constexpr Setting table[] = {
      {"database",
       "database",
       {"MIG_DATABASE", "DATABASE_URL"},
       url,
       set_text<&Settings::database>},
      {"direct_url", "", {"MIG_DIRECT_URL", ""}, url, set_text<&Settings::direct_database>},
      {"migrations", "migrations", {"MIG_MIGRATIONS", ""}, path, set_migrations},
      {"dialect", "dialect", {"MIG_DIALECT", ""}, text, set_dialect},
      {"project", "", {"", ""}, text, set_text<&Settings::project>, true, false},
      {"history_schema", "", {"MIG_HISTORY_SCHEMA", ""}, text, set_history_schema},
      {"lock_timeout",
       "lock-timeout",
       {"MIG_LOCK_TIMEOUT", ""},
       duration,
       set_duration<&Settings::lock_timeout>},
      {"statement_timeout",
       "statement-timeout",
       {"MIG_STATEMENT_TIMEOUT", ""},
       duration,
       set_duration<&Settings::statement_timeout>},
      {"lock_wait",
       "lock-wait",
       {"MIG_LOCK_WAIT", ""},
       duration,
       set_duration<&Settings::lock_wait>},
      {"out_of_order", "out-of-order", {"", ""}, text, set_out_of_order},
      {"protected", "", {"", ""}, boolean, set_protected, false, true},
  };
  return table;
}

}  // namespace mig
