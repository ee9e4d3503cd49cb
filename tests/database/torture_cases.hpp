// B11: SQL that is hard to split, run through `mig up` (tests/database/torture/).
#pragma once

#include "base/dialect.hpp"

namespace mig::test {

void b11_torture_files_do_what_they_say(Dialect dialect);
void b11_crlf_and_missing_ends_change_nothing(Dialect dialect);
void b11_what_is_no_sql_is_refused_with_its_place(Dialect dialect);

}  // namespace mig::test
