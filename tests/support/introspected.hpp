// What the tests of introspection share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/lab.hpp"

namespace mig::test {

// The roles that the tests' schemas name, where the server lacks them; and one of everything that it has.
void make_roles(Driver& driver);
void build_everything(Driver& driver);

// A statement of them holds this text.
bool holds(const std::vector<std::string>& statements, std::string_view part);

// The change in a transaction of its own, which is rolled back.
std::vector<std::string> introspect_after(Driver& driver, const std::string& change);

// What is built in the lab, introspected, loaded elsewhere and introspected again is the same, by the oracle too. At least
// `lines` of the oracle's are there.
void check_round_trip(Lab& lab, std::size_t lines = 1);

// Every planted change of the file below tests/ shows, and its noise does not.
void check_planted(Driver& driver, const std::string& path, std::size_t changes, std::size_t noise);

}  // namespace mig::test
