#include "lint/fingerprint.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "lint/context.hpp"

namespace mig {

std::string migration_of(const LintFile* file) {
  if (file == nullptr) return "(directory)";
  return concat(file->id, file->direction == Direction::down ? " down" : "");
}

std::string statement_sum(const Finding& finding) {
  if (finding.file == nullptr) return sha256_hex(finding.message);
  if (finding.statement.empty()) return sha256_hex("");
  const std::string sum =
      canonical_sum(finding.file->source.text(), finding.statement, finding.file->dialect);
  return sum.substr(sum.rfind(':') + 1);
}

}  // namespace mig
