// The files of one migration among those that are judged.
#pragma once

#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// The judged file of that migration and direction; null: it is not judged.
const LintFile* judged_file(const LintContext& context, std::int64_t version, Direction direction);
// By the name of its directory.
const LintFile* judged_file(const LintContext& context, std::string_view id, Direction direction);

// An up and its down, both judged.
struct UpAndDown {
  const LintFile* up = nullptr;
  const LintFile* down = nullptr;
};
std::vector<UpAndDown> ups_with_downs(const LintContext& context);

// What was there before the up of a down that is judged with it; null: no such down.
const Catalog* schema_before_up(const LintContext& context, const LintFile& down);

// Deployed together, as far as their versions tell: without a database all files are judged, the old ones as well. What waits
// for a deployment (`-- mig: wait`) is of a later release than what stands before it.
bool is_same_release(const LintFile& a, const LintFile& b);

// The statements of a file itself and of its DO blocks, in order.
std::vector<const JudgedStatement*> statements_of(const LintContext& context, const LintFile& file);

// One of the two says that there is no way back, or that nothing is to be done.
bool is_declared_irreversible(const UpAndDown& migration);

}  // namespace mig
