// A text file that is not as it should be: for who has to tell what is wrong with it and go on.
#pragma once

#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "base/source.hpp"

namespace mig {

// As Source::load(), but what that refuses for its bytes is read with `?` in the place of each bad one, at the same places;
// `damage` then says why. UTF-16 is an empty text. Throws Error{refused} when the file cannot be read.
Source load_damaged(const std::filesystem::path& path, std::optional<Error>& damage);

}  // namespace mig
