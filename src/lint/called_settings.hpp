// SELECT set_config('lock_timeout', '2s', true): settings that a query makes.
#pragma once

#include <string>
#include <vector>

#include "sql/ast/statement.hpp"

namespace mig {

struct CalledSetting {
  std::string name;   // lower case
  std::string value;  // empty where it is no constant
  bool is_local = false;
};

std::vector<CalledSetting> called_settings(const ast::Statement& statement);

}  // namespace mig
