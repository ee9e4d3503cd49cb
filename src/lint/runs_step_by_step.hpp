// Statements that the runner sends outside a transaction.
#pragma once

#include "lint/context.hpp"

namespace mig {

// The server refuses it in a transaction, or it may commit by itself (CALL, a DO block that commits).
bool refuses_transaction(const JudgedStatement& at);

}  // namespace mig
