// SQLite's conditions as mig::Error, under the SQLSTATE of the same meaning.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace mig {

// The five characters for an (extended) result code; driver.hpp lists them.
std::string_view sqlstate_of(int code);

// The failure of the last call on `database`, an Error{failed}. `first` is where the text that was prepared begins in
// the text that the caller knows: it is added to the engine's offset.
Error sqlite_error(sqlite3* database, std::size_t first = 0);

}  // namespace mig
