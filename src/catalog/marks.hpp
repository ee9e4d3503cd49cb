// What a catalogue does not know of its own objects, as lines that stand above them in a file, and back again: so that
// comparing with the file holds as little to be known as comparing with the catalogue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace mig {

// "-- PERHAPS: table public.t", … sorted, none where all is known.
std::vector<std::string> marks_of(const Catalog& catalog);
// Marks the objects that lines of `text` name; other lines mean nothing.
void take_marks(Catalog& catalog, std::string_view text);

// Of columns whose types are not known: "table public.t: column a, b", by table.
std::vector<std::string> unknown_types(const Catalog& catalog);

}  // namespace mig
