#include "base/secret.hpp"

#include <doctest/doctest.h>

using namespace mig;

TEST_SUITE_BEGIN("base");

TEST_CASE("a word that may hold a password is not shown") {
  CHECK(shown("postgres://u:secret@h/db") == "***");
  CHECK(shown("host=h PassWord = secret") == "***");
  CHECK(shown("add_password_column") == "add_password_column");
  CHECK(shown("sqlite:shop.db") == "sqlite:shop.db");
  CHECK(shown(std::string(100, 'x')).size() <= 60);
}

TEST_SUITE_END();
