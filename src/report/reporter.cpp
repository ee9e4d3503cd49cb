#include "report/reporter.hpp"

namespace mig {

const Reporter* find_reporter(std::string_view name) {
  for (const Reporter* each : all_reporters()) {
    if (each->name == name) return each;
  }
  return nullptr;
}

}  // namespace mig
