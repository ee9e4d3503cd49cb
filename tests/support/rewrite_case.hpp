// Cases of recipes as text files in the form of lint_case.hpp: the migration, and the directories that it becomes.
//
//   -- expect:
//   --   20260101000001_case_expand
//   --     up   ALTER TABLE public.t ADD COLUMN c text;
//   --     down ALTER TABLE public.t DROP COLUMN IF EXISTS c;
//   --   20260101000002_case_contract
//   --     wait every running release writes t.c
//   --     …
//   --   note: what stays as it is, or how the result differs
//   --   lint: what lint says of the result, warnings and errors; there should be none
//   --   refused: why nothing changes; write: -- mig: fill c = <expression>
//
// Comments at the head of a step are left out, directives are not.
#pragma once

#include <string>
#include <vector>

#include "support/lint_case.hpp"

namespace mig::test {

// What a case becomes, as its expectation says it. Also rewrites and judges the result once more: "again: …" where that
// changes something.
std::vector<std::string> rewritten_lines(LintCase& from);

}  // namespace mig::test
