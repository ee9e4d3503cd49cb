// The bar of the runner, B4 to B19, as far as both engines share it. Each function is one line of the bar.
#pragma once

#include "support/lab.hpp"

namespace mig::test {

void b4_edited_missing_older_and_duplicate_are_named(Dialect dialect);
void b5_down_undoes_what_was_applied_last(Dialect dialect);
void b8_a_signal_stops_cleanly(Dialect dialect, int signal);
void b12_marks_line_ends_and_encodings(Dialect dialect);
void b14_an_error_shows_the_place(Dialect dialect);
void b15_settings_do_not_reach_the_next_file(Dialect dialect);
void b16_status_and_plan_never_write(Dialect dialect);
void b17_transaction_control_is_refused(Dialect dialect);
void b18_an_empty_down_is_refused(Dialect dialect);
void b19_names_that_are_almost_right_are_errors(Dialect dialect);
void resolve_and_baseline(Dialect dialect);
void half_way_is_recorded_and_resumed(Dialect dialect);

}  // namespace mig::test
