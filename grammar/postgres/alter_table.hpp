// ALTER TABLE and its kin: alter_table_cmd, alter_type_cmd, partition_cmd.
#pragma once

#include "grammar/postgres/relation.hpp"

namespace mig::grammar::postgres {

// An action that begins with a word: the node includes it.
template <Node Kind, typename... Rules>
using action = tree<Kind, Rules...>;

// ---- ADD and DROP

struct add_actions
    : sor<action<Node::at_add_column, ADD, opt<COLUMN>, opt<if_not_exists>, column_definition>,
          action<Node::at_add_constraint, ADD, table_constraint>> {};
struct drop_target : seq<opt<if_exists>, name, opt<drop_behavior>> {};
struct drop_actions : sor<action<Node::at_drop_column, DROP, opt<COLUMN>, drop_target>,
                          action<Node::at_drop_constraint, DROP, CONSTRAINT, drop_target>> {};

// ---- ALTER [COLUMN] name …; which action it is shows behind the name

struct identity_choice : sor<always_mark, seq<BY, DEFAULT>> {};
struct identity_restart : tree<Node::option, RESTART, opt<opt<WITH>, signed_number_literal>> {};
struct identity_change
    : sor<identity_restart,
          seq<SET, sor<seq<GENERATED, identity_choice>,
                       seq<not_at<any_word<Keyword::AS, Keyword::RESTART, Keyword::OWNED>>,
                           sequence_option>>>> {};
struct statistics_target : sor<tree<Node::literal_integer, signed_integer>, DEFAULT> {};
struct set_type : seq<opt<SET, DATA>, TYPE, named<"a type", type>, opt<collation>,
                      opt<tree<Node::using_, USING, expression>>> {};

class ColumnAction {
 public:
  explicit ColumnAction(TokenInput& in) : in_(in), token_(in.token()), node_(in.node()) {}

  bool read() {
    auto mark = in_.mark<pegtl::rewind_mode::required>();
    if (!grammar::read<seq<ALTER, opt<COLUMN>>>(in_)) return mark(false);
    if (in_.code() == integer_constant) {
      return mark(
          end<Node::at_set_statistics, column_number, SET, STATISTICS, statistics_target>());
    }
    return mark(grammar::read<named<"a column", name>>(in_) && behind_name());
  }

 private:
  using column_number = judged<judge_column_number, tree<Node::literal_integer, integer>>;

  template <Node Kind, typename... Rules>
  bool end() {
    if (!grammar::read<seq<Rules...>>(in_)) return false;
    in_.emit(Kind, token_, node_);
    return true;
  }

  bool behind_name() {
    switch (static_cast<Keyword>(in_.code())) {
      case Keyword::SET: return set() || type() || identity();
      case Keyword::DROP: return drop();
      default: break;
    }
    return type() || identity() || drop() || set() ||
           end<Node::at_reset_column_options, RESET, storage_parameters>() ||
           end<Node::at_add_identity, ADD, GENERATED, postgres::identity>() ||
           end<Node::at_column_generic_options, alter_generic_options>();
  }
  bool type() { return end<Node::at_set_type, set_type>(); }
  bool identity() { return end<Node::at_set_identity, plus<identity_change>>(); }
  bool set() {
    return end<Node::at_set_default, SET, DEFAULT, expression>() ||
           end<Node::at_set_not_null, SET, NOT, NULL_>() ||
           end<Node::at_set_column_options, SET, storage_parameters>() ||
           end<Node::at_set_statistics, SET, STATISTICS, statistics_target>() ||
           end<Node::at_set_storage, SET, storage>() ||
           end<Node::at_set_compression, SET, compression>() ||
           end<Node::at_set_expression, SET, EXPRESSION, AS, expression_in_parens>();
  }
  bool drop() {
    return end<Node::at_drop_default, DROP, DEFAULT>() ||
           end<Node::at_drop_not_null, DROP, NOT, NULL_>() ||
           end<Node::at_drop_identity, DROP, IDENTITY, opt<if_exists>>() ||
           end<Node::at_drop_expression, DROP, EXPRESSION, opt<if_exists>>();
  }

  TokenInput& in_;
  std::uint32_t token_, node_;
};

inline bool read_column_action(TokenInput& in) { return ColumnAction(in).read(); }
struct column_action : elsewhere<read_column_action> {};

struct alter_constraint : action<Node::at_alter_constraint, ALTER, CONSTRAINT, name,
                                 sor<INHERIT, marks<deferred, enforced, no_inherit>>> {};

// ---- SET, ENABLE, DISABLE

struct set_actions
    : sor<action<Node::at_set_options, SET, storage_parameters>,
          action<Node::at_set_tablespace, SET, TABLESPACE, name>,
          action<Node::at_set_logged, SET, LOGGED>, action<Node::at_set_unlogged, SET, UNLOGGED>,
          action<Node::at_set_access_method, SET, ACCESS, METHOD, sor<name, DEFAULT>>,
          action<Node::at_set_without_oids, SET, WITHOUT, OIDS>,
          action<Node::at_set_without_cluster, SET, WITHOUT, CLUSTER>> {};
struct row_level_security : seq<ROW, LEVEL, SECURITY> {};
struct enable_actions : sor<action<Node::at_enable_row_security, ENABLE, row_level_security>,
                            action<Node::at_enable_trigger, ENABLE, TRIGGER, name>,
                            action<Node::at_enable_trigger_all, ENABLE, TRIGGER, ALL>,
                            action<Node::at_enable_trigger_user, ENABLE, TRIGGER, USER>,
                            action<Node::at_enable_always_trigger, ENABLE, ALWAYS, TRIGGER, name>,
                            action<Node::at_enable_replica_trigger, ENABLE, REPLICA, TRIGGER, name>,
                            action<Node::at_enable_rule, ENABLE, RULE, name>,
                            action<Node::at_enable_always_rule, ENABLE, ALWAYS, RULE, name>,
                            action<Node::at_enable_replica_rule, ENABLE, REPLICA, RULE, name>> {};
struct disable_actions : sor<action<Node::at_disable_row_security, DISABLE, row_level_security>,
                             action<Node::at_disable_trigger, DISABLE, TRIGGER, name>,
                             action<Node::at_disable_trigger_all, DISABLE, TRIGGER, ALL>,
                             action<Node::at_disable_trigger_user, DISABLE, TRIGGER, USER>,
                             action<Node::at_disable_rule, DISABLE, RULE, name>> {};

// ---- the rest

struct replica_identity : action<Node::at_replica_identity, REPLICA, IDENTITY,
                                 sor<any_word<Keyword::NOTHING, Keyword::FULL, Keyword::DEFAULT>,
                                     seq<USING, INDEX, name>>> {};
struct other_actions : sor<action<Node::at_validate_constraint, VALIDATE, CONSTRAINT, name>,
                           action<Node::at_owner_to, OWNER, TO, role>,
                           action<Node::at_reset_options, RESET, storage_parameters>,
                           action<Node::at_inherit, INHERIT, object_name>,
                           action<Node::at_no_inherit, NO, INHERIT, object_name>,
                           action<Node::at_force_row_security, FORCE, row_level_security>,
                           action<Node::at_no_force_row_security, NO, FORCE, row_level_security>,
                           replica_identity, action<Node::at_cluster_on, CLUSTER, ON, name>,
                           action<Node::at_of_type, OF, tree<Node::type, object_name>>,
                           action<Node::at_not_of, NOT, OF>,
                           action<Node::at_generic_options, alter_generic_options>> {};

struct table_action : sor<add_actions, column_action, alter_constraint, drop_actions, set_actions,
                          enable_actions, disable_actions, other_actions> {};
struct table_actions : list<table_action> {};

// Partitions come and go alone.
struct attach_partition
    : action<Node::at_attach_partition, ATTACH, PARTITION, object_name, partition_bound> {};
struct detach_partition
    : sor<action<Node::at_detach_partition_finalize, DETACH, PARTITION, object_name, FINALIZE>,
          action<Node::at_detach_partition, DETACH, PARTITION, object_name, opt<concurrently>>> {};
struct attach_index : action<Node::at_attach_partition, ATTACH, PARTITION, object_name> {};

// ---- attributes of composite types

struct attribute_action
    : sor<action<Node::at_add_column, ADD, ATTRIBUTE, attribute_definition, opt<drop_behavior>>,
          action<Node::at_drop_column, DROP, ATTRIBUTE, drop_target>,
          action<Node::at_set_type, ALTER, ATTRIBUTE, name, opt<SET, DATA>, TYPE,
                 named<"a type", type>, opt<collation>, opt<drop_behavior>>> {};

// ---- statements

struct move_all
    : seq<ALL, IN, TABLESPACE, name, opt<OWNED, BY, roles>, SET, TABLESPACE, name, opt<NOWAIT>> {};
struct move_all_statement : tree<Node::alter_table_move_all, ALTER,
                                 sor<TABLE, INDEX, seq<MATERIALIZED, VIEW>>, move_all> {};

struct alter_table_body : seq<TABLE, opt<if_exists>, relation_name,
                              sor<table_actions, attach_partition, detach_partition>> {};
struct alter_foreign_table_body
    : seq<FOREIGN, TABLE, opt<if_exists>, relation_name, table_actions> {};
struct alter_index_body : seq<INDEX, sor<seq<if_exists, object_name, table_actions>,
                                         seq<object_name, sor<table_actions, attach_index>>>> {};
struct alter_view_body : seq<opt<MATERIALIZED>, VIEW, opt<if_exists>, object_name, table_actions> {
};
struct alter_type_body : seq<TYPE, object_name, list<attribute_action>> {};
struct alter_sequence_head : seq<ALTER, SEQUENCE, opt<if_exists>, object_name> {};

}  // namespace mig::grammar::postgres
