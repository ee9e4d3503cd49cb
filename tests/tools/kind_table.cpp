#include "tools/kind_table.hpp"

#include <algorithm>
#include <iterator>

namespace mig::tools {

namespace {

struct Row {
  std::string_view kind, tag;
};

// A kind may have several rows. What is SQLite's alone has none.
constexpr Row kinds[] = {
    {"select", "SelectStmt"},
    {"insert", "InsertStmt"},
    {"update", "UpdateStmt"},
    {"delete_", "DeleteStmt"},
    {"merge", "MergeStmt"},
    {"copy", "CopyStmt"},
    {"truncate", "TruncateStmt"},
    {"explain", "ExplainStmt"},
    {"call", "CallStmt"},
    {"do_", "DoStmt"},
    {"prepare", "PrepareStmt"},
    {"execute", "ExecuteStmt"},
    {"deallocate", "DeallocateStmt"},
    {"declare_cursor", "DeclareCursorStmt"},
    {"fetch", "FetchStmt"},
    {"close_cursor", "ClosePortalStmt"},
    {"create_table", "CreateStmt"},
    {"create_foreign_table", "CreateForeignTableStmt"},
    {"create_table_as", "CreateTableAsStmt"},
    {"create_table_as", "SelectStmt INTO"},
    {"create_materialized_view", "CreateTableAsStmt"},
    {"alter_table", "AlterTableStmt"},
    {"create_index", "IndexStmt"},
    {"create_view", "ViewStmt"},
    {"refresh_materialized_view", "RefreshMatViewStmt"},
    {"create_sequence", "CreateSeqStmt"},
    {"alter_sequence", "AlterSeqStmt"},
    {"drop", "DropStmt"},
    {"rename", "RenameStmt"},
    {"rename", "AlterEnumStmt"},  // RENAME VALUE
    {"set_schema", "AlterObjectSchemaStmt"},
    {"owner_to", "AlterOwnerStmt"},
    {"depends_on_extension", "AlterObjectDependsStmt"},
    {"comment", "CommentStmt"},
    {"security_label", "SecLabelStmt"},
    {"grant", "GrantStmt"},
    {"revoke", "GrantStmt"},
    {"grant_role", "GrantRoleStmt"},
    {"revoke_role", "GrantRoleStmt"},
    {"alter_default_privileges", "AlterDefaultPrivilegesStmt"},
    {"drop_owned", "DropOwnedStmt"},
    {"reassign_owned", "ReassignOwnedStmt"},
    {"create_enum", "CreateEnumStmt"},
    {"alter_enum", "AlterEnumStmt"},
    {"create_composite_type", "CompositeTypeStmt"},
    {"create_range_type", "CreateRangeStmt"},
    {"create_domain", "CreateDomainStmt"},
    {"alter_domain", "AlterDomainStmt"},
    {"alter_type", "AlterTypeStmt"},
    {"define", "DefineStmt"},
    {"create_function", "CreateFunctionStmt"},
    {"alter_function", "AlterFunctionStmt"},
    {"create_trigger", "CreateTrigStmt"},
    {"create_event_trigger", "CreateEventTrigStmt"},
    {"alter_event_trigger", "AlterEventTrigStmt"},
    {"create_rule", "RuleStmt"},
    {"create_policy", "CreatePolicyStmt"},
    {"alter_policy", "AlterPolicyStmt"},
    {"create_schema", "CreateSchemaStmt"},
    {"create_extension", "CreateExtensionStmt"},
    {"alter_extension", "AlterExtensionStmt"},
    {"alter_extension_contents", "AlterExtensionContentsStmt"},
    {"create_publication", "CreatePublicationStmt"},
    {"alter_publication", "AlterPublicationStmt"},
    {"create_subscription", "CreateSubscriptionStmt"},
    {"alter_subscription", "AlterSubscriptionStmt"},
    {"drop_subscription", "DropSubscriptionStmt"},
    {"create_statistics", "CreateStatsStmt"},
    {"alter_statistics", "AlterStatsStmt"},
    {"create_access_method", "CreateAmStmt"},
    {"create_cast", "CreateCastStmt"},
    {"drop_cast", "DropStmt"},
    {"create_conversion", "CreateConversionStmt"},
    {"create_foreign_data_wrapper", "CreateFdwStmt"},
    {"alter_foreign_data_wrapper", "AlterFdwStmt"},
    {"create_server", "CreateForeignServerStmt"},
    {"alter_server", "AlterForeignServerStmt"},
    {"create_user_mapping", "CreateUserMappingStmt"},
    {"alter_user_mapping", "AlterUserMappingStmt"},
    {"drop_user_mapping", "DropUserMappingStmt"},
    {"import_foreign_schema", "ImportForeignSchemaStmt"},
    {"create_language", "CreatePLangStmt"},
    {"create_operator_class", "CreateOpClassStmt"},
    {"create_operator_family", "CreateOpFamilyStmt"},
    {"alter_operator_family", "AlterOpFamilyStmt"},
    {"alter_operator", "AlterOperatorStmt"},
    {"create_transform", "CreateTransformStmt"},
    {"drop_transform", "DropStmt"},
    {"alter_collation", "AlterCollationStmt"},
    {"alter_text_search_configuration", "AlterTSConfigurationStmt"},
    {"alter_text_search_dictionary", "AlterTSDictionaryStmt"},
    {"create_role", "CreateRoleStmt"},
    {"alter_role", "AlterRoleStmt"},
    {"alter_role_set", "AlterRoleSetStmt"},
    {"drop_role", "DropRoleStmt"},
    {"create_database", "CreatedbStmt"},
    {"alter_database", "AlterDatabaseStmt"},
    {"alter_database_set", "AlterDatabaseSetStmt"},
    {"alter_database_refresh_collation", "AlterDatabaseRefreshCollStmt"},
    {"drop_database", "DropdbStmt"},
    {"create_tablespace", "CreateTableSpaceStmt"},
    {"alter_tablespace", "AlterTableSpaceOptionsStmt"},
    {"drop_tablespace", "DropTableSpaceStmt"},
    {"alter_table_move_all", "AlterTableMoveAllStmt"},
    {"alter_system", "AlterSystemStmt"},
    {"vacuum", "VacuumStmt"},
    {"analyze", "VacuumStmt"},
    {"cluster", "ClusterStmt"},
    {"reindex", "ReindexStmt"},
    {"lock", "LockStmt"},
    {"checkpoint", "CheckPointStmt"},
    {"load", "LoadStmt"},
    {"listen", "ListenStmt"},
    {"notify", "NotifyStmt"},
    {"unlisten", "UnlistenStmt"},
    {"discard", "DiscardStmt"},
    {"set", "VariableSetStmt"},
    {"show", "VariableShowStmt"},
    {"set_constraints", "ConstraintsSetStmt"},
    {"transaction", "TransactionStmt"},
};

}  // namespace

std::string_view kind_name(Node kind) {
  static constexpr std::string_view names[] = {
#define MIG_STATEMENT(name, type) #name,
#include "grammar/statements.def"
#undef MIG_STATEMENT
  };
  const auto index = static_cast<std::size_t>(kind);
  return index < std::size(names) ? names[index] : "no statement";
}

bool is_kind(std::string_view kind, std::string_view tag) {
  return std::any_of(std::begin(kinds), std::end(kinds),
                     [&](const Row& row) { return row.kind == kind && row.tag == tag; });
}

}  // namespace mig::tools
