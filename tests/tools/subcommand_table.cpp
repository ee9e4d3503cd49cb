#include "tools/kind_table.hpp"

namespace mig::tools {

namespace {

using Kind = ast::AlterTableKind;

struct Row {
  Kind kind;
  std::string_view name;
};

constexpr Row subcommands[] = {
    {Kind::add_column, "AT_AddColumn"},
    {Kind::drop_column, "AT_DropColumn"},
    {Kind::set_default, "AT_ColumnDefault"},
    {Kind::drop_default, "AT_ColumnDefault"},
    {Kind::set_not_null, "AT_SetNotNull"},
    {Kind::drop_not_null, "AT_DropNotNull"},
    {Kind::set_type, "AT_AlterColumnType"},
    {Kind::set_statistics, "AT_SetStatistics"},
    {Kind::set_storage, "AT_SetStorage"},
    {Kind::set_compression, "AT_SetCompression"},
    {Kind::set_column_options, "AT_SetOptions"},
    {Kind::reset_column_options, "AT_ResetOptions"},
    {Kind::add_identity, "AT_AddIdentity"},
    {Kind::set_identity, "AT_SetIdentity"},
    {Kind::drop_identity, "AT_DropIdentity"},
    {Kind::set_expression, "AT_SetExpression"},
    {Kind::drop_expression, "AT_DropExpression"},
    {Kind::add_constraint, "AT_AddConstraint"},
    {Kind::alter_constraint, "AT_AlterConstraint"},
    {Kind::validate_constraint, "AT_ValidateConstraint"},
    {Kind::drop_constraint, "AT_DropConstraint"},
    {Kind::attach_partition, "AT_AttachPartition"},
    {Kind::detach_partition, "AT_DetachPartition"},
    {Kind::detach_partition_finalize, "AT_DetachPartitionFinalize"},
    {Kind::set_access_method, "AT_SetAccessMethod"},
    {Kind::set_logged, "AT_SetLogged"},
    {Kind::set_unlogged, "AT_SetUnLogged"},
    {Kind::set_tablespace, "AT_SetTableSpace"},
    {Kind::set_options, "AT_SetRelOptions"},
    {Kind::reset_options, "AT_ResetRelOptions"},
    {Kind::replace_options, "AT_ReplaceRelOptions"},
    {Kind::inherit, "AT_AddInherit"},
    {Kind::no_inherit, "AT_DropInherit"},
    {Kind::of_type, "AT_AddOf"},
    {Kind::not_of, "AT_DropOf"},
    {Kind::owner_to, "AT_ChangeOwner"},
    {Kind::replica_identity, "AT_ReplicaIdentity"},
    {Kind::enable_row_security, "AT_EnableRowSecurity"},
    {Kind::disable_row_security, "AT_DisableRowSecurity"},
    {Kind::force_row_security, "AT_ForceRowSecurity"},
    {Kind::no_force_row_security, "AT_NoForceRowSecurity"},
    {Kind::cluster_on, "AT_ClusterOn"},
    {Kind::set_without_cluster, "AT_DropCluster"},
    {Kind::set_without_oids, "AT_DropOids"},
    {Kind::enable_trigger, "AT_EnableTrig"},
    {Kind::enable_always_trigger, "AT_EnableAlwaysTrig"},
    {Kind::enable_replica_trigger, "AT_EnableReplicaTrig"},
    {Kind::disable_trigger, "AT_DisableTrig"},
    {Kind::enable_trigger_all, "AT_EnableTrigAll"},
    {Kind::disable_trigger_all, "AT_DisableTrigAll"},
    {Kind::enable_trigger_user, "AT_EnableTrigUser"},
    {Kind::disable_trigger_user, "AT_DisableTrigUser"},
    {Kind::enable_rule, "AT_EnableRule"},
    {Kind::enable_always_rule, "AT_EnableAlwaysRule"},
    {Kind::enable_replica_rule, "AT_EnableReplicaRule"},
    {Kind::disable_rule, "AT_DisableRule"},
    {Kind::generic_options, "AT_GenericOptions"},
    {Kind::column_generic_options, "AT_AlterColumnGenericOptions"},
};

}  // namespace

std::string_view subcommand_name(ast::AlterTableKind kind) {
  for (const Row& row : subcommands) {
    if (row.kind == kind) return row.name;
  }
  return "other";
}

}  // namespace mig::tools
