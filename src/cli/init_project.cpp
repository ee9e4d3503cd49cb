#include "cli/init_project.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "base/write_file.hpp"
#include "cli/connection.hpp"
#include "migration/names.hpp"
#include "migration/sum_file.hpp"

namespace mig {
namespace {

constexpr std::string_view config_head =
    "# mig.toml: how mig finds this project's database and migrations.\n"
    "# Command line options come before environment variables, and those before this file.\n"
    "\n"
    "# This project; mig refuses to run its migrations on a database that belongs to another. Keep "
    "it.\n";

// As mig.toml(5) says them; a key that is a comment has the value shown.
constexpr std::string_view config_rest =
    "\n"
    "# PostgreSQL: the schema of mig's own tables.\n"
    "# history_schema = \"public\"\n"
    "\n"
    "# How long one statement waits for a lock before mig lets go and tries again.\n"
    "# On PostgreSQL at most half the server's deadlock_timeout, which is also what \"0\" means.\n"
    "# lock_timeout = \"200ms\"\n"
    "\n"
    "# PostgreSQL: how long one statement may run; \"0\" sets no limit.\n"
    "# statement_timeout = \"0\"\n"
    "\n"
    "# How long a run goes on trying: for the lock that keeps other runners out, then for its "
    "statements' locks.\n"
    "# lock_wait = \"5min\"\n"
    "\n"
    "# \"allow\" runs a migration older than the latest one applied; mig refuses it otherwise.\n"
    "# out_of_order = \"refuse\"\n"
    "\n"
    "# `mig --env production` reads this section before the lines above. Protected: down, redo, "
    "abort, baseline and\n"
    "# resolve need --confirm production there, also after this line is gone: the database\n"
    "# remembers it.\n"
    "# [env.production]\n"
    "# database = \"${PRODUCTION_DATABASE_URL}\"\n"
    "# protected = true\n"
    "\n"
    "# What `mig lint` goes by: the versions of the servers, what fails, the weight of single "
    "rules.\n"
    "# [lint]\n"
    "# postgres = \"14-17\"\n"
    "# fail_on = \"error\"\n"
    "# [lint.rules]\n"
    "# dropping-column = \"warning\"\n";

// A TOML basic string escapes what a JSON string does.
std::string quoted(std::string_view text) { return JsonWriter().value(text).text(); }

std::string shown_key(std::string_view key, std::string_view value, bool is_default) {
  return concat(is_default ? "# " : "", key, " = ", quoted(value), "\n");
}

void make_directory(const std::filesystem::path& path, InitResult& result) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(path, error);
  if (error || !std::filesystem::is_directory(path)) {
    throw Error(ErrorKind::refused, concat("cannot make the directory ", path.string(), ": ",
                                           error ? error.message() : std::strerror(ENOTDIR)));
  }
  (made ? result.created : result.kept).push_back(path);
}

void make_config(const Settings& settings, InitResult& result) {
  if (!settings.config_file.empty()) {
    result.kept.push_back(settings.config_file);
    return;
  }
  const std::filesystem::path path = "mig.toml";
  const bool made = create_file(path, config_text(random_uuid(), settings));
  (made ? result.created : result.kept).push_back(path);
}

void make_sum_file(const std::filesystem::path& root, InitResult& result) {
  const std::filesystem::path path = SumFile::path_in(root);
  const bool made = create_file(path, SumFile::text_for(read_names(root)));
  (made ? result.created : result.kept).push_back(path);
}

}  // namespace

std::string random_uuid() {
  std::array<unsigned char, 16> bytes;
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<::ssize_t>(bytes.size())) {
    throw Error(ErrorKind::internal, concat("no random bytes: ", std::strerror(errno)));
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);  // version 4
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);  // the RFC's variant
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 0x0FU];
  }
  return text;
}

std::string config_text(const std::string& project, const Settings& settings) {
  const Settings defaults;
  const std::string migrations = settings.migrations.generic_string();
  std::string text = concat(config_head, shown_key("project", project, false), "\n");
  text +=
      "# Where the database is: sqlite:app.db or postgres://user@host/name. Keep passwords out of "
      "this file:\n"
      "# ${NAME} stands for an environment variable. Default: $MIG_DATABASE or $DATABASE_URL.\n";
  const bool given =
      settings.database_origin == "--database" && !may_hold_secret(settings.database);
  text += given ? shown_key("database", settings.database, false)
                : shown_key("database", "${DATABASE_URL}", true);
  text +=
      "\n"
      "# Used instead of database where that is a pooler such as PgBouncer: the server itself.\n";
  text += shown_key("direct_url", "${MIG_DIRECT_URL}", true);
  text += "\n# The directory of the migrations, relative to this file.\n";
  text += shown_key("migrations", migrations, settings.migrations == defaults.migrations);
  text +=
      "\n# sqlite or postgres: what mig lint and mig dump --replay go by where no database is "
      "named "
      "to tell.\n";
  text += shown_key("dialect", to_string(dialect_of(settings)), false);
  return text.append(config_rest);
}

InitResult init_project(const Settings& settings) {
  InitResult result;
  make_config(settings, result);
  make_directory(settings.migrations, result);
  make_sum_file(settings.migrations, result);
  return result;
}

}  // namespace mig
