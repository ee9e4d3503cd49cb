// Statements with `-- mig: backfill`, run through `mig up` on both engines.
#pragma once

#include <string>
#include <vector>

#include "support/lab.hpp"

namespace mig::test {

constexpr const char* backfilled = "20260102000000_fill";

// A migration that makes t (id, n) with so many rows, applied; then one that fills, not applied.
void make_rows(Lab& lab, int rows);
void write_fill(Lab& lab, const std::string& sql, const std::string& directive = "batch=100");

// One key type: the columns of a table k, their key, and how row i gets its values.
struct KeyCase {
  std::string columns, key, values;
};

void every_row_exactly_once(Dialect dialect);
void keys_of_every_kind(Dialect dialect, const std::vector<KeyCase>& cases);
void killed_at_every_point(Dialect dialect);
void failing_first_batch_leaves_nothing(Dialect dialect);
void edited_half_way(Dialect dialect);
void steered_from_another_terminal(Dialect dialect);
void interrupted_after_the_batch(Dialect dialect);
void rows_that_fail(Dialect dialect);
void delete_and_insert(Dialect dialect);
void several_backfills_up_and_down(Dialect dialect);

}  // namespace mig::test
