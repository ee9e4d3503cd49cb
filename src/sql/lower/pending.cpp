// Structs whose lowering is not written yet.
#include "sql/ast.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {

#define MIG_PENDING(type)                                                \
  const ast::Statement* lower_##type(Lowering& to, const Syntax& node) { \
    return &to.make<ast::type>(node);                                    \
  }

// The same where SQLite's half is written.
#define MIG_PENDING_POSTGRES(type, half)                                       \
  const ast::Statement* lower_##type(Lowering& to, const Syntax& node) {       \
    if (to.dialect() == Dialect::sqlite) return lower_sqlite_##half(to, node); \
    return &to.make<ast::type>(node);                                          \
  }

MIG_PENDING(CreateEnum)
MIG_PENDING(AlterEnum)
MIG_PENDING(CreateCompositeType)
MIG_PENDING(CreateRangeType)
MIG_PENDING(CreateDomain)
MIG_PENDING(AlterDomain)
MIG_PENDING(Define)
MIG_PENDING(CreateFunction)
MIG_PENDING(AlterFunction)
MIG_PENDING_POSTGRES(CreateTrigger, trigger)
MIG_PENDING(CreateEventTrigger)
MIG_PENDING(AlterEventTrigger)
MIG_PENDING(CreateRule)
MIG_PENDING(CreatePolicy)
MIG_PENDING(AlterPolicy)
MIG_PENDING(CreateExtension)
MIG_PENDING(AlterExtension)
MIG_PENDING(AlterExtensionContents)
MIG_PENDING(CreatePublication)
MIG_PENDING(AlterPublication)
MIG_PENDING(CreateSubscription)
MIG_PENDING(AlterSubscription)
MIG_PENDING(CreateStatistics)
MIG_PENDING(AlterStatistics)
MIG_PENDING(CreateOther)


}  // namespace mig
