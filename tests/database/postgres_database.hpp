// A database of a test's own on the server that MIG_TEST_POSTGRES (a superuser's URL) names; dropped at the end.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <initializer_list>
#include <string>

#include "base/text.hpp"
#include "database/driver.hpp"

namespace mig {

class PostgresDatabase {
 public:
  explicit PostgresDatabase(std::string_view create_options = "")
      : name_(concat("mig_test_", ::getpid(), "_", ++count_)) {
    connect(server())->run(concat("CREATE DATABASE ", name_, " ", create_options));
  }
  ~PostgresDatabase() {
    try {
      connect(server())->run(concat("DROP DATABASE ", name_, " WITH (FORCE)"));
    } catch (const Error& error) {
      WARN_MESSAGE(false, error.message);
    }
  }
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  const std::string& name() const { return name_; }
  DatabaseUrl url() const { return with({concat("dbname=", name_)}); }
  std::unique_ptr<Driver> open(const ConnectOptions& options = {}) const {
    return connect(url(), options);
  }

  static std::string server_text() {
    const char* text = std::getenv("MIG_TEST_POSTGRES");
    REQUIRE_MESSAGE(text != nullptr, "MIG_TEST_POSTGRES must name a PostgreSQL server");
    return text;
  }
  static DatabaseUrl server() { return DatabaseUrl::parse(server_text()); }
  // The server's URL with more `key=value` parameters, which win over what is there.
  static DatabaseUrl with(std::initializer_list<std::string> parameters) {
    std::string text = server_text();
    const bool uri = text.find("://") != std::string::npos;
    for (const std::string& parameter : parameters) {
      text += !uri ? ' ' : text.find('?') == std::string::npos ? '?' : '&';
      text += parameter;
    }
    return DatabaseUrl::parse(text);
  }

 private:
  static inline int count_ = 0;
  std::string name_;
};

}  // namespace mig
