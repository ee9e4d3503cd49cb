// Whether SET NOT NULL can do without reading the table.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

enum class NotNullProof : unsigned char {
  not_needed,            // the column is NOT NULL already
  there,                 // a validated CHECK implies it
  not_valid,             // a CHECK or a NOT NULL constraint would, but nobody validated it
  dropped_in_statement,  // the same ALTER TABLE drops the CHECK, which happens first
  dropped_before,        // the CHECK was dropped by a migration that is judged
  missing,
};

struct NotNullAnswer {
  NotNullProof proof = NotNullProof::missing;
  std::string constraint;                       // of the CHECK, without quotes
  const JudgedStatement* dropped_by = nullptr;  // dropped_before
};

// For the table and all of its partitions and children: the worst.
NotNullAnswer not_null_proof(const LintContext& context, const JudgedStatement& at,
                             const ast::AlterTable& alter, std::string_view column);

}  // namespace mig
