// How libpg_query writes names and types, in the spelling of facts.hpp. For the files of Facts alone.
#pragma once

#include <string>
#include <string_view>

#include "tools/facts.hpp"

namespace mig::tools::pg {

std::string strings(const JsonValue& list, std::string_view separator);
std::string relation(const JsonValue& range);
std::string object_name(const JsonValue& list);  // the last two of the names
std::string type(const JsonValue& type);
std::string persistence(const JsonValue& range);
std::string constraint(const JsonValue& node);  // of a table or domain

// Each appends what it finds in one node to `facts`.
using Writer = void (*)(const JsonValue& node, Facts& facts);
Writer table_writer(
    std::string_view tag);  // null for what is no statement about a table or an index
Writer object_writer(std::string_view tag);  // null for what is none about another object

}  // namespace mig::tools::pg
