// What a run is told from outside; cli/ fills it from the settings.
#pragma once

#include <chrono>
#include <string>

namespace mig {

struct RunOptions {
  std::string history_schema = "public";           // PostgreSQL
  std::chrono::milliseconds lock_timeout{200};     // one try for a lock; 0: none
  std::chrono::milliseconds statement_timeout{0};  // 0: none
  std::chrono::milliseconds lock_wait{300'000};    // all tries together, run lock included
  bool allow_out_of_order = false;
  bool allow_data_loss = false;  // a contract step whose down is irreversible may run
  std::string project;           // uuid; empty: not checked
  std::string environment;       // name; empty: none
  bool is_protected = false;
  bool may_mark_protected = true;  // false: the database is not the one the environment names
  std::string actor;               // MIG_ACTOR; empty: none
  std::string run_id;              // joins mig_history and mig_log
  std::string tool_version;
};

}  // namespace mig
