// Checks, gates and evidence of expand-contract changes, as both engines have them.
#pragma once

#include "support/lab.hpp"

namespace mig::test {

void a_check_stops_the_file(Dialect dialect);
void a_check_in_steps_and_on_the_way_down(Dialect dialect);
void quiet_without_a_gate_is_waited_for(Dialect dialect);
void a_gate_holds_its_change_and_nothing_else(Dialect dialect);
void held_files_are_never_out_of_order(Dialect dialect);
void release_asks_the_evidence(Dialect dialect);
void a_release_is_not_for_ever(Dialect dialect);
void release_by_force_keeps_the_reason(Dialect dialect);
void release_refuses_what_is_not_next(Dialect dialect);
void status_tells_and_writes_nothing(Dialect dialect);
void abort_walks_the_downs(Dialect dialect);
void abort_checks_everything_first(Dialect dialect);
void data_loss_is_counted_and_asked_for(Dialect dialect);
void an_older_history_gets_its_table_when_needed(Dialect dialect);

}  // namespace mig::test
