// Which comments are directives.
#pragma once

#include <optional>
#include <string_view>

namespace mig {

// What follows `mig:` in `-- mig: …` or `/* mig: … */`, trimmed; nullopt for any other comment.
std::optional<std::string_view> directive_text(std::string_view comment);

// `ignore` and `ignore-file`: told to lint alone, they change nothing that is run.
bool is_for_lint_alone(std::string_view directive);

}  // namespace mig
